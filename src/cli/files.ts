import { closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';

/** Reads a file, or all of standard input where the path is `-`. */
export function readInput(path: string): Uint8Array {
  return attempt(path, () => readFileSync(path === '-' ? 0 : path));
}

const CHUNK = 1 << 20;

/** The bytes of a file a megabyte at a time; each chunk is good until the next. Standard input comes at once. */
export function* chunksOf(path: string): Generator<Uint8Array> {
  if (path === '-') {
    yield readInput(path);
    return;
  }
  const file = attempt(path, () => openSync(path, 'r'));
  const buffer = new Uint8Array(CHUNK);
  try {
    for (;;) {
      const read = attempt(path, () => readSync(file, buffer, 0, CHUNK, null));
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** Whether a path is a folder; one that does not exist is told to the user. */
export function isFolder(path: string): boolean {
  return path !== '-' && attempt(path, () => statSync(path).isDirectory());
}

/** The files of a folder, by name. */
export function filesIn(folder: string): string[] {
  return entries(folder)
    .filter(entry => isFile(folder, entry))
    .map(entry => entry.name);
}

/** All files below a folder whose name fits, in the order of their paths. Links to folders are not followed. */
export function walk(folder: string, fits: (name: string, path: string) => boolean): string[] {
  return entries(folder).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, fits);
    return fits(entry.name, path) && isFile(folder, entry) ? [path] : [];
  });
}

/** A file, or a link to one. */
function isFile(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  const path = join(folder, entry.name);
  return attempt(path, () => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}

function entries(folder: string): Dirent[] {
  return attempt(folder, () => readdirSync(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'access is denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is not a folder',
  ELOOP: 'its links lead in a circle',
};

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

/** That a file cannot be written, why, and what to do. */
export function unwritable(path: string, error: unknown): Failure {
  return new Failure(`${path} cannot be written: ${reasonOf(error)}; name another place`);
}

function reasonOf(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? code;
}
