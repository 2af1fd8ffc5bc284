import { type Explanation, explainSection, StoryReader } from '../../log/index.ts';
import type { SectionEvent, StoryEvent } from '../../story/index.ts';
import { LineEnds } from './line-ends.ts';

/** A section of a log in a line. */
export interface LogSection {
  /** From 1. */
  readonly line: number;
  readonly lines: number;
  readonly outcome: Explanation['outcome'];
  readonly headline: string;
  readonly about: string;
  readonly started: string;
}

/** Where in a log a chunk begins: its first byte, and how many lines end before it. */
interface ChunkStart {
  readonly byte: number;
  readonly line: number;
}

/**
 * A log of any length, read once, a chunk after the other: a line for each section, and where its bytes are. Nothing
 * else is kept; a section that somebody wants to see is read again.
 */
export class LogIndex {
  readonly #reader: StoryReader;
  readonly #starts: ChunkStart[] = [];
  #found: LogSection[] = [];
  #bytes = 0;
  #lines = 0;
  #ends: LineEnds | undefined;

  constructor() {
    this.#reader = new StoryReader(event => this.#add(event));
  }

  get bytes(): number {
    return this.#bytes;
  }

  get wide(): boolean {
    return this.#reader.wide;
  }

  /** Chunks of UTF-16 have whole units. */
  push(chunk: Uint8Array): void {
    this.#reader.push(chunk);
    this.#ends ??= new LineEnds(this.wide);
    const line = this.#lines + Number(this.#ends.endsBefore(chunk));
    this.#starts.push({ byte: this.#bytes, line });
    this.#bytes += chunk.length;
    this.#lines += this.#ends.behind(chunk, 0, Number.POSITIVE_INFINITY).ends;
  }

  end(): void {
    this.#reader.end();
  }

  /** The sections that were found since this was asked before. */
  take(): LogSection[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  /** The last chunk that begins before a line does. */
  startOf(line: number): ChunkStart {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]!.line < line - 1) low = middle + 1;
      else high = middle;
    }
    return this.#starts[Math.max(0, low - 1)] ?? { byte: 0, line: 0 };
  }

  #add(event: StoryEvent): void {
    if (event.kind !== 'section') return;
    const { line, outcome, headline, about = '', started = '' } = explainSection(event);
    this.#found.push({ line, lines: lastLineOf(event) - line + 1, outcome, headline, about, started });
  }
}

function lastLineOf(section: SectionEvent): number {
  const place = section.until ?? lastPlace(section.events ?? []) ?? section.from;
  return place ? place.line + (place.lines ?? 1) - 1 : 0;
}

function lastPlace(events: readonly StoryEvent[]): StoryEvent['from'] {
  for (let last = events.at(-1); last; last = last.events?.at(-1)) {
    const place = last.until ?? (last.events?.length ? undefined : last.from);
    if (place) return place;
  }
  return undefined;
}
