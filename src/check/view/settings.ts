import { foldCase } from '../../base/index.ts';
import { repeated } from '../group.ts';
import { type AddedValue, APPEND, TYPE, writesValue } from './registry.ts';
import type { Use } from './use.ts';

/** A value that an install section sets. */
export interface Setting {
  readonly value: AddedValue;
  /** The section that installs it. */
  readonly by: Use;
}

/** Those settings that an earlier one of the same value, of another section, sets to something else. */
export function differingSettings(
  settings: readonly Setting[],
  meet: (a: Use, b: Use) => boolean,
): readonly (Setting & { readonly other: Setting })[] {
  const whole = settings.filter(({ value }) => writesValue(value) && (value.add.flags & APPEND) === 0);
  return repeated(whole, nameOf).flatMap(same => {
    const data = same.map(({ value }) => dataOf(value));
    return same.flatMap((one, i) => {
      const other = same
        .slice(0, i)
        .find(({ by }, j) => by !== one.by && data[j] !== data[i] && meet(by, one.by));
      return other ? [{ ...one, other }] : [];
    });
  });
}

function nameOf({ value: { add } }: Setting): string {
  return foldCase(`${add.root}\0${add.subkey}\0${add.name}`);
}

function dataOf({ add: { flags, values } }: AddedValue): string {
  return [flags & TYPE, ...values.map(value => foldCase(value).replace(/^0X0*(?=.)/, ''))].join('\0');
}
