import { type Given, readRehearsals } from '../rehearsal/index.ts';
import type { LogDocument, RehearsalDocument, ShownFile } from '../studio/model/index.ts';
import { Failure, printProblems } from './failure.ts';
import { isFolder, isRehearsal, readInput, walk } from './files.ts';
import { givenOf } from './rehearsal-folders.ts';

/** Rehearsals and logs, as the studio shows them, and where the logs are. */
export interface FoundDocuments {
  readonly documents: readonly (RehearsalDocument | LogDocument)[];
  /** The paths of the logs, in their order. */
  readonly logs: readonly string[];
}

/** What the studio shows of files and folders of this computer. */
export function shownAt(paths: readonly string[]): FoundDocuments {
  const files = paths.flatMap(path => (isFolder(path) ? walk(path, isShown) : [path]));
  if (files.length === 0) {
    const wanted = 'a rehearsal, a file that ends in .yaml, nor a log, one that ends in .log';
    throw new Failure(`${paths.join(', ')} holds neither ${wanted}; name one, or its folder`);
  }
  const rehearsals = files.filter(isRehearsal);
  const logs = files.filter(path => !isRehearsal(path));
  return {
    documents: [...rehearsals.map(rehearsalDocument), ...logs.map(name => ({ kind: 'log', name }) as const)],
    logs,
  };
}

function isShown(name: string): boolean {
  return isRehearsal(name) || /\.log$/i.test(name);
}

function rehearsalDocument(path: string): RehearsalDocument {
  const text = new TextDecoder().decode(readInput(path));
  const { value, problems } = readRehearsals(text);
  if (!value) throw new Failure(printProblems(path, text, problems));
  const given = value.map((rehearsal, document) => givenOf(rehearsal, { path, text, document }));
  return { kind: 'rehearsal', name: path, text, ...shownGiven(given) };
}

/** What rehearsals of one file were given, as the page gets it. */
export function shownGiven(given: readonly Given[]): Pick<RehearsalDocument, 'folders' | 'texts'> {
  const folders = new Map<string, readonly ShownFile[]>();
  for (const [name, files] of given.flatMap(one => [...one.folders])) {
    if (folders.has(name)) continue;
    folders.set(
      name,
      files.map(({ path, bytes }) => ({ path, base64: base64Of(bytes) })),
    );
  }
  return {
    folders: Object.fromEntries(folders),
    texts: Object.fromEntries(given.flatMap(({ texts }) => [...texts])),
  };
}

export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
