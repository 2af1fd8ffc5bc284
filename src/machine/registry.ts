import { type Era, eraOf, type Facts, foldCase, has32BitView, sameName } from '../base/index.ts';
import { isMerged, takenFromUser } from './classes-merge.ts';
import type { Hives, KeyNode, RegistryReader, RegistryView } from './reader.ts';
import { type NamedValue, numberOf, type Value } from './value.ts';
import { linked, redirected } from './wow64.ts';

const ROOTS: Readonly<Record<string, readonly string[]>> = {
  HKLM: ['HKLM'],
  HKEY_LOCAL_MACHINE: ['HKLM'],
  HKU: ['HKU'],
  HKEY_USERS: ['HKU'],
  HKCU: ['HKCU'],
  HKEY_CURRENT_USER: ['HKCU'],
  HKCR: ['HKCR'],
  HKEY_CLASSES_ROOT: ['HKCR'],
  HKCC: ['HKLM', 'SYSTEM', 'CurrentControlSet', 'Hardware Profiles', 'Current'],
  HKEY_CURRENT_CONFIG: ['HKLM', 'SYSTEM', 'CurrentControlSet', 'Hardware Profiles', 'Current'],
};

/** The user that core device installation runs as. */
const SYSTEM_USER = '.DEFAULT';

/** The keys of a path; a trailing backslash is allowed. */
export function keysOf(path: string): string[] {
  const keys = path.split('\\');
  return keys.includes('') ? keys.filter(key => key !== '') : keys;
}

/**
 * Windows' rules over stored keys: links, the merged view of classes, the 32-bit view, and names that differ
 * only in case.
 * @see https://learn.microsoft.com/windows/win32/sysinfo/predefined-keys
 */
export class Registry implements RegistryReader {
  readonly #hives: Hives;
  readonly #facts: Facts;
  readonly #user: string;
  readonly #redirects: boolean;
  readonly #era: Era;
  #lastPhysical: string | undefined;
  #lastPlace: Place | undefined;

  constructor(hives: Hives, facts: Facts, view: RegistryView = {}) {
    this.#hives = hives;
    this.#facts = facts;
    this.#user = view.user ?? SYSTEM_USER;
    this.#redirects = view.bits === 32 && has32BitView(facts);
    this.#era = eraOf(facts);
  }

  seen(view: RegistryView): Registry {
    return new Registry(this.#hives, this.#facts, { user: this.#user, ...view });
  }

  resolve(path: string): string | undefined {
    const place = this.#physical(path);
    return place && this.#spelled(this.#missingInUser(place, path) ?? place);
  }

  has(path: string): boolean {
    return this.#node(path) !== undefined;
  }

  key(path: string): KeyNode | undefined {
    const place = this.#physical(path);
    return place && descend(this.#hives.frozen(), place.folded);
  }

  value(path: string, name: string): Value | undefined {
    return this.#node(path)?.value(foldCase(name))?.value;
  }

  values(path: string): readonly NamedValue[] {
    return [...(this.#node(path)?.values() ?? [])];
  }

  security(path: string): string | undefined {
    return this.#node(path)?.security;
  }

  keys(path: string): readonly string[] {
    const other = this.#mergedWith(path);
    const own = [...(this.#node(path)?.keys() ?? [])];
    if (!other) return own.map(key => key.name);
    const all = new Map([...other.keys(), ...own].map(key => [key.folded, key.name]));
    return [...all.keys()].sort().map(folded => all.get(folded)!);
  }

  #node(path: string): KeyNode | undefined {
    const place = this.#physical(path);
    return place && descend(this.#hives.root, place.folded);
  }

  /** A path that is physical already is so whatever the registry holds, and is asked for several times. */
  #physical(path: string): Place | undefined {
    if (path === this.#lastPhysical) return this.#lastPlace;
    const [root, ...rest] = keysOf(path);
    const start = root === undefined ? undefined : ROOTS[foldCase(root)];
    if (!start) return undefined;
    const place = placeOf(this.#follow([...start, ...rest]));
    if (place.keys.join('\\') === path) {
      this.#lastPhysical = path;
      this.#lastPlace = place;
    }
    return place;
  }

  #follow(keys: readonly string[]): readonly string[] {
    const [root, first, ...rest] = keys;
    if (root === 'HKCU') return this.#follow(['HKU', this.#user, ...keys.slice(1)]);
    if (root === 'HKCR') return this.#classes(keys.slice(1));
    if (first === undefined) return keys;
    if (root === 'HKU') return this.#users(first, rest);
    const hive = foldCase(first);
    if (hive === 'SYSTEM') return ['HKLM', first, ...this.#controlSet(rest)];
    return hive === 'SOFTWARE' ? ['HKLM', first, ...this.#software(rest)] : keys;
  }

  /** The classes of a user are a hive of their own. */
  #users(user: string, keys: readonly string[]): readonly string[] {
    if (startsWith(keys, ['SOFTWARE', 'CLASSES'])) return this.#users(`${user}_Classes`, keys.slice(2));
    if (!foldCase(user).endsWith('_CLASSES')) return ['HKU', user, ...keys];
    return ['HKU', user, ...this.#software(['Classes', ...keys]).filter((_, i) => i > 0)];
  }

  #software(keys: readonly string[]): readonly string[] {
    const { sharedClasses } = this.#era;
    return linked(this.#redirects ? redirected(keys, sharedClasses) : keys, sharedClasses);
  }

  /** CurrentControlSet is a link that Select names; so is the current hardware profile. */
  #controlSet(keys: readonly string[]): readonly string[] {
    if (!startsWith(keys, ['CURRENTCONTROLSET'])) return keys;
    const number = this.#stored(['HKLM', 'SYSTEM', 'Select'], 'Current') ?? 1;
    const set = `ControlSet${String(number).padStart(3, '0')}`;
    const rest = keys.slice(1);
    if (!startsWith(rest, ['HARDWARE PROFILES', 'CURRENT'])) return [set, ...rest];
    const profile = this.#stored(['HKLM', 'SYSTEM', set, 'Control', 'IDConfigDB'], 'CurrentConfig') ?? 1;
    return [set, rest[0]!, String(profile).padStart(4, '0'), ...rest.slice(2)];
  }

  #userClasses(keys: readonly string[]): readonly string[] {
    return this.#users(`${this.#user}_Classes`, keys);
  }

  #machineClasses(keys: readonly string[]): readonly string[] {
    return ['HKLM', 'SOFTWARE', ...this.#software(['Classes', ...keys])];
  }

  #classes(keys: readonly string[]): readonly string[] {
    const inUser = (part: readonly string[]): boolean => this.#exists(this.#userClasses(part));
    return takenFromUser(keys, inUser) ? this.#userClasses(keys) : this.#machineClasses(keys);
  }

  /** Where a key of HKCR would be created that the user's half hides but does not have. */
  #missingInUser({ keys }: Place, path: string): Place | undefined {
    const merged = belowClassesRoot(path);
    return merged && keys[0] === 'HKU' && !this.#exists(keys)
      ? placeOf(this.#machineClasses(merged))
      : undefined;
  }

  /** The machine's half of a merged key whose user half was found first. */
  #mergedWith(path: string): KeyNode | undefined {
    const keys = belowClassesRoot(path);
    if (!keys || !isMerged(keys) || !this.#exists(this.#userClasses(keys))) return undefined;
    return descend(this.#hives.root, placeOf(this.#machineClasses(keys)).folded);
  }

  #exists(keys: readonly string[]): boolean {
    return descend(this.#hives.root, placeOf(keys).folded) !== undefined;
  }

  #stored(keys: readonly string[], name: string): number | undefined {
    return numberOf(descend(this.#hives.root, placeOf(keys).folded)?.value(foldCase(name))?.value);
  }

  #spelled({ keys, folded }: Place): string {
    let node: KeyNode | undefined = this.#hives.root;
    const names = folded.map((key, i) => {
      node = node?.key(key);
      return node?.name ?? keys[i]!;
    });
    return names.join('\\');
  }
}

/** Where a key stands, as it was written and folded. */
interface Place {
  readonly keys: readonly string[];
  readonly folded: readonly string[];
}

function placeOf(keys: readonly string[]): Place {
  return { keys, folded: keys.map(foldCase) };
}

/** The key below a key; undefined when it does not exist. */
function descend(root: KeyNode, folded: readonly string[]): KeyNode | undefined {
  let node: KeyNode | undefined = root;
  for (const key of folded) {
    node = node.key(key);
    if (!node) return undefined;
  }
  return node;
}

/** The keys below HKCR that a path names; undefined for other roots. */
function belowClassesRoot(path: string): readonly string[] | undefined {
  const [root, ...keys] = keysOf(path);
  return root !== undefined && ROOTS[foldCase(root)]?.[0] === 'HKCR' ? keys : undefined;
}

function startsWith(keys: readonly string[], folded: readonly string[]): boolean {
  return folded.every((key, i) => keys[i] !== undefined && sameName(keys[i], key));
}
