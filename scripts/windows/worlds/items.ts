import { difName } from '../../../src/engine/install/index.ts';
import {
  bytesOf,
  listOf,
  numberOf,
  type RegistryReader,
  textOf,
  type Value,
} from '../../../src/machine/index.ts';

/** Keys, values, files and what was told, by name. */
export type Items = Readonly<Record<string, string>>;

/** The control set in use. */
export const SET = 'HKLM\\SYSTEM\\ControlSet001';
const REQUESTS = 'HKLM\\SOFTWARE\\Contoso\\Kettle\\Requests';

/** The keys below which the kettle changes something, and what they are called here. */
const KEYS: readonly (readonly [name: string, key: string])[] = [
  ['HKLM\\SOFTWARE\\Contoso', 'HKLM\\SOFTWARE\\Contoso'],
  ['service', `${SET}\\Services\\kettled`],
  ['device', `${SET}\\Enum\\ROOT\\KETTLE`],
  ['class', `${SET}\\Control\\Class\\{b1a0d5de-7c55-4d2b-9a38-5f0a6c1f7e21}`],
  ['installed programs', 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall'],
];

export const KEYS_READ: readonly string[] = KEYS.map(([, key]) => key);

/** The folders in which the kettle has files; of the second one no folders. */
export const FOLDERS_READ: readonly string[] = [
  'C:\\Windows\\INF',
  'C:\\Windows\\System32\\DriverStore',
  'C:\\Program Files',
];
export const SYSTEM_FOLDER = 'C:\\Windows\\System32';

/** Keys and values below the keys of the kettle. */
export function itemsOfRegistry(registry: RegistryReader): Items {
  const items: Record<string, string> = {};
  const add = (name: string, key: string): void => {
    if (!registry.has(key) || key === REQUESTS) return;
    items[name] = 'a key';
    for (const one of registry.values(key)) items[`${name}, ${one.name || '(default)'}`] = shown(one.value);
    for (const below of registry.keys(key)) add(`${name}\\${below}`, `${key}\\${below}`);
  };
  for (const [name, key] of KEYS) add(name, key);
  return items;
}

/** A value with the number of its type: a text, a number, or bytes. */
function shown(value: Value): string {
  const text = textOf(value) ?? numberOf(value) ?? listOf(value)?.join(', ');
  return `${value.type}: ${text ?? Buffer.from(bytesOf(value)).toString('hex')}`;
}

const POSTPROCESSING = 0x10000;

/** The requests that the co-installer was asked, in their order; one that came again has a number. */
export function requestsOf(registry: RegistryReader): string[] {
  const names = registry.values(REQUESTS).map(({ value }) => {
    const code = numberOf(value) ?? 0;
    return code & POSTPROCESSING ? `${difName(code & ~POSTPROCESSING)} afterwards` : difName(code);
  });
  return names.map((name, index) => {
    const count = names.slice(0, index + 1).filter(one => one === name).length;
    return count === 1 ? name : `${name} (${count})`;
  });
}
