import { foldCase } from '../../base/index.ts';
import type { PackageFile } from './driver-package.ts';
import { folderOf } from './work.ts';

/** Lists that a queue finds a name in. */
const LISTS = 509;

/**
 * The order in which a queue copies or links the files of a package: folder by folder, in each by the sum of the
 * letters of the name, with the subfolder, modulo 509, as a table of hashed names gives them back.
 * Observed: recordings 001, 002, 040, 083 and 090: the 47 packages of several files that they stage, of 10240 to 2023.
 * Assumed: subfolders come before the folder of the INF; so it is in 13 of those 19 that have both. Settled by
 * staging a package of several folders whose INF is known.
 */
export function inQueueOrder(files: readonly PackageFile[]): readonly PackageFile[] {
  const folders = [...new Set(files.map(({ name }) => foldCase(folderOf(name))))];
  const place = (folder: string): number => (folder === '' ? folders.length : folders.indexOf(folder));
  return files.toSorted(
    ({ name: a }, { name: b }) =>
      place(foldCase(folderOf(a))) - place(foldCase(folderOf(b))) || listOf(a) - listOf(b),
  );
}

function listOf(name: string): number {
  let sum = 0;
  for (const letter of name.toLowerCase()) sum += letter.charCodeAt(0);
  return sum % LISTS;
}
