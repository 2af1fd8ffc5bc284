import { sha256 } from '../machine/folder/index.ts';
import type { MemoryMachine } from '../machine/memory/index.ts';
import { readSnapshot } from '../machine/snapshot/index.ts';
import { Failure, printProblems } from './failure.ts';
import { readInput } from './files.ts';

/** The machine of a snapshot. */
export function readSnapshotFile(path: string): MemoryMachine {
  const text = new TextDecoder().decode(readInput(path));
  const { value, problems } = readSnapshot(text, sha256);
  if (!value) throw new Failure(printProblems(path, text, problems));
  return value;
}
