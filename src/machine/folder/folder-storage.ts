import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Storage } from '../index.ts';

/** A folder of this computer. Faults are thrown as Node throws them. */
export function folderStorage(folder: string): Storage {
  const at = (name: string): string => join(folder, name);
  return {
    read: name => present(() => readFileSync(at(name))),
    size: name => present(() => statSync(at(name)).size),
    write: (name, bytes) => {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), bytes);
    },
    append: (name, bytes) => appendFileSync(at(name), bytes, { flag: 'a' }),
    truncate: (name, size) => truncateSync(at(name), size),
    rename: (from, to) => renameSync(at(from), at(to)),
    remove: name => rmSync(at(name), { force: true }),
    list: name => present(() => readdirSync(at(name)).sort()) ?? [],
    sync: name => synced(at(name), 'r+'),
    // Windows opens no folder for writing and keeps names safe by itself.
    syncFolder: name => {
      if (process.platform !== 'win32') synced(at(name), 'r');
    },
  };
}

function synced(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a function gives, or undefined when there is no such file. */
function present<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}
