import { type Explanation, explainSection, StoryReader } from '../../log/index.ts';
import type { SectionEvent, StoryEvent } from '../../story/index.ts';
import { LineEnds } from './line-ends.ts';
import type { LogIndex, LogSection } from './log-index.ts';

/** Bytes of the log from one offset up to another, fewer at its end. */
export type ReadBytes = (from: number, to: number) => Promise<Uint8Array>;

/** A section as it was read again. */
export interface ReadSection {
  readonly event: SectionEvent;
  readonly explanation: Explanation;
  /** Lines that were left out, for there are too many. */
  readonly left: number;
}

const CHUNK = 1 << 20;

/** More lines of a section than these are not laid out. */
const MOST_LINES = 200_000;

/** One section of a log: out of what the index keeps, or read again. */
export async function readSection(
  index: LogIndex,
  section: LogSection,
  read: ReadBytes,
): Promise<ReadSection | undefined> {
  const kept = index.kept(section);
  if (kept) return { event: kept, explanation: explainSection(kept), left: 0 };
  return readAgain(index, section, read);
}

/** Lines are counted as the index counts them. */
async function readAgain(
  index: LogIndex,
  { line, lines }: LogSection,
  read: ReadBytes,
): Promise<ReadSection | undefined> {
  const told: StoryEvent[] = [];
  const reader = new StoryReader(event => told.push(event));
  const shown = Math.min(lines, MOST_LINES);
  const { byte, line: before } = index.startOf(line);
  const skip = line - 1 - before;
  if (index.wide && byte + skip > 0) reader.push(Uint8Array.of(0xff, 0xfe));
  const cut = new LineCut(skip, shown, index.wide);
  for (let at = byte; !cut.isDone; at += CHUNK) {
    const chunk = await read(at, at + CHUNK);
    if (chunk.length === 0) break;
    reader.push(cut.take(chunk));
  }
  reader.end();
  const event = told.find(one => one.kind === 'section');
  if (!event) return undefined;
  return { event, explanation: explainSection(event), left: lines - shown };
}

/** Lets some lines pass after others. */
class LineCut {
  #skip: number;
  #pass: number;
  readonly #ends: LineEnds;

  constructor(skip: number, pass: number, wide: boolean) {
    this.#skip = skip;
    this.#pass = pass;
    this.#ends = new LineEnds(wide);
  }

  get isDone(): boolean {
    return this.#pass <= 0;
  }

  take(chunk: Uint8Array): Uint8Array {
    const from = this.#ends.behind(chunk, 0, this.#skip);
    this.#skip -= from.ends;
    if (this.#skip > 0) return new Uint8Array(0);
    const to = this.#ends.behind(chunk, from.at, this.#pass);
    this.#pass -= to.ends;
    return chunk.subarray(from.at, to.at);
  }
}
