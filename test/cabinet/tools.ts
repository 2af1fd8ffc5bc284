import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this computer has a program. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Gives a folder with these files to somebody, and takes it away again. */
export function inFolder<T>(files: Readonly<Record<string, Uint8Array>>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-cabinet-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What cabextract takes out of a cabinet of a folder, by name. */
export function cabextracted(folder: string, cabinet: string, name: string): Uint8Array {
  execFileSync('cabextract', ['-q', '-d', join(folder, 'out'), join(folder, cabinet)]);
  return readFileSync(join(folder, 'out', name));
}
