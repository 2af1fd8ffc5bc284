import { basename, dirname, resolve } from 'node:path';
import { isSnapshot } from '../machine/snapshot/index.ts';
import { isRehearsalFile } from '../rehearsal/index.ts';
import {
  aloneText,
  type LogDocument,
  type RehearsalDocument,
  rehearsalDocument,
} from '../studio/model/index.ts';
import { Failure } from './failure.ts';
import { chunksOf, isFolder, readInput, walk } from './files.ts';
import { rehearsalsOf } from './rehearsal-file.ts';

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
  return (isRehearsalFile(name) || /\.log$/i.test(name)) && !/(?:^|[\\/])node_modules[\\/]/.test(path);
}

/** Enough of a file to tell what it is. */
function beginningOf(path: string): string {
  const [chunk] = chunksOf(path);
  return new TextDecoder().decode(chunk?.subarray(0, 200));
}

function documentAt(path: string): RehearsalDocument | LogDocument {
  if (isRehearsalFile(path)) return readDocument(path);
  return isSnapshot(beginningOf(path)) ? snapshotDocument(path) : { kind: 'log', name: path };
}

function readDocument(path: string): RehearsalDocument {
  return documentOf(path, path, new TextDecoder().decode(readInput(path)));
}

/** A computer and nothing that happens on it. */
function snapshotDocument(path: string): RehearsalDocument {
  return { ...documentOf(path, path, aloneText({ snapshot: basename(path) })), byHand: true };
}

/** The rehearsals of a text, as the page gets them; what they name is beside `path`. */
export function documentOf(name: string, path: string, text: string): RehearsalDocument {
  const read = rehearsalsOf(path, text);
  const snapshots = read.flatMap(({ rehearsal }) => rehearsal.machine.snapshot ?? []);
  const textOf = (named: string): string =>
    new TextDecoder().decode(readInput(resolve(dirname(path), named)));
  return rehearsalDocument({
    name,
    text,
    given: read.map(one => one.given()),
    snapshots: Object.fromEntries(snapshots.map(named => [named, textOf(named)])),
  });
}
