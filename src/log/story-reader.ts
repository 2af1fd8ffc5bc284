import { ARCHITECTURES, parseWindowsVersion } from '../base/index.ts';
import type { ReadFrom, SectionEvent, Story, StoryEvent } from '../story/index.ts';
import { displayText, LineReader } from './bytes.ts';
import type { Draft } from './frames.ts';
import { joined, startSystem } from './leaf.ts';
import { type LogLine, readLine } from './line.ts';
import { readOldTitle, readSectionTitle, readStatus } from './section-title.ts';
import { Teller } from './teller.ts';

/**
 * Reads a log that arrives in chunks and tells each outermost event once it is whole: a section, a start of the
 * computer, lines between them. Lines outside any section are told in a section without title. Any bytes can be
 * read: what is not understood is told as `unread`. Memory is that of one chunk and one section.
 */
export class StoryReader {
  readonly #lines: LineReader;
  readonly #teller: Teller;
  /** Where the section stands: its head may still grow, its end may still get its exit status. */
  #part: 'head' | 'body' | 'end' = 'body';
  #old = false;

  constructor(tell: (event: StoryEvent) => void) {
    this.#teller = new Teller(tell);
    this.#lines = new LineReader((text, end, line, bytes) =>
      this.#read(bytes ? displayText(text) : text, text + end, line),
    );
  }

  /** Whether the log is UTF-16. */
  get wide(): boolean {
    return this.#lines.wide;
  }

  push(bytes: Uint8Array): void {
    this.#lines.push(bytes);
  }

  end(): void {
    this.#lines.end();
    this.#leaveSection();
  }

  #read(shown: string, text: string, number: number): void {
    const line = readLine(shown);
    const from: ReadFrom = { line: number, text };
    if (this.#teller.grow(line, from)) return;
    if (this.#part === 'end' && line.shape !== 'exit') this.#leaveSection();
    this.#tell(line, from);
  }

  #tell(line: LogLine, from: ReadFrom): void {
    switch (line.shape) {
      case 'blank':
        this.#tellBlank(from);
        break;
      case 'header':
      case 'system':
        this.#leaveSection();
        this.#teller.start(startSystem(line, from));
        break;
      case 'boot':
        this.#leaveSection();
        this.#teller.frames.add({ kind: 'boot', at: line.message, from });
        break;
      case 'section':
        this.#begin({ kind: 'section', ...readSectionTitle(line.message), from }, false);
        break;
      case 'old section':
        this.#begin({ kind: 'section', ...readOldTitle(line.message), from }, true);
        break;
      case 'start':
        this.#tellStart(line, from);
        break;
      case 'command':
        this.#tellCommand(line, from);
        break;
      case 'end':
      case 'exit':
        this.#tellEnd(line, from);
        break;
      case 'dots':
        this.#teller.frames.add({ kind: 'gap', from });
        break;
      default:
        this.#tellBody(line, from);
        break;
    }
  }

  #leaveSection(): void {
    this.#teller.finish();
    this.#teller.frames.closeDownTo(0);
    this.#part = 'body';
    this.#old = false;
  }

  #begin(section: Draft, old: boolean): void {
    this.#leaveSection();
    this.#teller.frames.begin(section, '');
    this.#teller.restart();
    this.#part = 'head';
    this.#old = old;
  }

  /** The section that is open; one without title where there is none. */
  #section(): Draft {
    const { frames } = this.#teller;
    if (frames.empty) this.#begin({ kind: 'section', title: '' }, false);
    return frames.outermost!.event;
  }

  /** Tells what there is of a section and goes on with it as another. */
  #goOn(line: number): void {
    const { title, about, thread } = this.#section() as Partial<SectionEvent>;
    const named = { title: title ?? '', ...(about !== undefined && { about }), ...(thread && { thread }) };
    this.#begin({ kind: 'section', ...named, from: { line, lines: 0, text: '' } }, this.#old);
  }

  #tellBlank(from: ReadFrom): void {
    const { frames } = this.#teller;
    if (!this.#old && frames.outermost?.event.title === '') this.#leaveSection();
    frames.add({ kind: 'gap', from });
  }

  #tellStart(line: LogLine, from: ReadFrom): void {
    const open = this.#section();
    if (this.#part !== 'head' || open.started !== undefined)
      this.#begin({ kind: 'section', title: '' }, false);
    this.#extend({ started: line.message }, from);
  }

  #tellCommand(line: LogLine, from: ReadFrom): void {
    const section = this.#section();
    if (this.#part === 'head' && section.command === undefined) this.#extend({ command: line.message }, from);
    else this.#teller.frames.add({ kind: 'value', name: 'cmd', value: line.message, category: 'cmd', from });
  }

  /** Adds a line to the head of the section. */
  #extend(found: Draft, from: ReadFrom): void {
    const section = this.#section();
    Object.assign(section, found, { from: joined(section.from as ReadFrom | undefined, from) });
  }

  #tellEnd(line: LogLine, from: ReadFrom): void {
    const section = this.#section();
    this.#teller.frames.closeDownTo(1);
    const found = line.shape === 'exit' ? readStatus(line.message) : { ended: line.message };
    Object.assign(section, found, { until: joined(section.until as ReadFrom | undefined, from) });
    this.#part = 'end';
    if (line.shape === 'exit') this.#leaveSection();
  }

  #tellBody(line: LogLine, from: ReadFrom): void {
    if (this.#teller.frames.size > MOST_EVENTS) this.#goOn(from.line);
    this.#section();
    this.#part = 'body';
    this.#teller.read(line, from, line.shape === 'old message' || (line.shape === 'text' && this.#old));
  }
}

/** A section with more events is told in parts, so that a log without ends of sections needs no more memory. */
const MOST_EVENTS = 200_000;

/** Reads a whole log. Text is taken as it is; bytes may be UTF-8, UTF-16 with its mark, or an ANSI code page. */
export function readLog(log: Uint8Array | string, title = ''): Story {
  const events: StoryEvent[] = [];
  const reader = new StoryReader(event => events.push(event));
  reader.push(typeof log === 'string' ? new TextEncoder().encode(log) : log);
  reader.end();
  return { title, ...machineOf(events), events, ...(reader.wide && { encoding: 'utf-16le' as const }) };
}

/** The Windows that a log's head names. */
function machineOf(events: readonly StoryEvent[]): Pick<Story, 'machine'> {
  const system = events.find(event => event.kind === 'system');
  const windows = parseWindowsVersion(system?.version.split(' ')[0] ?? '');
  const architecture = ARCHITECTURES.find(known => known === system?.architecture?.toLowerCase());
  return windows && architecture ? { machine: { windows, architecture } } : {};
}
