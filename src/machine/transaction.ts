import { type Facts, invariant } from '../base/index.ts';
import { type Change, type Effect, isIdle, type Origin } from './change.ts';
import type { Content } from './content.ts';
import type { Coverage } from './coverage.ts';
import type { BusReader, Hardware } from './hardware.ts';
import { type Commit, type Draft, type DraftMark, holds, type Machine, presentSide } from './machine.ts';
import type { MachineReader, RegistryReader, VolumeReader } from './reader.ts';
import type { RunningKind, RunningReader, RunningStates } from './running.ts';
import type { Value } from './value.ts';

/** What somebody wants to be so; how it was before is looked up. Absent `after`: shall not be there. */
export type Wanted =
  | { readonly kind: 'key'; readonly key: string; readonly after: boolean }
  | { readonly kind: 'value'; readonly key: string; readonly name: string; readonly after?: Value }
  | { readonly kind: 'directory'; readonly path: string; readonly after: boolean }
  | { readonly kind: 'file'; readonly path: string; readonly after?: Content }
  | { readonly kind: 'security'; readonly of: 'key' | 'file'; readonly path: string; readonly after?: string }
  | WantedState
  | { readonly kind: 'presence'; readonly name: string; readonly after?: Hardware }
  | { readonly kind: 'clock'; readonly after: number }
  | { readonly kind: 'unknown'; readonly by: string };

type WantedState = {
  [K in RunningKind]: {
    readonly kind: 'running';
    readonly what: K;
    readonly name: string;
    readonly after?: RunningStates[K];
  };
}[RunningKind];

/** A place in a transaction to come back to. */
export interface Mark {
  readonly draft: DraftMark;
  readonly effects: number;
}

/**
 * Changes to a machine that are not made yet. Reads see the changes; the journal is the effects. Nothing
 * reaches the machine before `commit`.
 */
export class Transaction implements MachineReader {
  readonly #machine: Machine;
  readonly #draft: Draft;
  readonly #effects: Effect[] = [];

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#draft = machine.fork();
  }

  get facts(): Facts {
    return this.#draft.facts;
  }
  get registry(): RegistryReader {
    return this.#draft.registry;
  }
  get volume(): VolumeReader {
    return this.#draft.volume;
  }
  get buses(): BusReader {
    return this.#draft.buses;
  }
  get running(): RunningReader {
    return this.#draft.running;
  }
  get clock(): number {
    return this.#draft.clock;
  }
  get coverage(): Coverage | undefined {
    return this.#draft.coverage;
  }
  get unrecorded(): readonly string[] {
    return this.#draft.unrecorded ?? [];
  }
  /** What was changed so far, in order. */
  get effects(): readonly Effect[] {
    return this.#effects;
  }

  /**
   * Makes something so. What it needs is made first (the keys above a value, the directories above a file)
   * and what stands below it goes first (the keys below a key, the hardware behind a hub), each as an effect
   * of its own. What is so already is no effect. A path must have a root: `registry.resolve` tells.
   */
  change(wanted: Wanted, origin: Origin): void {
    const resolved = this.#resolved(wanted);
    for (const first of this.#needed(resolved)) this.change(first, origin);
    const before = presentSide(this, resolved as Change);
    const effect = { ...resolved, ...(before !== undefined && { before }), origin } as Effect;
    if (isIdle(effect)) return;
    this.#draft.apply(effect);
    this.#effects.push(effect);
  }

  mark(): Mark {
    return { draft: this.#draft.mark(), effects: this.#effects.length };
  }

  /** Goes back to a mark; what was changed since is forgotten. */
  undo(to: Mark): void {
    invariant(to.effects <= this.#effects.length, 'a mark from the future');
    this.#draft.restore(to.draft);
    this.#effects.length = to.effects;
  }

  /** Works as a whole: when storage fails on the way, nothing of it stays. */
  wholly<T>(body: () => T): T {
    const mark = this.mark();
    try {
      return body();
    } catch (fault) {
      this.undo(mark);
      throw fault;
    }
  }

  /** Makes the changes on the machine. */
  commit(): Commit {
    return this.#machine.commit(this.#effects);
  }

  #resolved(wanted: Wanted): Wanted {
    if (wanted.kind === 'key' || wanted.kind === 'value')
      return { ...wanted, key: this.#keyPath(wanted.key) };
    if (wanted.kind === 'file' || wanted.kind === 'directory') {
      return { ...wanted, path: this.#filePath(wanted.path) };
    }
    if (wanted.kind !== 'security') return wanted;
    return {
      ...wanted,
      path: wanted.of === 'key' ? this.#keyPath(wanted.path) : this.#filePath(wanted.path),
    };
  }

  #keyPath(path: string): string {
    const resolved = this.registry.resolve(path);
    invariant(resolved !== undefined, `no such registry root: ${path}`);
    return resolved;
  }

  #filePath(path: string): string {
    const resolved = this.volume.resolve(path);
    invariant(resolved !== undefined, `not an absolute path: ${path}`);
    return resolved;
  }

  /** What must be so before: everything above what comes, nothing below what goes. */
  #needed(wanted: Wanted): Wanted[] {
    switch (wanted.kind) {
      case 'key':
        invariant(wanted.after || wanted.key.includes('\\'), `a root stays: ${wanted.key}`);
        return wanted.after ? this.#keyAbove(wanted.key) : this.#belowKey(wanted.key);
      case 'value':
        return wanted.after && !this.registry.has(wanted.key)
          ? [{ kind: 'key', key: wanted.key, after: true }]
          : [];
      case 'directory':
        invariant(!wanted.after || !this.volume.file(wanted.path), `a file is in the way: ${wanted.path}`);
        return wanted.after ? this.#directoryAbove(wanted.path) : this.#belowDirectory(wanted.path);
      case 'file':
        invariant(!this.volume.directory(wanted.path), `a directory is in the way: ${wanted.path}`);
        return wanted.after ? this.#directoryAbove(wanted.path) : this.#withoutSecurity('file', wanted.path);
      case 'presence': {
        const parent = wanted.after?.parent;
        invariant(!parent || this.buses.hardware(parent), `nothing is plugged in as ${parent}`);
        return wanted.after
          ? []
          : this.buses.on(wanted.name).map(({ name }) => ({ kind: 'presence', name }) as const);
      }
      case 'security': {
        invariant(holds(this, wanted.of, wanted.path), `nothing to secure at ${wanted.path}`);
        return [];
      }
      default:
        return [];
    }
  }

  #keyAbove(key: string): Wanted[] {
    const end = key.lastIndexOf('\\');
    if (end < 0 || this.registry.has(key.slice(0, end))) return [];
    return [{ kind: 'key', key: key.slice(0, end), after: true }];
  }

  #belowKey(key: string): Wanted[] {
    return [
      ...this.registry
        .keys(key)
        .map(name => ({ kind: 'key', key: `${key}\\${name}`, after: false }) as const),
      ...this.registry.values(key).map(({ name }) => ({ kind: 'value', key, name }) as const),
      ...this.#withoutSecurity('key', key),
    ];
  }

  #directoryAbove(path: string): Wanted[] {
    const end = path.lastIndexOf('\\');
    if (end < 0 || this.volume.directory(path.slice(0, end))) return [];
    return [{ kind: 'directory', path: path.slice(0, end), after: true }];
  }

  #belowDirectory(path: string): Wanted[] {
    const names = this.volume.list(path).map(name => `${path}\\${name}`);
    return [
      ...names.map(
        child =>
          (this.volume.directory(child)
            ? { kind: 'directory', path: child, after: false }
            : { kind: 'file', path: child }) as Wanted,
      ),
      ...this.#withoutSecurity('file', path),
    ];
  }

  #withoutSecurity(of: 'key' | 'file', path: string): Wanted[] {
    const holder = of === 'key' ? this.registry : this.volume;
    return holder.security(path) === undefined ? [] : [{ kind: 'security', of, path }];
  }
}
