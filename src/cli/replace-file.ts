import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from './failure.ts';

/**
 * Writes a file whole or not at all: beside it first, then in its place. Links stay links, and permissions stay. What
 * is no file, such as a device, is written to.
 * @param path a file that is there, or one to be made
 */
export function replaceFile(path: string, bytes: Uint8Array): void {
  try {
    const before = statSync(path, { throwIfNoEntry: false });
    if (before && !before.isFile()) writeFileSync(path, bytes);
    else moveInPlace(before ? realpathSync(path) : path, bytes, before?.mode);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Failure(`${path} cannot be written (${code}); it is as it was`);
  }
}

function moveInPlace(path: string, bytes: Uint8Array, mode = 0o666): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  try {
    const file = openSync(beside, 'wx', mode);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
