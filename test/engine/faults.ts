import { describe, expect, it } from 'vitest';
import { createKept, difference, inverted, openKept, Transaction } from '../../src/machine/index.ts';
import type { MemoryMachine } from '../../src/machine/memory/index.ts';
import { Crash, portsTo, random, SimulatedStorage } from '../machine/simulated-storage.ts';
import { Fault, FaultyMachine } from './faulty-machine.ts';

/** An operation over a machine that was prepared for it. */
export interface Operation<B> {
  readonly windows: string;
  readonly prepare: (bench: B) => void;
  readonly run: (bench: B) => unknown;
}

/** Where operations are carried out: a machine of some Windows, and who works on it. */
export interface Workplace<B> {
  readonly blank: (windows: string) => MemoryMachine;
  readonly bench: (transaction: Transaction) => B;
}

/**
 * The laws of every operation that changes a machine: it undoes, nothing of it stays when storage fails, and it
 * is done or not done when the computer stops.
 */
export function describeFaults<B>(
  operations: Readonly<Record<string, Operation<B>>>,
  { blank, bench }: Workplace<B>,
): void {
  /** The machine that an operation finds. */
  function prepared({ windows, prepare }: Operation<B>): MemoryMachine {
    const machine = blank(windows);
    const transaction = new Transaction(machine);
    prepare(bench(transaction));
    expect(transaction.commit()).toEqual({ kind: 'committed' });
    return machine;
  }

  /** What an operation makes of a machine. */
  function carriedOut(
    machine: ConstructorParameters<typeof Transaction>[0],
    { run }: Operation<B>,
  ): Transaction {
    const transaction = new Transaction(machine);
    run(bench(transaction));
    return transaction;
  }

  describe.each(Object.entries(operations))('%s', (_, operation) => {
    it('changes the machine by effects that each have an origin and a citation, and that undo', () => {
      const machine = prepared(operation);
      const before = machine.fork();
      const { effects } = carriedOut(machine, operation);
      expect(effects.length).toBeGreaterThan(0);
      const unfounded = effects.filter(
        ({ origin }) => !('call' in origin || 'inf' in origin) || !origin.because,
      );
      expect(unfounded).toEqual([]);
      expect(machine.commit(effects)).toEqual({ kind: 'committed' });
      expect(machine.commit(inverted(effects))).toEqual({ kind: 'committed' });
      expect(difference(before, machine)).toEqual([]);
    });

    it('leaves the machine as it was when any read or write fails, and a re-run completes', () => {
      const machine = prepared(operation);
      const after = carriedOut(machine, operation);
      const counting = new FaultyMachine(machine);
      carriedOut(counting, operation);
      for (let failAt = 0; failAt < counting.steps; failAt++) {
        const faulty = new FaultyMachine(machine);
        const transaction = new Transaction(faulty);
        const again = bench(transaction);
        faulty.failAt = failAt;
        expect(() => operation.run(again), `step ${failAt}`).toThrow(Fault);
        expect(transaction.effects, `step ${failAt}`).toEqual([]);
        expect(difference(machine, transaction)).toEqual([]);
        faulty.failAt = Number.POSITIVE_INFINITY;
        operation.run(again);
        expect(transaction.effects.length).toBe(after.effects.length);
        expect(difference(after, transaction)).toEqual([]);
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
        const again = openKept(portsTo(storage)).value!;
        if (difference(after, again).length > 0) {
          expect(difference(from, again)).toEqual([]);
          expect(carriedOut(again, operation).commit()).toEqual({ kind: 'committed' });
        }
        expect(difference(after, openKept(portsTo(storage)).value!)).toEqual([]);
      }
    });
  });
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
