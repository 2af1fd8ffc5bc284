import type { DriverNode, ListedModel } from './select/index.ts';

/** A driver node of a list: a Models line and what a program may change about it. */
export interface ListedDriver {
  readonly number: number;
  /** SPDIT_CLASSDRIVER or SPDIT_COMPATDRIVER. */
  readonly type: number;
  readonly model: ListedModel | DriverNode;
  rank: number;
  /** DNF_ bits. */
  flags: number;
  privateData: number;
}

/** The driver node of an entry of a compatible list. */
export function nodeOf({ model, rank }: ListedDriver): DriverNode | undefined {
  return 'match' in model ? { ...model, rank: { ...model.rank, value: rank } } : undefined;
}
