import { foldCase } from '../../base/index.ts';
import type { GivenFile } from '../../rehearsal/index.ts';

/** A file that somebody dropped or opened: below what was dropped, with slashes. */
export interface OwnFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Files as they were dropped. A browser does not say where on a disk that was, so what a file names beside itself may
 * be anything that was dropped: `../packages/card` is that folder below what was dropped, else a folder `card`.
 */
export class Dropped {
  readonly files: readonly OwnFile[];
  readonly #byPath: ReadonlyMap<string, OwnFile>;

  constructor(files: readonly OwnFile[]) {
    this.files = files;
    this.#byPath = new Map(files.map(file => [foldCase(file.path), file]));
  }

  /** The file that another one names. */
  file(from: string, named: string): OwnFile | undefined {
    return placesOf(from, named)
      .map(place => this.#byPath.get(foldCase(place)))
      .find(Boolean);
  }

  /** The files of a folder that a file names, by their names below it; undefined where there are none. */
  folder(from: string, named: string): readonly GivenFile[] | undefined {
    return placesOf(from, named)
      .map(place => this.below(place))
      .find(({ length }) => length > 0);
  }

  /** The files below a folder, with backslashes; of no folder those that are in none. */
  below(folder: string): readonly GivenFile[] {
    const inside = foldCase(folder === '' ? '' : `${folder}/`);
    const isWithin = (path: string): boolean =>
      folder === '' ? !path.includes('/') : foldCase(path).startsWith(inside);
    return this.files
      .filter(({ path }) => isWithin(path))
      .map(({ path, bytes }) => ({ path: path.slice(inside.length).replaceAll('/', '\\'), bytes }));
  }
}

/** Where something can be that a file names: the whole way first, then as if the folders above were not dropped. */
function placesOf(from: string, named: string): string[] {
  const parts = from.split('/').slice(0, -1);
  let isAbove = false;
  for (const part of named.split(/[\\/]/)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) isAbove = true;
  }
  if (parts.length === 0) return isAbove ? [] : [''];
  return parts.map((_, i) => parts.slice(i).join('/'));
}

/** The folder of a path; empty for a file that is in none. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
