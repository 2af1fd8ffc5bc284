import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, inverted, Transaction } from '../../src/machine/index.ts';
import { emptyMachine, holds } from './machines.ts';
import { carryOut, flat, Model, steps } from './model.ts';

/** A machine with something on it, and the model of it. */
function machineAfter(all: Parameters<typeof carryOut>[2]) {
  const machine = emptyMachine();
  const model = new Model();
  for (const [thing, state] of flat(machine)) model.things.set(thing, state);
  const transaction = new Transaction(machine);
  carryOut(transaction, model, all);
  expect(transaction.commit()).toEqual({ kind: 'committed' });
  return { machine, model };
}

describe('a machine', () => {
  it('does what the plainest model does', () => {
    holds(
      'model',
      fc.property(steps, all => {
        const { machine, model } = machineAfter(all);
        expect(flat(machine)).toEqual(model.things);
      }),
      300,
    );
  });

  it('is after the effects what the transaction saw, and before again when they are inverted', () => {
    holds(
      'apply and invert',
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
      'difference',
      fc.property(steps, steps, (first, second) => {
        const { machine } = machineAfter(first);
        const fork = machine.fork();
        const transaction = new Transaction(fork);
        carryOut(transaction, new Model(), second);
        transaction.commit();
        const changes = difference(machine, fork);
        const there = machine.fork();
        for (const change of changes) there.apply(change);
        expect(flat(there)).toEqual(flat(fork));
        expect(difference(there, fork)).toEqual([]);
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
      'redo and undo from any point',
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
