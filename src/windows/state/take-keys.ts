import { foldCase, sameName, win32 } from '../../base/index.ts';
import { liesIn, REG_BINARY, valueFromBytes } from '../../machine/index.ts';
import type { MemoryMachine } from '../../machine/memory/index.ts';
import { type CoveredKey, personalPlaces } from './covered.ts';
import type { RawValue, StateSources } from './sources.ts';

const NO_KEY = win32('ERROR_FILE_NOT_FOUND');
const LINK = 'HKLM\\SYSTEM\\CurrentControlSet';
const PARAMETERS = 'Device Parameters';

/** Reads keys into a machine, and notes what is known of them. */
export class KeyTaker {
  readonly #machine: MemoryMachine;
  readonly #sources: Pick<StateSources, 'key'>;
  readonly #set: string;
  readonly #devices: string;
  readonly #personal: readonly string[];
  /** The last names of those, for most keys and values have others. */
  readonly #personalNames: ReadonlySet<string>;
  readonly #leavesBytes: boolean;
  readonly known: string[] = [];
  readonly except: Set<string>;

  /** `set` is the control set in use; without `personal` what holds names of persons is left out. */
  constructor(
    machine: MemoryMachine,
    sources: Pick<StateSources, 'key'>,
    { set, personal }: { readonly set: string; readonly personal: boolean },
  ) {
    this.#machine = machine;
    this.#sources = sources;
    this.#set = set;
    this.#devices = `${set}\\Enum`;
    this.#personal = personal ? [] : personalPlaces(set);
    this.#personalNames = new Set(this.#personal.map(one => foldCase(lastOf(one))));
    this.#leavesBytes = !personal;
    this.except = new Set(this.#personal);
  }

  take({ key, levels = Number.POSITIVE_INFINITY, values }: CoveredKey): void {
    if (values) this.#some(key, values);
    else {
      this.known.push(key);
      this.#tree(key, key, levels);
    }
  }

  /** By the link to the control set: in Wine there is nothing else. */
  #read(path: string): ReturnType<StateSources['key']> {
    const isInSet = path.startsWith(`${this.#set}\\`);
    return this.#sources.key(isInSet ? LINK + path.slice(this.#set.length) : path);
  }

  #some(key: string, names: readonly string[]): void {
    this.known.push(...names.map(name => `${key}\\${name}`));
    const raw = this.#read(key);
    if (typeof raw === 'number') return;
    this.#put(
      key,
      raw.values.filter(({ name }) => names.some(one => sameName(one, name))),
    );
  }

  /** `pattern` is the path with any name for each key below the top. */
  #tree(path: string, pattern: string, levels: number): void {
    if (this.#isPersonal(path)) return;
    const raw = this.#read(path);
    if (typeof raw === 'number') {
      if (raw !== NO_KEY) this.except.add(path);
      return;
    }
    this.#put(path, raw.values);
    for (const name of raw.keys) {
      if (levels > 0) this.#tree(`${path}\\${name}`, `${pattern}\\*`, levels - 1);
      else this.except.add(`${pattern}\\${name}`);
    }
  }

  #put(key: string, values: readonly RawValue[]): void {
    this.#machine.apply({ kind: 'key', key, before: false, after: true });
    for (const value of values) {
      if (this.#isLeftOut(key, value)) continue;
      const after = valueFromBytes(value.type, value.bytes);
      this.#machine.apply({ kind: 'value', key, name: value.name, after });
    }
  }

  #isPersonal(path: string): boolean {
    return this.#personalNames.has(foldCase(lastOf(path))) && this.#personal.some(one => liesIn(one, path));
  }

  /** Bytes in the parameters of devices may be anything: addresses, serial numbers. */
  #isLeftOut(key: string, { name, type }: RawValue): boolean {
    if (this.#isPersonal(`${key}\\${name}`)) return true;
    const parameters = `${this.#devices}\\*\\*\\*\\${PARAMETERS}`;
    if (!this.#leavesBytes || type !== REG_BINARY || !liesIn(parameters, key)) return false;
    const below = key.split('\\').slice(parameters.split('\\').length);
    this.except.add([parameters, ...below, name].join('\\'));
    return true;
  }
}

/** Keys with all below them, read into a machine as they are. */
export function takeKeys(machine: MemoryMachine, key: StateSources['key'], paths: readonly string[]): void {
  const taker = new KeyTaker(machine, { key }, { set: '', personal: true });
  for (const path of paths) taker.take({ key: path });
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}
