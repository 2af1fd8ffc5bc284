import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/machine/folder/index.ts';
import {
  createKept,
  difference,
  inverted,
  type KeptMachine,
  openKept,
  Transaction,
} from '../../../src/machine/index.ts';
import { MemoryMachine } from '../../../src/machine/memory/index.ts';
import { Crash, SimulatedStorage } from '../../machine/simulated-storage.ts';
import { Fault, FaultyMachine } from './faulty-machine.ts';
import { Bench, memoryMachine } from './machine.ts';
import { OPERATIONS, type Operation } from './operations.ts';

const CASES = Object.entries(OPERATIONS);

/** The machine that an operation finds. */
function prepared({ windows, prepare }: Operation): MemoryMachine {
  const machine = memoryMachine(windows);
  const bench = new Bench(machine);
  prepare(bench);
  expect(bench.transaction.commit()).toEqual({ kind: 'committed' });
  return machine;
}

/** What an operation makes of a machine. */
function carriedOut(machine: MemoryMachine, { run }: Operation): Transaction {
  const bench = new Bench(machine);
  run(bench);
  return bench.transaction;
}

describe.each(CASES)('%s', (_, operation) => {
  it('changes the machine by effects that each have an origin and a citation, and that undo', () => {
    const machine = prepared(operation);
    const before = machine.fork();
    const { effects } = carriedOut(machine, operation);
    expect(effects.length).toBeGreaterThan(0);
    expect(effects.filter(({ origin }) => !('call' in origin) || !origin.because)).toEqual([]);
    expect(machine.commit(effects)).toEqual({ kind: 'committed' });
    expect(machine.commit(inverted(effects))).toEqual({ kind: 'committed' });
    expect(difference(before, machine)).toEqual([]);
  });

  it('leaves the machine as it was when any read or write fails, and a re-run completes', () => {
    const machine = prepared(operation);
    const after = carriedOut(machine, operation);
    const counting = new FaultyMachine(machine);
    operation.run(new Bench(new Transaction(counting)));
    for (let failAt = 0; failAt < counting.steps; failAt++) {
      const faulty = new FaultyMachine(machine);
      const bench = new Bench(new Transaction(faulty));
      faulty.failAt = failAt;
      expect(() => operation.run(bench), `step ${failAt}`).toThrow(Fault);
      expect(bench.transaction.effects, `step ${failAt}`).toEqual([]);
      expect(difference(machine, bench.transaction)).toEqual([]);
      faulty.failAt = Number.POSITIVE_INFINITY;
      operation.run(bench);
      expect(difference(after, bench.transaction)).toEqual([]);
    }
  });

  it('is before or after it when the computer stops at any write of the commit', () => {
    const from = prepared(operation);
    const after = carriedOut(from, operation);
    for (let failAt = 0, stopped = true; stopped; failAt++) {
      const storage = new SimulatedStorage(random(failAt));
      const kept = createKept(from, portsTo(storage)).value!;
      storage.failAt = storage.writes + failAt;
      stopped = crashes(() => kept.commit(after.effects));
      storage.crash();
      const again = opened(storage);
      const isAfter = difference(after, again).length === 0;
      if (!isAfter) expect(difference(from, again)).toEqual([]);
      if (!isAfter) {
        const bench = new Bench(new Transaction(again));
        operation.run(bench);
        expect(bench.transaction.commit()).toEqual({ kind: 'committed' });
      }
      expect(difference(after, opened(storage))).toEqual([]);
    }
  });
});

function portsTo(storage: SimulatedStorage): Parameters<typeof createKept>[1] {
  return { storage, digest: sha256, blank: of => new MemoryMachine({ facts: of, digest: sha256 }) };
}

function opened(storage: SimulatedStorage): KeptMachine {
  return openKept(portsTo(storage)).value!;
}

function crashes(run: () => void): boolean {
  try {
    run();
    return false;
  } catch (fault) {
    if (fault instanceof Crash) return true;
    throw fault;
  }
}

/** Numbers that look random, the same for each seed. */
function random(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
