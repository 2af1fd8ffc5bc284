import { foldCase, sameName } from '../base/index.ts';
import { entryOfValues, PROGRAM_ENTRIES, valuesOfEntry } from '../installer/index.ts';
import {
  dword,
  listOf,
  type MachineReader,
  multiSz,
  numberOf,
  type Origin,
  sz,
  type Transaction,
  textOf,
} from '../machine/index.ts';
import type { InstalledProduct, Product, ProgramEntry } from '../setupapi/index.ts';

/** A product among the installed programs. */
export function installedProduct(
  { registry }: MachineReader,
  product: Product,
): InstalledProduct | undefined {
  for (const name of registry.keys(PROGRAM_ENTRIES)) {
    const key = `${PROGRAM_ENTRIES}\\${name}`;
    const shown = textOf(registry.value(key, 'DisplayName'));
    const upgrade = textOf(registry.value(key, 'UpgradeCode'));
    const isIt =
      'name' in product
        ? shown !== undefined && sameName(shown, product.name)
        : 'productCode' in product
          ? sameName(name, product.productCode)
          : upgrade !== undefined && sameName(upgrade, product.upgradeCode);
    const version = textOf(registry.value(key, 'DisplayVersion'));
    if (isIt)
      return { ...(shown !== undefined && { name: shown }), ...(version !== undefined && { version }) };
  }
  return undefined;
}

/** Puts a product among the installed programs. */
export function addProduct(
  transaction: Transaction,
  { name, version, code = name }: { readonly name: string; readonly version: string; readonly code?: string },
  origin: Origin,
): void {
  const key = `${PROGRAM_ENTRIES}\\${code}`;
  transaction.change({ kind: 'value', key, name: 'DisplayName', after: sz(name) }, origin);
  transaction.change({ kind: 'value', key, name: 'DisplayVersion', after: sz(version) }, origin);
}

/** Takes a product from the installed programs: by its code, or by its name. */
export function removeProduct(transaction: Transaction, called: string, origin: Origin): void {
  for (const code of transaction.registry.keys(PROGRAM_ENTRIES)) {
    const key = `${PROGRAM_ENTRIES}\\${code}`;
    const name = textOf(transaction.registry.value(key, 'DisplayName')) ?? '';
    const isIt = foldCase(code) === foldCase(called) || foldCase(name) === foldCase(called);
    if (isIt) transaction.change({ kind: 'key', key, after: false }, origin);
  }
}

/** What a program said of itself among the installed programs. */
export function readEntry({ registry }: MachineReader, key: string): ProgramEntry | undefined {
  const values = registry.values(`${PROGRAM_ENTRIES}\\${key}`);
  return entryOfValues(
    Object.fromEntries(
      values.flatMap(({ name, value }) => {
        const data = textOf(value) ?? listOf(value) ?? numberOf(value);
        return data === undefined ? [] : [[name, data]];
      }),
    ),
  );
}

export function changeEntry(
  transaction: Transaction,
  key: string,
  entry: ProgramEntry | undefined,
  origin: Origin,
): void {
  const path = `${PROGRAM_ENTRIES}\\${key}`;
  transaction.change({ kind: 'key', key: path, after: false }, origin);
  for (const [name, data] of Object.entries(entry ? valuesOfEntry(entry) : {})) {
    const after =
      typeof data === 'string' ? sz(data) : typeof data === 'number' ? dword(data) : multiSz(data);
    transaction.change({ kind: 'value', key: path, name, after }, origin);
  }
}
