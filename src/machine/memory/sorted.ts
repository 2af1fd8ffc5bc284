/** Who may change a node in place. A new one is taken when nodes are given away. */
export type Token = object;

interface Folded {
  readonly folded: string;
}

interface Bucket<T> {
  readonly owner: Token;
  readonly items: T[];
}

/**
 * Things sorted by folded name: a plain array that belongs to its node while it is short, buckets that are
 * copied one by one when it is long.
 */
export type Sorted<T extends Folded> = readonly T[] | Buckets<T>;

class Buckets<T extends Folded> {
  readonly list: Bucket<T>[];
  constructor(list: Bucket<T>[]) {
    this.list = list;
  }
}

const LONGEST = 64;

/** So few are looked through faster than halved. */
const SHORT = 8;

/** Nothing. Copied before anything is put in. */
export const EMPTY: readonly never[] = [];

/** Where a name is or belongs in a sorted array. */
function place<T extends Folded>(items: readonly T[], folded: string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.folded < folded) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bucket in which a name is or belongs. */
function bucketAt<T extends Folded>(list: readonly Bucket<T>[], folded: string): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle]!.items[0]!.folded <= folded) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function find<T extends Folded>(sorted: Sorted<T>, folded: string): T | undefined {
  const items =
    sorted instanceof Buckets ? (sorted.list[bucketAt(sorted.list, folded)]?.items ?? EMPTY) : sorted;
  if (items.length <= SHORT) {
    for (let i = 0; i < items.length; i++) if (items[i]!.folded === folded) return items[i];
    return undefined;
  }
  const item = items[place(items, folded)];
  return item?.folded === folded ? item : undefined;
}

export function each<T extends Folded>(sorted: Sorted<T>): readonly T[] {
  return sorted instanceof Buckets ? sorted.list.flatMap(({ items }) => items) : sorted;
}

/** A copy for a node of a new owner; buckets stay shared until they are changed. */
export function copied<T extends Folded>(sorted: Sorted<T>): Sorted<T> {
  if (sorted instanceof Buckets) return new Buckets(sorted.list.slice());
  return sorted.length ? sorted.slice() : EMPTY;
}

/** Puts a thing in or in the place of its namesake. The node that holds the list must be the token's. */
export function withItem<T extends Folded>(sorted: Sorted<T>, item: T, token: Token): Sorted<T> {
  if (sorted instanceof Buckets) {
    putInBuckets(sorted.list, item, token);
    return sorted;
  }
  const items = sorted === EMPTY ? [] : (sorted as T[]);
  put(items, item);
  if (items.length <= LONGEST) return items;
  return new Buckets([
    { owner: token, items: items.slice(0, LONGEST / 2) },
    { owner: token, items: items.slice(LONGEST / 2) },
  ]);
}

/** Takes a thing out if it is there. The node that holds the list must be the token's. */
export function withoutItem<T extends Folded>(sorted: Sorted<T>, folded: string, token: Token): Sorted<T> {
  if (!find(sorted, folded)) return sorted;
  if (!(sorted instanceof Buckets)) {
    (sorted as T[]).splice(place(sorted, folded), 1);
    return sorted;
  }
  const at = bucketAt(sorted.list, folded);
  const { items } = own(sorted.list, at, token);
  items.splice(place(items, folded), 1);
  if (items.length === 0) sorted.list.splice(at, 1);
  return sorted.list.length ? sorted : EMPTY;
}

function put<T extends Folded>(items: T[], item: T): void {
  const at = place(items, item.folded);
  items.splice(at, items[at]?.folded === item.folded ? 1 : 0, item);
}

function putInBuckets<T extends Folded>(list: Bucket<T>[], item: T, token: Token): void {
  const at = bucketAt(list, item.folded);
  const { items } = own(list, at, token);
  put(items, item);
  if (items.length > LONGEST) list.splice(at + 1, 0, { owner: token, items: items.splice(LONGEST / 2) });
}

function own<T extends Folded>(list: Bucket<T>[], at: number, token: Token): Bucket<T> {
  const bucket = list[at]!;
  if (bucket.owner === token) return bucket;
  list[at] = { owner: token, items: bucket.items.slice() };
  return list[at];
}
