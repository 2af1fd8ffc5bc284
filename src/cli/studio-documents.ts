import { type Given, readRehearsals } from '../rehearsal/index.ts';
import type { Shown, ShownDocument, ShownFile } from '../studio/model/index.ts';
import { Failure, printProblems } from './failure.ts';
import { isFolder, isRehearsal, readInput, walk } from './files.ts';
import { givenOf } from './rehearsal-folders.ts';

/** What the studio shows of files and folders of this computer. */
export function shownAt(paths: readonly string[]): Shown {
  const files = paths.flatMap(rehearsalsAt);
  if (files.length === 0) {
    throw new Failure(
      `${paths.join(', ')} holds no rehearsal: a file that ends in .yaml; name one, or its folder`,
    );
  }
  return { version: 1, documents: files.map(rehearsalDocument) };
}

/** A file that is named must be a rehearsal. */
function rehearsalsAt(path: string): string[] {
  if (!isFolder(path)) return [path];
  return walk(path, isRehearsal);
}

function rehearsalDocument(path: string): ShownDocument {
  const text = new TextDecoder().decode(readInput(path));
  const { value, problems } = readRehearsals(text);
  if (!value) throw new Failure(printProblems(path, text, problems));
  const given = value.map((rehearsal, document) => givenOf(rehearsal, { path, text, document }));
  return { kind: 'rehearsal', name: path, text, ...shownGiven(given) };
}

/** What rehearsals of one file were given, as the page gets it. */
export function shownGiven(given: readonly Given[]): Pick<ShownDocument, 'folders' | 'texts'> {
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
