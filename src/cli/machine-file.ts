import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine/index.ts';
import { Failure } from './failure.ts';
import { isFolder } from './files.ts';

/** The machine that a folder keeps, or that a snapshot is. */
export async function machineAt(path: string): Promise<Machine> {
  if (!isFolder(path)) return (await import('./snapshot-file.ts')).readSnapshotFile(path);
  if (!existsSync(join(path, 'machine.journal')))
    throw new Failure(`${path} keeps no machine; make one with: firstplug lab new --lab ${path}`);
  const { openFolder } = await import('../machine/folder/index.ts');
  const { value, problems } = openFolder(path);
  if (!value) throw new Failure(problems.map(({ message }) => `${path}: ${message}`).join('\n'));
  return value;
}
