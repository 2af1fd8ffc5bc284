import type { StoreWork } from './work.ts';

/**
 * The name of the next INF that is published: `oemN.inf` with the lowest number that is free.
 * Observed: recordings staging 001, 002 and 040: oem0 and oem1 on a new Windows, then oem2, oem3.
 */
export function nextPublishedName({ transaction, infFolder }: StoreWork): string {
  const taken = new Set<number>();
  for (const name of transaction.volume.list(infFolder)) {
    const number = oemNumber(name);
    if (number !== undefined) taken.add(number);
  }
  let free = 0;
  while (taken.has(free)) free++;
  return `oem${free}.inf`;
}

/** N of `oemN.inf`; undefined for every other name. */
export function oemNumber(name: string): number | undefined {
  const digits = /^oem(0|[1-9]\d*)\.inf$/i.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
