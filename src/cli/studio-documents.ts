import { basename, dirname, resolve } from 'node:path';
import type { LogDocument, RehearsalDocument, ShownFile } from '../studio/model/index.ts';
import { Failure } from './failure.ts';
import { chunksOf, isFolder, isRehearsal, readInput, walk } from './files.ts';
import { type ReadRehearsal, rehearsalsOf } from './rehearsal-file.ts';
import { isSnapshot } from './snapshot-file.ts';

/** Rehearsals and logs, as the studio shows them, and where the logs are. */
export interface FoundDocuments {
  readonly documents: readonly (RehearsalDocument | LogDocument)[];
  /** The paths of the logs, in their order. */
  readonly logs: readonly string[];
}

/** What the studio shows of files and folders of this computer. Of a folder what is not meant for it is left out. */
export function shownAt(paths: readonly string[]): FoundDocuments {
  const documents = paths.flatMap(path =>
    isFolder(path) ? walk(path, isShown).flatMap(documentOrNone) : [documentAt(path)],
  );
  if (documents.length === 0) {
    const wanted = 'a rehearsal, a file that ends in .yaml, nor a log, one that ends in .log';
    throw new Failure(`${paths.join(', ')} holds neither ${wanted}; name one, or its folder`);
  }
  return { documents, logs: documents.flatMap(({ kind, name }) => (kind === 'log' ? [name] : [])) };
}

/** YAML is written for many purposes. */
function documentOrNone(path: string): (RehearsalDocument | LogDocument)[] {
  try {
    return [documentAt(path)];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`firstplug: left out: ${error.message.split('\n')[0]}\n`);
    return [];
  }
}

function isShown(name: string, path: string): boolean {
  return (isRehearsal(name) || /\.log$/i.test(name)) && !/(?:^|[\\/])node_modules[\\/]/.test(path);
}

/** Enough of a file to tell what it is. */
function beginningOf(path: string): string {
  const [chunk] = chunksOf(path);
  return new TextDecoder().decode(chunk?.subarray(0, 200));
}

function documentAt(path: string): RehearsalDocument | LogDocument {
  if (isRehearsal(path)) return rehearsalDocument(path);
  return isSnapshot(beginningOf(path)) ? snapshotDocument(path) : { kind: 'log', name: path };
}

function rehearsalDocument(path: string): RehearsalDocument {
  const text = new TextDecoder().decode(readInput(path));
  return { kind: 'rehearsal', name: path, text, ...shownGiven(path, rehearsalsOf(path, text)) };
}

/** A computer and nothing that happens on it. */
function snapshotDocument(path: string): RehearsalDocument {
  const text = JSON.stringify({ machine: { snapshot: basename(path) }, steps: [{ scan: true }] });
  return { kind: 'rehearsal', name: path, text, ...shownGiven(path, rehearsalsOf(path, text)), byHand: true };
}

/** What rehearsals of one file name, as the page gets it. */
export function shownGiven(
  path: string,
  read: readonly ReadRehearsal[],
): Pick<RehearsalDocument, 'folders' | 'texts' | 'snapshots'> {
  const given = read.map(one => one.given());
  const folders = new Map<string, readonly ShownFile[]>();
  for (const [name, files] of given.flatMap(one => [...one.folders])) {
    if (folders.has(name)) continue;
    folders.set(
      name,
      files.map(({ path: below, bytes }) => ({ path: below, base64: base64Of(bytes) })),
    );
  }
  const snapshots = read.flatMap(({ rehearsal }) => rehearsal.machine.snapshot ?? []);
  return {
    folders: Object.fromEntries(folders),
    texts: Object.fromEntries(given.flatMap(({ texts }) => [...texts])),
    snapshots: Object.fromEntries(
      snapshots.map(name => [name, new TextDecoder().decode(readInput(resolve(dirname(path), name)))]),
    ),
  };
}

export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
