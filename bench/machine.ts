import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInFolder, openFolder, sha256 } from '../src/machine/folder/index.ts';
import { type FreshOptions, freshMachine } from '../src/machine/fresh/index.ts';
import { difference, dword, type Machine, sz, Transaction } from '../src/machine/index.ts';
import type { MemoryMachine } from '../src/machine/memory/index.ts';
import { printMemory, printTime } from './measure.ts';

const VERSIONS: readonly Omit<FreshOptions, 'digest'>[] = [
  { windows: '2000', architecture: 'x86' },
  { windows: 'xp', architecture: 'x86' },
  { windows: '7', architecture: 'amd64' },
  { windows: '10', architecture: 'amd64' },
  { windows: '11', architecture: 'amd64' },
];
const VALUES = 300_000;
const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const origin = { call: 'bench', because: { grade: 'assumed', settledBy: 'nothing' } } as const;

/** Opens fresh machines; forks, changes and compares a fresh one and one with 300,000 values more. */
export function benchMachine(): void {
  for (const options of VERSIONS) {
    const open = (): MemoryMachine => freshMachine({ ...options, digest: sha256 })!;
    const title = `machine Windows ${options.windows} ${options.architecture}`;
    printTime(`${title} open`, open);
    printMemory(`${title}, 20 opened`, () => Array.from({ length: 20 }, open));
  }
  const fresh = freshMachine({ windows: '11', architecture: 'amd64', digest: sha256 })!;
  benchChanges('machine fresh', fresh);
  benchKept(fresh);
  printTime(`machine ${VALUES} values, made`, () => large(fresh));
  printMemory(`machine ${VALUES} values`, () => large(fresh));
  benchChanges(`machine ${VALUES} values`, large(fresh));
}

function benchKept(fresh: MemoryMachine): void {
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-bench-'));
  const machine = createInFolder(folder, fresh).value!;
  let next = 0;
  printTime('machine kept in a folder, open', () => openFolder(folder).value);
  printTime('machine kept in a folder, 100 writes and a commit', () => changed(machine, 100, next++));
  rmSync(folder, { recursive: true });
}

function benchChanges(title: string, machine: MemoryMachine): void {
  printTime(`${title}, 1,000 forks`, () => Array.from({ length: 1000 }, () => machine.fork()));
  printTime(`${title}, 1,000 forks with 100 writes and a commit each`, () => {
    for (let i = 0; i < 1000; i++) changed(machine.fork(), 100);
    return machine;
  });
  printMemory(`${title}, 100 forks with 100 writes each`, () =>
    Array.from({ length: 100 }, () => changed(machine.fork(), 100)),
  );
  const other = changed(machine.fork(), 100);
  printTime(`${title}, 100 differences to a fork with 100 writes`, () => {
    for (let i = 1; i < 100; i++) difference(machine, other);
    return difference(machine, other);
  });
}

/** A machine after a transaction that writes values into a key of its own. */
function changed<M extends Machine>(machine: M, writes: number, add = 0): M {
  const transaction = new Transaction(machine);
  for (let i = 0; i < writes; i++) {
    const key = `${KEY}\\toaster${i >> 3}`;
    transaction.change({ kind: 'value', key, name: `Value ${i & 7}`, after: dword(i + add) }, origin);
  }
  if (transaction.commit().kind !== 'committed') throw new Error('not committed');
  return machine;
}

/** As many values as a used Windows has in its SYSTEM hive: six in each key, in names of real length. */
function large(fresh: MemoryMachine): MemoryMachine {
  const machine = fresh.fork();
  for (let i = 0; i < VALUES; i++) {
    const number = Math.trunc(i / 6);
    const key = `HKLM\\SOFTWARE\\Contoso\\Part ${number % 500}\\Component ${number}`;
    const after = i % 2 ? dword(i) : sz(`C:\\Program Files\\Contoso\\part${i}.dll`);
    machine.apply({ kind: 'value', key, name: `Property${i % 6}`, after });
  }
  return machine;
}
