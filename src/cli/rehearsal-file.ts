import { dirname, resolve } from 'node:path';
import type { Parsed } from '../base/index.ts';
import type { MemoryMachine } from '../machine/memory/index.ts';
import { type Given, type Rehearsal, readRehearsals } from '../rehearsal/index.ts';
import { Failure, printProblems } from './failure.ts';
import { givenOf, readOrSay } from './rehearsal-folders.ts';
import { readSnapshotFile } from './snapshot-file.ts';

/** A rehearsal of a file with what it names. */
export interface ReadRehearsal {
  readonly rehearsal: Rehearsal;
  /** Read when it is asked for. */
  readonly given: () => Given;
}

/** The rehearsals of a text; what it names is looked for beside `path`. */
export function rehearsalsOf(path: string, text: string): readonly ReadRehearsal[] {
  const snapshots = new Map<string, MemoryMachine>();
  const readSnapshot = (named: string): Parsed<MemoryMachine | undefined> => {
    const read = (): MemoryMachine => readSnapshotFile(resolve(dirname(path), named));
    return readOrSay(() => snapshots.get(named) ?? snapshots.set(named, read()).get(named));
  };
  const { value, problems } = readRehearsals(text, readSnapshot);
  if (!value) throw new Failure(printProblems(path, text, problems));
  return value.map(rehearsal => ({
    rehearsal,
    given: () => ({ ...givenOf(rehearsal, { path, text }), snapshots }),
  }));
}
