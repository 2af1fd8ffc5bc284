import { type Explanation, explainSection, LogReader, type LogSource, whyNoLog } from '../../log/index.ts';
import type { SectionEvent, StoryEvent } from '../../story/index.ts';
import { LineEnds } from './line-ends.ts';

/** A section of a log in a line; of a text that is no setup log one of its devices or events. */
export interface LogSection {
  /** Which it is, from 0. */
  readonly number: number;
  /** From 1; 0 where it is not known. */
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

/** A longer text that is no setup log is not read: it is kept as a whole. In bytes. */
const MOST_BYTES = 64 << 20;
const TOO_LONG = `has more than ${MOST_BYTES >> 20} MB, and only setup logs may be longer; open a part of it`;

/**
 * A log of any length, read once, a chunk after the other: a line for each section, and where its bytes are. Nothing
 * else is kept; a section that somebody wants to see is read again. Other texts are short, and are kept.
 */
export class LogIndex {
  readonly #reader: LogReader;
  readonly #starts: ChunkStart[] = [];
  readonly #kept: SectionEvent[] = [];
  #found: LogSection[] = [];
  #count = 0;
  #bytes = 0;
  #lines = 0;
  #ends: LineEnds | undefined;
  #wide = false;
  #refused: string | undefined;

  constructor() {
    this.#reader = new LogReader(event => this.#add(event));
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether it is UTF-16; known once something of it was read. */
  get wide(): boolean {
    return this.#wide;
  }

  /** What the log is; undefined until enough of it was read. */
  get source(): LogSource | undefined {
    return this.#reader.source;
  }

  /** Why it cannot be read, in words that follow its name. */
  get refused(): string | undefined {
    return this.#refused;
  }

  /** Chunks of UTF-16 have whole units. */
  push(chunk: Uint8Array): void {
    if (this.#bytes === 0) {
      this.#refused = whyNoLog(chunk);
      this.#wide = chunk[0] === 0xff && chunk[1] === 0xfe;
    }
    if (this.#refused !== undefined) return;
    this.#reader.push(chunk);
    this.#ends ??= new LineEnds(this.#wide);
    const line = this.#lines + Number(this.#ends.endsBefore(chunk));
    this.#starts.push({ byte: this.#bytes, line });
    this.#bytes += chunk.length;
    this.#lines += this.#ends.behind(chunk, 0, Number.POSITIVE_INFINITY).ends;
    if (this.#isKept && this.#bytes > MOST_BYTES) this.#refused = TOO_LONG;
  }

  end(): void {
    if (this.#refused === undefined) this.#reader.end();
  }

  /** A section of a text that is kept; undefined where it has to be read again. */
  kept({ number }: LogSection): SectionEvent | undefined {
    return this.#kept[number];
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

  get #isKept(): boolean {
    return this.source !== undefined && this.source !== 'setup log';
  }

  #add(event: StoryEvent): void {
    if (event.kind !== 'section') return;
    if (this.#isKept) this.#kept.push(event);
    const { line, outcome, headline, about = '', started = '' } = explainSection(event);
    const lines = lastLineOf(event) - line + 1;
    this.#found.push({ number: this.#count++, line, lines, outcome, headline, about, started });
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
