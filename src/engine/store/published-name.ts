import { sameName } from '../../base/index.ts';
import type { Effect, Transaction } from '../../machine/index.ts';
import { fileName, folderOf, type StoreWork } from './work.ts';

/** The numbers of published INFs as a transaction has them after some of its effects. */
interface Taken {
  readonly folder: string;
  readonly numbers: Set<number>;
  /** No lower number is free. */
  free: number;
  effects: number;
  last: Effect | undefined;
}

/** A store of ten thousand packages is not listed for each one more: what changed since is in the effects. */
const TAKEN = new WeakMap<Transaction, Taken>();

/**
 * The name of the next INF that is published: `oemN.inf` with the lowest number that is free.
 * Observed: recordings staging 001, 002 and 040: oem0 and oem1 on a new Windows, then oem2, oem3.
 */
export function nextPublishedName(work: StoreWork): string {
  const now = taken(work);
  while (now.numbers.has(now.free)) now.free++;
  return `oem${now.free}.inf`;
}

/** N of `oemN.inf`; undefined for every other name. */
export function oemNumber(name: string): number | undefined {
  const digits = /^oem(0|[1-9]\d*)\.inf$/i.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function taken({ transaction, infFolder }: StoreWork): Taken {
  const { effects } = transaction;
  const known = TAKEN.get(transaction);
  const isPrefix = known?.folder === infFolder && effects[known.effects - 1] === known.last;
  const now = isPrefix ? known : listed(transaction, infFolder);
  for (; now.effects < effects.length; now.effects++) follow(now, effects[now.effects]!);
  now.last = effects.at(-1);
  TAKEN.set(transaction, now);
  return now;
}

function listed({ volume, effects }: Transaction, folder: string): Taken {
  const numbers = volume.list(folder).flatMap(name => oemNumber(name) ?? []);
  return { folder, numbers: new Set(numbers), free: 0, effects: effects.length, last: effects.at(-1) };
}

function follow(now: Taken, effect: Effect): void {
  if (effect.kind !== 'file') return;
  const number = oemNumber(fileName(effect.path));
  if (number === undefined || !sameName(folderOf(effect.path), now.folder)) return;
  if (effect.after) now.numbers.add(number);
  else {
    now.numbers.delete(number);
    now.free = Math.min(now.free, number);
  }
}
