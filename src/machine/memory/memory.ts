import { type Facts, foldCase, invariant } from '../../base/index.ts';
import {
  applyChecked,
  type BusReader,
  type Change,
  type Commit,
  type Coverage,
  type Digest,
  type Draft,
  type DraftMark,
  type Effect,
  type Hardware,
  keysOf,
  type Machine,
  pathParts,
  Registry,
  type RunningEntry,
  type RunningKind,
  type RunningReader,
  type RunningStates,
  UnrecordedReads,
  Volume,
} from '../index.ts';
import { File, Key, ownedAt, removeAt } from './nodes.ts';
import { copied, EMPTY, each, find, type Sorted, type Token, withItem, withoutItem } from './sorted.ts';

type Listed<T> = { readonly folded: string; readonly item: T };

/** Everything that changes about a machine. The trees are shared between forks until they are changed. */
interface State {
  readonly hives: Key;
  readonly disks: File;
  readonly hardware: Sorted<Listed<Hardware>>;
  readonly running: Sorted<Listed<RunningEntry>>;
  readonly clock: number;
}

/** What a new machine is told. */
export interface MemoryMachineOptions {
  readonly facts: Facts;
  readonly digest: Digest;
  /** Milliseconds since 1970 UTC; the beginning of 2026 unless given. */
  readonly clock?: number;
  /** Of what everything is known; of all unless given. */
  readonly coverage?: Coverage | undefined;
}

const CLOCK = 1767225600000;

/** A machine held in memory; forks share what neither changes. */
export class MemoryMachine implements Machine, Draft {
  readonly facts: Facts;
  readonly registry: Registry;
  readonly volume: Volume;
  readonly coverage: Coverage | undefined;
  readonly #reads: UnrecordedReads | undefined;
  readonly #digest: Digest;
  #token: Token = {};
  #isSeen = false;
  #state: State;

  constructor(options: MemoryMachineOptions, state?: State) {
    this.facts = options.facts;
    this.#digest = options.digest;
    this.coverage = options.coverage;
    this.#reads = this.coverage && new UnrecordedReads(this.coverage);
    this.registry = new Registry(
      this.#store(state => state.hives),
      this.facts,
      this.#reads,
    );
    this.volume = new Volume(
      this.#store(state => state.disks),
      this.#digest,
      this.#reads,
    );
    this.#state = state ?? emptyState(options.clock ?? CLOCK);
  }

  get clock(): number {
    return this.#state.clock;
  }
  get unrecorded(): readonly string[] {
    return this.#reads?.all ?? [];
  }
  get buses(): BusReader {
    const all = (): Hardware[] => {
      this.#reads?.missedRunning('hardware');
      return each(this.#state.hardware).map(({ item }) => item);
    };
    return {
      hardware: name => find(this.#state.hardware, foldCase(name))?.item ?? this.#notRunning('hardware'),
      on: parent => all().filter(item => foldCase(item.parent ?? '') === foldCase(parent ?? '')),
    };
  }
  get running(): RunningReader {
    const list = (what?: RunningKind): RunningEntry[] => {
      if (what) this.#notRunning(what);
      return each(this.#state.running)
        .map(({ item }) => item)
        .filter(item => !what || item.what === what);
    };
    const state = (what: RunningKind, name: string): RunningStates[RunningKind] | undefined =>
      find(this.#state.running, runningName(what, name))?.item.state ?? this.#notRunning(what);
    return { state: state as RunningReader['state'], list: list as RunningReader['list'] };
  }

  #notRunning(what: RunningKind | 'hardware'): undefined {
    this.#reads?.missedRunning(what);
    return undefined;
  }

  fork(): MemoryMachine {
    const { facts, coverage } = this;
    return new MemoryMachine({ facts, coverage, digest: this.#digest }, this.#frozen());
  }

  mark(): DraftMark {
    return this.#frozen();
  }

  restore(mark: DraftMark): void {
    this.#frozen();
    this.#state = mark as State;
  }

  commit(effects: readonly Effect[]): Commit {
    const next = this.fork();
    const conflicts = applyChecked(next, effects);
    if (conflicts.length > 0) return { kind: 'conflict', conflicts };
    this.#state = next.#frozen();
    this.#token = {};
    return { kind: 'committed' };
  }

  apply(change: Change): void {
    switch (change.kind) {
      case 'key':
      case 'value':
        this.#applyKey(change);
        break;
      case 'directory':
      case 'file':
        this.#applyFile(change);
        break;
      case 'security':
        this.#applySecurity(change);
        break;
      case 'running':
        this.#applyRunning(change);
        break;
      case 'presence':
        this.#applyPresence(change);
        break;
      case 'clock':
        this.#state = { ...this.#state, clock: change.after };
        break;
      case 'unknown':
        break;
    }
  }

  #applyKey(change: Change & { kind: 'key' | 'value' }): void {
    const names = keysOf(change.key);
    if (change.kind === 'key') {
      if (change.after) ownedAt(this.#owned().hives, names, this.#token, Key);
      else removeAt(this.#owned().hives, names, this.#token);
      return;
    }
    const key = change.after
      ? ownedAt(this.#owned().hives, names, this.#token, Key)
      : ownedAt(this.#owned().hives, names, this.#token);
    if (!key) return;
    const folded = foldCase(change.name);
    const name = key.value(folded)?.name ?? change.name;
    key.held = change.after
      ? withItem(key.held, { name, folded, value: change.after }, this.#token)
      : withoutItem(key.held, folded, this.#token);
  }

  #applyFile(change: Change & { kind: 'directory' | 'file' }): void {
    const names = partsOf(change.path);
    if (!change.after) removeAt(this.#owned().disks, names, this.#token);
    else
      ownedAt(this.#owned().disks, names, this.#token, File)!.content =
        change.kind === 'file' ? change.after : undefined;
  }

  #applySecurity(change: Change & { kind: 'security' }): void {
    const { of, path, after } = change;
    const node =
      of === 'key'
        ? ownedAt(this.#owned().hives, keysOf(path), this.#token)
        : ownedAt(this.#owned().disks, partsOf(path), this.#token);
    if (node) node.security = after;
  }

  #applyRunning({ what, name, after }: Change & { kind: 'running' }): void {
    const folded = runningName(what, name);
    const spelled = find(this.#state.running, folded)?.item.name ?? name;
    const item = after && { what, name: spelled, state: after };
    this.#state = { ...this.#state, running: this.#listed(this.#state.running, folded, item) };
  }

  #applyPresence({ name, after }: Change & { kind: 'presence' }): void {
    this.#state = { ...this.#state, hardware: this.#listed(this.#state.hardware, foldCase(name), after) };
  }

  #listed<T>(list: Sorted<Listed<T>>, folded: string, item: T | undefined): Sorted<Listed<T>> {
    const copy = copied(list);
    return item === undefined
      ? withoutItem(copy, folded, this.#token)
      : withItem(copy, { folded, item }, this.#token);
  }

  /** Gives the state away: from now on it is changed by copying only. */
  #frozen(): State {
    this.#token = {};
    return this.#state;
  }

  /** Roots that are ours and that nobody has seen. */
  #owned(): State {
    const { hives, disks } = this.#state;
    if (this.#isSeen || hives.owner !== this.#token) {
      this.#isSeen = false;
      this.#state = { ...this.#state, hives: hives.copy(this.#token), disks: disks.copy(this.#token) };
    }
    return this.#state;
  }

  #store<N>(root: (state: State) => N): { readonly root: N; frozen(): N } {
    const live = (): N => {
      this.#isSeen = true;
      return root(this.#state);
    };
    return {
      get root(): N {
        return live();
      },
      frozen: () => root(this.#frozen()),
    };
  }
}

function emptyState(clock: number): State {
  const nobody: Token = {};
  const hives = new Key(nobody, '', '');
  hives.below = ['HKLM', 'HKU'].map(name => new Key(nobody, name, name));
  return { hives, disks: new File(nobody, '', ''), hardware: EMPTY, running: EMPTY, clock };
}

function runningName(what: RunningKind, name: string): string {
  return `${what}:${foldCase(name)}`;
}

function partsOf(path: string): readonly string[] {
  const parts = pathParts(path);
  invariant(parts, `not an absolute path: ${path}`);
  return parts;
}
