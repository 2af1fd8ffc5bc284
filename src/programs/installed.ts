import { foldCase, sameName } from '../base/index.ts';
import {
  dword,
  listOf,
  type MachineReader,
  multiSz,
  numberOf,
  type Origin,
  type RegistryReader,
  sz,
  type Transaction,
  textOf,
  type Value,
} from '../machine/index.ts';
import type { InstalledProduct, Product, ProgramEntry } from '../setupapi/index.ts';

/** The installed programs. */
const UNINSTALL = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
/** Those of 32 bits, where there are two kinds. */
const UNINSTALL_32 = 'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

/** The keys in which programs are listed. */
export const INSTALLED_KEYS: readonly string[] = [UNINSTALL, UNINSTALL_32];

/** A product among the installed programs. */
export function installedProduct(
  { registry }: MachineReader,
  product: Product,
): InstalledProduct | undefined {
  for (const { key, name } of keysOfPrograms(registry)) {
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

/** All installed programs that have a name. */
export function installedPrograms({ registry }: MachineReader): InstalledProgram[] {
  return keysOfPrograms(registry).flatMap(({ key }) => {
    const name = textOf(registry.value(key, 'DisplayName'));
    const version = textOf(registry.value(key, 'DisplayVersion'));
    return name === undefined ? [] : [{ name, version }];
  });
}

function keysOfPrograms(registry: RegistryReader): { readonly key: string; readonly name: string }[] {
  return INSTALLED_KEYS.flatMap(above =>
    registry.keys(above).map(name => ({ key: `${above}\\${name}`, name })),
  );
}

interface InstalledProgram {
  readonly name: string;
  readonly version: string | undefined;
}

/** Puts a product among the installed programs. */
export function addProduct(
  transaction: Transaction,
  { name, version, code = name }: { readonly name: string; readonly version: string; readonly code?: string },
  origin: Origin,
): void {
  const key = `${UNINSTALL}\\${code}`;
  transaction.change({ kind: 'value', key, name: 'DisplayName', after: sz(name) }, origin);
  transaction.change({ kind: 'value', key, name: 'DisplayVersion', after: sz(version) }, origin);
}

/** Takes a product from the installed programs: by its code, or by its name. */
export function removeProduct(transaction: Transaction, called: string, origin: Origin): void {
  for (const code of transaction.registry.keys(UNINSTALL)) {
    const key = `${UNINSTALL}\\${code}`;
    const name = textOf(transaction.registry.value(key, 'DisplayName')) ?? '';
    const isIt = foldCase(code) === foldCase(called) || foldCase(name) === foldCase(called);
    if (isIt) transaction.change({ kind: 'key', key, after: false }, origin);
  }
}

/** A value of ours: what the program needs to know again when it is removed. */
const REMEMBERS = 'FirstplugInstalled';

/** What a program said of itself among the installed programs. */
export function readEntry({ registry }: MachineReader, key: string): ProgramEntry | undefined {
  const value = (name: string): Value | undefined => registry.value(`${UNINSTALL}\\${key}`, name);
  const [name, uninstall] = [textOf(value('DisplayName')), textOf(value('UninstallString'))];
  const [version, publisher] = [textOf(value('DisplayVersion')), textOf(value('Publisher'))];
  if (name === undefined || uninstall === undefined) return undefined;
  return {
    name,
    ...(version !== undefined && { version }),
    ...(publisher !== undefined && { publisher }),
    uninstall,
    hidden: numberOf(value('SystemComponent')) === 1,
    remembers: listOf(value(REMEMBERS)) ?? [],
  };
}

/** @see https://learn.microsoft.com/windows/win32/msi/uninstall-registry-key */
export function changeEntry(
  transaction: Transaction,
  key: string,
  entry: ProgramEntry | undefined,
  origin: Origin,
): void {
  const path = `${UNINSTALL}\\${key}`;
  transaction.change({ kind: 'key', key: path, after: false }, origin);
  const values: readonly (readonly [string, Value | undefined])[] = entry
    ? [
        ['DisplayName', sz(entry.name)],
        ['DisplayVersion', entry.version === undefined ? undefined : sz(entry.version)],
        ['Publisher', entry.publisher === undefined ? undefined : sz(entry.publisher)],
        ['UninstallString', sz(entry.uninstall)],
        ['SystemComponent', entry.hidden ? dword(1) : undefined],
        [REMEMBERS, multiSz(entry.remembers)],
      ]
    : [];
  for (const [name, after] of values) {
    if (after) transaction.change({ kind: 'value', key: path, name, after }, origin);
  }
}
