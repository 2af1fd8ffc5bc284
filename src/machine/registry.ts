import { type Era, eraOf, type Facts, foldCase, has32BitView, sameName } from '../base/index.ts';
import { isMerged, takenFromUser } from './classes-merge.ts';
import type { UnrecordedReads } from './coverage.ts';
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

/** Says which control set is the current one. */
const SELECT = ['HKLM', 'SYSTEM', 'SELECT'];

/** The user that core device installation runs as. */
const SYSTEM_USER = '.DEFAULT';

/** The keys of a path; a trailing backslash is allowed. */
export function keysOf(path: string): string[] {
  const keys = path.split('\\');
  return keys.includes('') ? keys.filter(key => key !== '') : keys;
}

/** The folded keys of paths that were read lately: the same few are asked for again and again. */
const FOLDED = new Map<string, readonly string[]>();
const MOST_FOLDED = 1_000;

function foldedKeys(path: string): readonly string[] {
  const known = FOLDED.get(path);
  if (known) return known;
  if (FOLDED.size === MOST_FOLDED) FOLDED.clear();
  const keys = keysOf(foldCase(path));
  FOLDED.set(path, keys);
  return keys;
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
  /** What was found last, and under which root. */
  #lastRoot: KeyNode | undefined;
  #lastPath = '';
  #lastNode: KeyNode | undefined;
  /** The current control set, and under which root. */
  #setRoot: KeyNode | undefined;
  #set = '';
  readonly #reads: UnrecordedReads | undefined;

  constructor(hives: Hives, facts: Facts, reads?: UnrecordedReads, view: RegistryView = {}) {
    this.#hives = hives;
    this.#facts = facts;
    this.#reads = reads;
    this.#user = view.user ?? SYSTEM_USER;
    this.#redirects = view.bits === 32 && has32BitView(facts);
    this.#era = eraOf(facts);
  }

  seen(view: RegistryView): Registry {
    return new Registry(this.#hives, this.#facts, this.#reads, { user: this.#user, ...view });
  }

  resolve(path: string): string | undefined {
    const keys = this.#followed(keysOf(path));
    return keys && this.#spelled(this.#missingInUser(keys, path) ?? keys);
  }

  has(path: string): boolean {
    return this.#node(path) !== undefined;
  }

  key(path: string): KeyNode | undefined {
    if (this.#reads && this.has(path)) this.#listed(path);
    const keys = this.#followed(foldedKeys(path));
    return keys && descend(this.#hives.frozen(), keys);
  }

  value(path: string, name: string): Value | undefined {
    const value = this.#node(path)?.value(foldCase(name))?.value;
    if (!value && this.#reads) this.#missed(path, name);
    return value;
  }

  values(path: string): readonly NamedValue[] {
    this.#listed(path);
    return [...(this.#node(path)?.values() ?? [])];
  }

  security(path: string): string | undefined {
    return this.#node(path)?.security;
  }

  keys(path: string): readonly string[] {
    this.#listed(path);
    const other = this.#mergedWith(path);
    const own = [...(this.#node(path)?.keys() ?? [])];
    if (!other) return own.map(key => key.name);
    const all = new Map([...other.keys(), ...own].map(key => [key.folded, key.name]));
    return [...all.keys()].sort().map(folded => all.get(folded)!);
  }

  #node(path: string): KeyNode | undefined {
    const node = this.#stands(path);
    if (!node && this.#reads) this.#missed(path);
    return node;
  }

  #stands(path: string): KeyNode | undefined {
    const { root } = this.#hives;
    if (root === this.#lastRoot && path === this.#lastPath) return this.#lastNode;
    const keys = this.#followed(foldedKeys(path));
    return this.#found(path, keys && descend(root, keys));
  }

  #missed(path: string, value?: string): void {
    const resolved = this.resolve(path);
    if (resolved !== undefined) this.#reads?.missed(value ? `${resolved}\\${value}` : resolved);
  }

  #listed(path: string): void {
    const resolved = this.#reads && this.resolve(path);
    if (resolved !== undefined) this.#reads?.listed(resolved);
  }

  /** The same path is mostly asked for several times. */
  #found(path: string, node: KeyNode | undefined): KeyNode | undefined {
    this.#lastRoot = this.#hives.root;
    this.#lastPath = path;
    this.#lastNode = node;
    return node;
  }

  /** The keys that keys stand for; undefined when they have no root that exists. */
  #followed(keys: readonly string[]): readonly string[] | undefined {
    const root = keys[0] ?? '';
    const start = ROOTS[foldCase(root)];
    return start && this.#follow(start[0] === root ? keys : [...start, ...keys.slice(1)]);
  }

  /** The same list where there is nothing to follow. */
  #follow(keys: readonly string[]): readonly string[] {
    const root = keys[0];
    const first = keys[1];
    if (root === 'HKCU') return this.#follow(['HKU', this.#user, ...keys.slice(1)]);
    if (root === 'HKCR') return this.#classes(keys.slice(1));
    if (first === undefined) return keys;
    if (root === 'HKU') return this.#users(first, keys.slice(2));
    if (sameName(first, 'SYSTEM')) return this.#inSystem(keys);
    if (!sameName(first, 'SOFTWARE')) return keys;
    const below = keys.slice(2);
    const found = this.#software(below);
    return found === below ? keys : ['HKLM', first, ...found];
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
  #inSystem(keys: readonly string[]): readonly string[] {
    if (!sameName(keys[2] ?? '', 'CURRENTCONTROLSET')) return keys;
    const set = this.#currentSet();
    const found = keys.slice();
    found[2] = set;
    if (startsWith(keys.slice(3, 5), ['HARDWARE PROFILES', 'CURRENT'])) {
      const profile = this.#stored(['HKLM', 'SYSTEM', set, 'CONTROL', 'IDCONFIGDB'], 'CURRENTCONFIG') ?? 1;
      found[4] = String(profile).padStart(4, '0');
    }
    return found;
  }

  #currentSet(): string {
    const { root } = this.#hives;
    if (root !== this.#setRoot) {
      this.#setRoot = root;
      this.#set = `ControlSet${String(this.#stored(SELECT, 'CURRENT') ?? 1).padStart(3, '0')}`;
    }
    return this.#set;
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
  #missingInUser(keys: readonly string[], path: string): readonly string[] | undefined {
    const merged = keys[0] === 'HKU' ? belowClassesRoot(path) : undefined;
    return merged && !this.#exists(keys) ? this.#machineClasses(merged) : undefined;
  }

  /** The machine's half of a merged key whose user half was found first. */
  #mergedWith(path: string): KeyNode | undefined {
    const keys = belowClassesRoot(path);
    if (!keys || !isMerged(keys) || !this.#exists(this.#userClasses(keys))) return undefined;
    return descend(this.#hives.root, this.#machineClasses(keys));
  }

  #exists(keys: readonly string[]): boolean {
    return descend(this.#hives.root, keys) !== undefined;
  }

  /** A number by the folded name of its value. */
  #stored(keys: readonly string[], name: string): number | undefined {
    return numberOf(descend(this.#hives.root, keys)?.value(name)?.value);
  }

  #spelled(keys: readonly string[]): string {
    let node: KeyNode | undefined = this.#hives.root;
    const names = keys.map(key => {
      node = node?.key(foldCase(key));
      return node?.name ?? key;
    });
    const path = names.join('\\');
    this.#found(path, node);
    return path;
  }
}

/** The key below a key; undefined when it does not exist. Most names are folded already. */
function descend(root: KeyNode, keys: readonly string[]): KeyNode | undefined {
  let node: KeyNode | undefined = root;
  for (let i = 0; node && i < keys.length; i++) {
    const key = keys[i]!;
    node = node.key(key) ?? node.key(foldCase(key));
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
