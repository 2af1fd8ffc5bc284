import type { LogSource } from '../../../log/index.ts';
import { LogIndex, type LogSection, type ReadSection, readSection } from '../../model/index.ts';

/** What the worker is told: a log to read, or a section of it to show. */
export type LogRequest =
  | { readonly kind: 'open-log'; readonly log: Blob }
  | { readonly kind: 'section'; readonly section: LogSection };

/** What the worker tells. */
export type LogReply =
  | {
      readonly kind: 'read';
      readonly bytes: number;
      readonly sections: readonly LogSection[];
      readonly source: LogSource | undefined;
      readonly done: boolean;
    }
  /** Why it cannot be read. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'section'; readonly number: number; readonly read: ReadSection | undefined };

const CHUNK = 1 << 20;

let log = new Blob();
let index = new LogIndex();

export function workOnLog(request: LogRequest, tell: (reply: LogReply) => void): void {
  if (request.kind === 'open-log') void open(request.log, tell);
  else void show(request.section, tell);
}

/** Reads a log a megabyte at a time; what was found is told on the way. */
async function open(opened: Blob, tell: (reply: LogReply) => void): Promise<void> {
  log = opened;
  index = new LogIndex();
  const own = index;
  for (let at = 0; at < opened.size; at += CHUNK) {
    own.push(await bytesOf(at, at + CHUNK));
    if (own !== index) return;
    if (own.refused !== undefined) {
      tell({ kind: 'refused', why: own.refused });
      return;
    }
    tell(readOf(own, false));
  }
  own.end();
  tell(readOf(own, true));
}

/** What was read since this was asked before. */
function readOf(own: LogIndex, done: boolean): LogReply {
  return { kind: 'read', bytes: own.bytes, source: own.source, sections: own.take(), done };
}

async function show(section: LogSection, tell: (reply: LogReply) => void): Promise<void> {
  const read = await readSection(index, section, bytesOf);
  tell({ kind: 'section', number: section.number, read });
}

async function bytesOf(from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await log.slice(from, to).arrayBuffer());
}
