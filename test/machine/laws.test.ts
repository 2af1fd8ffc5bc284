import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKept, difference, inverted, type Machine, Transaction } from '../../src/machine/index.ts';
import { emptyMachine, holds } from './machines.ts';
import { carryOut, flat, Model, type Step, steps } from './model.ts';
import { portsTo, random, SimulatedStorage } from './simulated-storage.ts';

/** Every implementation of a machine obeys the same laws. */
const MACHINES: readonly (readonly [string, () => Machine])[] = [
  ['in memory', emptyMachine],
  ['kept', () => createKept(emptyMachine(), portsTo(new SimulatedStorage(random(1)))).value!],
];

describe.each(MACHINES)('a machine %s', (kind, make) => {
  /** A machine with something on it, and the model of it. */
  function machineAfter(all: readonly Step[]): { machine: Machine; model: Model } {
    const machine = make();
    const model = new Model();
    for (const [thing, state] of flat(machine)) model.things.set(thing, state);
    const transaction = new Transaction(machine);
    carryOut(transaction, model, all);
    expect(transaction.commit()).toEqual({ kind: 'committed' });
    return { machine, model };
  }

  it('does what the plainest model does', () => {
    holds(
      `model ${kind}`,
      fc.property(steps, all => {
        const { machine, model } = machineAfter(all);
        expect(flat(machine)).toEqual(model.things);
      }),
      300,
    );
  });

  it('is after the effects what the transaction saw, and before again when they are inverted', () => {
    holds(
      `apply and invert ${kind}`,
      fc.property(steps, steps, (first, second) => {
        const { machine, model } = machineAfter(first);
        const before = flat(machine);
        const transaction = new Transaction(machine);
        carryOut(transaction, model, second);
        const after = flat(transaction);
        expect(flat(machine)).toEqual(before);

        const forth = machine.fork();
        for (const effect of transaction.effects) forth.apply(effect);
        expect(flat(forth)).toEqual(after);
        for (const effect of inverted(transaction.effects)) forth.apply(effect);
        expect(flat(forth)).toEqual(before);

        expect(transaction.commit()).toEqual({ kind: 'committed' });
        expect(flat(machine)).toEqual(after);
        const back = machine.commit(inverted(transaction.effects));
        expect(back).toEqual({ kind: 'committed' });
        expect(flat(machine)).toEqual(before);
      }),
      200,
    );
  });

  it('differs from another by changes that make it the other', () => {
    holds(
      `difference ${kind}`,
      fc.property(steps, steps, (first, second) => {
        const { machine } = machineAfter(first);
        const transaction = new Transaction(machine);
        carryOut(transaction, new Model(), second);
        const changes = difference(machine, transaction);
        const there = machine.fork();
        for (const change of changes) there.apply(change);
        expect(flat(there)).toEqual(flat(transaction));
        expect(difference(there, transaction)).toEqual([]);
        for (const change of inverted(changes)) there.apply(change);
        expect(flat(there)).toEqual(flat(machine));
        const other = machineAfter(second).machine;
        const across = machine.fork();
        for (const change of difference(machine, other)) across.apply(change);
        expect(flat(across)).toEqual(flat(other));
      }),
      200,
    );
  });

  it('comes to the same whether a fault is mended forward or back, wherever it struck', () => {
    holds(
      `redo and undo from any point ${kind}`,
      fc.property(steps, steps, fc.nat(), (first, second, cut) => {
        const { machine } = machineAfter(first);
        const transaction = new Transaction(machine);
        carryOut(transaction, new Model(), second);
        const { effects } = transaction;
        const torn = machine.fork();
        for (const effect of effects.slice(0, cut % (effects.length + 1))) torn.apply(effect);
        const mark = torn.mark();
        for (const effect of effects) torn.apply(effect);
        expect(flat(torn)).toEqual(flat(transaction));
        torn.restore(mark);
        for (const effect of inverted(effects)) torn.apply(effect);
        expect(flat(torn)).toEqual(flat(machine));
      }),
      200,
    );
  });
});
