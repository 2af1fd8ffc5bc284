import { LogIndex, type LogSection, type ReadSection, readSection } from '../../model/index.ts';

/** What the worker is told: a log to read, or a section of it to show. */
export type LogRequest =
  | { readonly kind: 'open'; readonly log: Blob }
  | { readonly kind: 'section'; readonly section: LogSection };

/** What the worker tells. */
export type LogReply =
  | {
      readonly kind: 'read';
      readonly bytes: number;
      readonly sections: readonly LogSection[];
      readonly done: boolean;
    }
  | { readonly kind: 'section'; readonly line: number; readonly read: ReadSection | undefined };

/** The part of a worker's global scope that is used here; the page's types know only windows. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<LogRequest>) => void) | null;
  postMessage(reply: LogReply): void;
}

const scope = globalThis as unknown as WorkerScope;
const CHUNK = 1 << 20;

let log = new Blob();
let index = new LogIndex();

scope.onmessage = ({ data }) => {
  if (data.kind === 'open') void open(data.log);
  else void show(data.section);
};

/** Reads a log a megabyte at a time; what was found is told on the way. */
async function open(opened: Blob): Promise<void> {
  log = opened;
  index = new LogIndex();
  const own = index;
  for (let at = 0; at < opened.size; at += CHUNK) {
    own.push(await bytesOf(at, at + CHUNK));
    if (own !== index) return;
    scope.postMessage({ kind: 'read', bytes: own.bytes, sections: own.take(), done: false });
  }
  own.end();
  scope.postMessage({ kind: 'read', bytes: own.bytes, sections: own.take(), done: true });
}

async function show(section: LogSection): Promise<void> {
  const read = await readSection(index, section, bytesOf);
  scope.postMessage({ kind: 'section', line: section.line, read });
}

async function bytesOf(from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await log.slice(from, to).arrayBuffer());
}
