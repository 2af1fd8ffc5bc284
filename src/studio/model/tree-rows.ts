import { foldCase } from '../../base/index.ts';
import type { Effect, FileNode, KeyNode, MachineReader, Origin, Value } from '../../machine/index.ts';
import { printSide } from '../../rehearsal/index.ts';

/** What became of a thing between two moments. */
export type Mark = 'new' | 'changed' | 'gone';

/** A registry key or value, a directory or file: a row of a tree. */
export interface ThingRow {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly kind: 'key' | 'value' | 'directory' | 'file';
  /** Of a key or directory that is on both sides: something in it changed. */
  readonly mark: Mark | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Whether it can be opened, and is. */
  readonly isOpen: boolean | undefined;
  /** What made it so, where this step did. */
  readonly origin: Origin | undefined;
  /** It is what changed last before a moment within a step. */
  readonly isLatest: boolean;
}

/** Both sides of a step, and what is wanted of them. */
export interface Sides {
  readonly before: MachineReader;
  readonly after: MachineReader;
  readonly effects: readonly Effect[];
  /** The last of them, where the moment is within the step. */
  readonly latest?: Effect | undefined;
  /** What did not change is left out, and what did is open. */
  readonly onlyChanged: boolean;
  /** Paths that are opened or, where they are open by themselves, closed. */
  readonly turned: ReadonlySet<string>;
}

/** The registry of both sides as one tree. What two machines share is not looked at unless it is opened. */
export function registryRows(sides: Sides): ThingRow[] {
  return new Rows(sides).registry();
}

/** The volumes of both sides as one tree. */
export function fileRows(sides: Sides): ThingRow[] {
  return new Rows(sides).files();
}

class Rows {
  readonly #sides: Sides;
  readonly #origins: ReadonlyMap<string, Origin>;
  readonly #latest: string | undefined;
  readonly #rows: ThingRow[] = [];

  constructor(sides: Sides) {
    this.#sides = sides;
    this.#origins = originsOf(sides.effects);
    [this.#latest] = originsOf(sides.latest ? [sides.latest] : []).keys();
  }

  registry(): ThingRow[] {
    const { before, after } = this.#sides;
    for (const root of ['HKLM', 'HKU']) {
      this.#key(root, root, 0, before.registry.key(root), after.registry.key(root));
    }
    return this.#rows;
  }

  files(): ThingRow[] {
    const { before, after } = this.#sides;
    const drives = new Set([...before.volume.drives(), ...after.volume.drives()]);
    for (const drive of drives) {
      this.#file(drive, drive, 0, before.volume.node(drive), after.volume.node(drive));
    }
    return this.#rows;
  }

  #key(path: string, name: string, depth: number, before?: KeyNode, after?: KeyNode): void {
    if (!this.#branch('key', { path, name, depth }, before, after)) return;
    for (const [a, b] of pairs(before?.values(), after?.values())) {
      const value = (b ?? a)!.name;
      const sides = { before: printed(a?.value), after: printed(b?.value) };
      this.#leaf(
        'value',
        { path, name: value || '(default)', depth: depth + 1 },
        sides,
        a?.value !== b?.value,
      );
    }
    for (const [a, b] of pairs(before?.keys(), after?.keys())) {
      const { name: below } = (b ?? a)!;
      this.#key(`${path}\\${below}`, below, depth + 1, a, b);
    }
  }

  #file(path: string, name: string, depth: number, before?: FileNode, after?: FileNode): void {
    if ((after ?? before)?.content) {
      const sides = { before: contentText(before), after: contentText(after) };
      this.#leaf('file', { path, name, depth }, sides, before?.content !== after?.content);
      return;
    }
    if (!this.#branch('directory', { path, name, depth }, before, after)) return;
    for (const [a, b] of pairs(before?.children(), after?.children())) {
      const { name: below } = (b ?? a)!;
      this.#file(`${path}\\${below}`, below, depth + 1, a, b);
    }
  }

  /** A key or directory; whether what is below it is to be shown. */
  #branch(
    kind: 'key' | 'directory',
    at: Place,
    before: object | undefined,
    after: object | undefined,
  ): boolean {
    const { onlyChanged, turned } = this.#sides;
    const mark = before === after ? undefined : !before ? 'new' : !after ? 'gone' : 'changed';
    if (onlyChanged && mark === undefined) return false;
    const isOpen = (onlyChanged || at.depth === 0) !== turned.has(at.path);
    const sides = { before: undefined, after: undefined };
    this.#rows.push({ ...at, kind, mark, ...sides, isOpen, ...this.#made(originKey(kind, at.path)) });
    return isOpen;
  }

  #leaf(
    kind: 'value' | 'file',
    at: Place,
    { before, after }: { readonly before: string | undefined; readonly after: string | undefined },
    differs: boolean,
  ): void {
    const changed = before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
    const mark = differs && (before !== after || before === undefined) ? changed : undefined;
    if (this.#sides.onlyChanged && mark === undefined) return;
    const name = kind === 'value' ? at.name : '';
    const made = this.#made(originKey(kind, at.path, name));
    this.#rows.push({ ...at, kind, mark, before, after, isOpen: undefined, ...made });
  }

  #made(key: string): Pick<ThingRow, 'origin' | 'isLatest'> {
    return { origin: this.#origins.get(key), isLatest: key === this.#latest };
  }
}

interface Place {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
}

function originsOf(effects: readonly Effect[]): ReadonlyMap<string, Origin> {
  return new Map(
    effects.flatMap(effect => {
      if (effect.kind === 'key') return [[originKey('key', effect.key), effect.origin] as const];
      if (effect.kind === 'value')
        return [[originKey('value', effect.key, effect.name || '(default)'), effect.origin] as const];
      if (effect.kind === 'file' || effect.kind === 'directory')
        return [[originKey(effect.kind, effect.path), effect.origin] as const];
      return [];
    }),
  );
}

function originKey(kind: ThingRow['kind'], path: string, name = ''): string {
  return foldCase(`${kind} ${path} ${name}`);
}

function printed(value: Value | undefined): string | undefined {
  return value && printSide({ kind: 'value', key: '', name: '', after: value });
}

function contentText(node: FileNode | undefined): string | undefined {
  return node?.content && printSide({ kind: 'file', path: '', after: node.content });
}

/** Two lists ordered by folded name, side by side. */
function pairs<T extends { readonly folded?: string; readonly name: string }>(
  before: Iterable<T> = [],
  after: Iterable<T> = [],
): (readonly [T | undefined, T | undefined])[] {
  const found = new Map<string, readonly [T | undefined, T | undefined]>();
  for (const one of before) found.set(foldCase(one.name), [one, undefined]);
  for (const one of after) {
    const folded = foldCase(one.name);
    found.set(folded, [found.get(folded)?.[0], one]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sides]) => sides);
}
