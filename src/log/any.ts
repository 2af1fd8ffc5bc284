import type { StoryEvent } from '../story/index.ts';
import { displayText, LineReader } from './bytes.ts';
import { readDxdiag, tellDxdiag } from './dxdiag.ts';
import { readPnpEvents, tellPnpEvent } from './kernel-pnp.ts';
import { readPnputil, tellPnputil } from './pnputil.ts';
import { StoryReader } from './story-reader.ts';

/** What a text is: a setup log, or one of the sources beside it. */
export type LogSource = 'setup log' | 'kernel-pnp events' | 'pnputil' | 'dxdiag';

/** Tells the kind of a text from its beginning (a few thousand characters are enough). */
export function sourceOf(beginning: string): LogSource {
  if (/<PnpUtil\b|^\s*Instance ID:/m.test(beginning)) return 'pnputil';
  if (/^\s*(?:Device Key|Driver Strong Name|Card name): /m.test(beginning)) return 'dxdiag';
  if (/(?:^|\| )Device \S+ (?:was|had|requires|has been) |^\s*Driver Name: .*\.inf\s*$/m.test(beginning))
    return 'kernel-pnp events';
  return 'setup log';
}

/** The events of a text that is no setup log. */
export function tellOther(source: Exclude<LogSource, 'setup log'>, text: string): StoryEvent[] {
  if (source === 'pnputil') return readPnputil(text).map(tellPnputil);
  if (source === 'dxdiag') return readDxdiag(text).map(tellDxdiag);
  return readPnpEvents(text).map(tellPnpEvent);
}

/** Enough of a text to tell what it is. */
const BEGINNING = 16_384;

/**
 * Reads a text of any of these kinds that arrives in chunks. A setup log is told as it comes, each section once it is
 * whole; another text is kept and told at its end.
 */
export class LogReader {
  readonly #tell: (event: StoryEvent) => void;
  #held: Uint8Array[] = [];
  #bytes = 0;
  #source: LogSource | undefined;
  #reader: StoryReader | TextReader | undefined;

  constructor(tell: (event: StoryEvent) => void) {
    this.#tell = tell;
  }

  /** What the text is; undefined until enough of it came. */
  get source(): LogSource | undefined {
    return this.#source;
  }

  /** Keeps no chunk: it may be used again. */
  push(bytes: Uint8Array): void {
    if (this.#reader) {
      this.#reader.push(bytes);
      return;
    }
    this.#held.push(bytes.slice());
    this.#bytes += bytes.length;
    if (this.#bytes >= BEGINNING) this.#begin();
  }

  end(): void {
    if (!this.#reader) this.#begin();
    this.#reader!.end();
  }

  #begin(): void {
    const source = sourceOf(textOf(this.#held));
    this.#source = source;
    this.#reader =
      source === 'setup log'
        ? new StoryReader(this.#tell)
        : new TextReader(text => tellOther(source, text).forEach(this.#tell));
    for (const held of this.#held) this.#reader.push(held);
    this.#held = [];
  }
}

/** Puts a text together that arrives in chunks, in whatever encoding logs have. */
class TextReader {
  readonly #lines: LineReader;
  readonly #tell: (text: string) => void;
  #parts: string[] = [];

  constructor(tell: (text: string) => void) {
    this.#tell = tell;
    this.#lines = new LineReader((text, end, _line, bytes) => {
      this.#parts.push(bytes ? displayText(text) : text);
      if (end !== '') this.#parts.push('\n');
    });
  }

  push(bytes: Uint8Array): void {
    this.#lines.push(bytes);
  }

  end(): void {
    this.#lines.end();
    const text = this.#parts.join('').replace(/^\ufeff/, '');
    this.#parts = [];
    this.#tell(text);
  }
}

function textOf(chunks: readonly Uint8Array[]): string {
  const parts: string[] = [];
  const reader = new TextReader(text => parts.push(text));
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return parts.join('').slice(0, BEGINNING);
}

/** Why a file can be read as none of these, told from its first bytes: an event log as Windows keeps it. */
export function whyNoLog(beginning: Uint8Array): string | undefined {
  const mark = String.fromCharCode(...beginning.subarray(0, 8));
  if (mark !== 'ElfFile\0') return undefined;
  return 'is an event log as Windows keeps it, which is not read here; have it printed: wevtutil query-events <file> /logfile:true /format:text > events.txt';
}
