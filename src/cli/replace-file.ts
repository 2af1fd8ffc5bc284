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
 * Writes a file whole or not at all: beside it first, then in its place. Links stay links, and permissions stay.
 * @param path a file that is there, or one to be made
 */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const before = statSync(path, { throwIfNoEntry: false });
  const target = before ? realpathSync(path) : path;
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.new`);
  try {
    const file = openSync(beside, 'wx', before?.mode ?? 0o666);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Failure(`${path} cannot be written (${code}); it is as it was`);
  }
}
