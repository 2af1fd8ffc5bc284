import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLog } from '../src/log/index.ts';
import { everyEvent, type SectionEvent, type StoryEvent } from '../src/story/index.ts';

/** What a fact is made of. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Fact = { [name: string]: Json };

/** A record of `raw/index.jsonl`; its fields are text or null. */
export type Index = Readonly<Record<string, string | null | undefined>>;

/** One raw text of a recordings folder, with what `raw/index.jsonl` says of it. */
export interface Recording {
  readonly file: string;
  readonly kind: string;
  /** Absent where the index names none at all. */
  readonly repo: string | null;
  readonly os: string;
  readonly index: Index;
  readonly bytes: Buffer;
  readonly text: string;
  readonly events: readonly StoryEvent[];
  readonly sections: readonly RecordedSection[];
}

/** A section as the facts count them: everything before the first heading is one section without title. */
export interface RecordedSection {
  readonly title: string | null;
  readonly line: number | null;
  readonly status: string | null;
  readonly old: boolean;
  readonly events: readonly StoryEvent[];
  readonly about: string | undefined;
}

/** Reads all raw texts of a folder. */
export function readRecordings(folder: string): Recording[] {
  const index = readFileSync(join(folder, 'raw/index.jsonl'), 'utf8').split('\n').filter(Boolean);
  return index
    .map(line => JSON.parse(line) as Index)
    .filter(entry => existsSync(join(folder, `raw/${entry.id}.log`)))
    .map(entry => readRecording(folder, entry));
}

function readRecording(folder: string, index: Index): Recording {
  const file = `${index.id}.log`;
  const bytes = readFileSync(join(folder, 'raw', file));
  const kind = index.kind ?? 'log';
  const { events } = kind === 'log' ? readLog(bytes) : { events: [] };
  return {
    file,
    kind,
    repo: index.repo ?? null,
    os: systemOf(events) ?? index.os ?? '',
    index,
    bytes,
    text: bytes.toString('utf8'),
    events,
    sections: sectionsOf(events),
  };
}

/** Another text of the same machine: what a prediction wrote. */
export function recordingOf(like: Recording, bytes: Uint8Array): Recording {
  const { events } = readLog(bytes);
  const text = Buffer.from(bytes);
  return { ...like, bytes: text, text: text.toString('utf8'), events, sections: sectionsOf(events) };
}

/** `10.0.10240 amd64`, where the log begins with its head. */
function systemOf(events: readonly StoryEvent[]): string | undefined {
  const first = events.find(event => event.kind !== 'gap');
  return first?.kind === 'system' ? `${first.version} ${first.architecture}` : undefined;
}

function sectionsOf(events: readonly StoryEvent[]): RecordedSection[] {
  const sections: RecordedSection[] = [];
  for (const event of events) {
    if (event.kind !== 'section') continue;
    const last = sections.at(-1);
    const section = recordedSection(event);
    if (!event.title && !event.thread && last && !last.old) {
      sections[sections.length - 1] = {
        ...last,
        line: last.line ?? section.line,
        events: [...last.events, ...section.events],
      };
    } else sections.push(section);
  }
  return sections;
}

function recordedSection(event: SectionEvent): RecordedSection {
  const head = event.from?.text ?? '';
  const about = event.about === undefined ? '' : ` - ${event.about}`;
  const started = event.title || event.thread ? undefined : event.started;
  return {
    title: event.thread ? head.trim().replace(/^\[|\]$/g, '') : event.title ? event.title + about : null,
    line: event.title || event.thread || started ? (event.from?.line ?? null) : null,
    status: (event.title && /\[Exit status: (.*)\]/.exec(event.until?.text ?? '')?.[1]) || null,
    old: event.thread !== undefined || old(event),
    events: event.events ?? [],
    about: event.about,
  };
}

function old(event: SectionEvent): boolean {
  for (const inner of everyEvent(event.events ?? []))
    if (inner.category) return inner.category.startsWith('#');
  return false;
}

/** Visits every event with the events around it, outermost first. */
export function walk(
  events: readonly StoryEvent[],
  visit: (event: StoryEvent, around: readonly StoryEvent[]) => void,
  around: readonly StoryEvent[] = [],
): void {
  for (const event of events) {
    visit(event, around);
    if (event.events) walk(event.events, visit, [...around, event]);
  }
}

/** The message of an event's first line, as the log writes it: without mark and category, with its time. */
export function messageOf(event: StoryEvent): string {
  const line = (event.from ?? event.until)?.text?.split(/\r?\n/)[0] ?? '';
  return line.replace(/^(?:!!!|!|)\s*[a-z. ]{3}:\s*/, '').trimEnd();
}

/** The mark of an event's first line. */
export function markOf(event: StoryEvent): string {
  return /^!*/.exec((event.from ?? event.until)?.text ?? '')![0];
}

export function lineOf(event: StoryEvent): number {
  return (event.from ?? event.until)?.line ?? 0;
}

export function hex(code: number | undefined): string | null {
  return code === undefined ? null : `0x${code.toString(16).padStart(8, '0')}`;
}

/** A fact's field as text. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Leaves out what is undefined. */
export function fact(fields: { readonly [name: string]: Json | undefined }): Fact {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fact;
}

/** The bytes of a rank, as the facts write them. */
export function rankBits(rank: number): Fact {
  return {
    signature: rank >>> 24,
    feature: (rank >>> 16) & 0xff,
    identifier: rank & 0xffff,
    matchType: (rank >>> 12) & 0xf,
  };
}
