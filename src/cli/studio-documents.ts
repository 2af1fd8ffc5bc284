import { readRehearsals } from '../rehearsal/index.ts';
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

/** Of a folder only what is a rehearsal; a file that is named must be one. */
function rehearsalsAt(path: string): string[] {
  if (!isFolder(path)) return [path];
  return walk(path, isRehearsal);
}

function rehearsalDocument(path: string): ShownDocument {
  const text = new TextDecoder().decode(readInput(path));
  const { value, problems } = readRehearsals(text);
  if (!value) throw new Failure(printProblems(path, text, problems));
  const folders: Record<string, readonly ShownFile[]> = {};
  const texts: Record<string, string> = {};
  value.forEach((rehearsal, document) => {
    const given = givenOf(rehearsal, { path, text, document });
    for (const [name, files] of given.folders) {
      folders[name] ??= files.map(file => ({
        path: file.path,
        base64: Buffer.from(file.bytes).toString('base64'),
      }));
    }
    Object.assign(texts, Object.fromEntries(given.texts));
  });
  return { kind: 'rehearsal', name: path, text, folders, texts };
}
