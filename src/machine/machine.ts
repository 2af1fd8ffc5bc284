import { type Change, type Effect, sameSide } from './change.ts';
import type { MachineReader } from './reader.ts';

/** A copy of a machine that may be changed; the original does not notice. */
export interface Draft extends MachineReader {
  /**
   * Makes a thing be as the after-side of a change says, whatever it was: what is missing on the way is
   * made, what is not there need not be removed. So changes may be applied again after a fault.
   */
  apply(change: Change): void;
  /** The state now, to come back to. Costs the same whatever the size. */
  mark(): DraftMark;
  restore(mark: DraftMark): void;
}

/** A state of a draft; only the draft that gave it knows what is inside. */
export type DraftMark = object & { readonly draftMark?: never };

/** A computer to read, to try things on and to change. */
export interface Machine extends MachineReader {
  /** Costs the same whatever the size. */
  fork(): Draft;
  /** Changes the machine, if every before-side still holds; else nothing happens. */
  commit(effects: readonly Effect[]): Commit;
}

/** What became of a commit; `storage` is a fault below us, and the machine is as it was. */
export type Commit =
  | { readonly kind: 'committed' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }
  | { readonly kind: 'storage'; readonly message: string };

/** An effect whose before-side is not what the machine has. */
export interface Conflict {
  readonly effect: Effect;
  readonly found: unknown;
}

/** What a machine has where a change changes something: comparable with its sides. */
export function presentSide(machine: MachineReader, change: Change): unknown {
  switch (change.kind) {
    case 'key':
      return machine.registry.has(change.key);
    case 'value':
      return machine.registry.value(change.key, change.name);
    case 'directory':
      return machine.volume.directory(change.path);
    case 'file':
      return machine.volume.file(change.path);
    case 'security':
      return (change.of === 'key' ? machine.registry : machine.volume).security(change.path);
    case 'running':
      return machine.running.state(change.what, change.name);
    case 'presence':
      return machine.buses.hardware(change.name);
    case 'clock':
      return machine.clock;
    case 'unknown':
      return undefined;
  }
}

/** Applies effects to a draft, each only if its before-side holds. The draft is useless if one does not. */
export function applyChecked(draft: Draft, effects: readonly Effect[]): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (const effect of effects) {
    const found =
      effect.kind === 'unknown' ? undefined : (obstacle(draft, effect) ?? presentSide(draft, effect));
    if (effect.kind === 'unknown' || sameSide(effect.kind, effect.before, found)) draft.apply(effect);
    else conflicts.push({ effect, found });
  }
  return conflicts;
}

/** What else must hold: keys and directories are made in ones that exist and removed empty. */
function obstacle(machine: MachineReader, change: Change): string | undefined {
  const { registry, volume } = machine;
  switch (change.kind) {
    case 'key':
      if (change.after) return above(change.key, key => registry.has(key));
      return registry.keys(change.key).length + registry.values(change.key).length ? 'not empty' : undefined;
    case 'value':
      return registry.has(change.key) ? undefined : 'no such key';
    case 'directory':
      if (change.after) return above(change.path, path => volume.directory(path));
      return volume.list(change.path).length ? 'not empty' : undefined;
    case 'file':
      return above(change.path, path => volume.directory(path));
    case 'security':
      return holds(machine, change.of, change.path) ? undefined : 'nothing to secure';
    case 'presence': {
      const parent = change.after?.parent;
      if (parent !== undefined) return machine.buses.hardware(parent) ? undefined : 'nothing above it';
      return !change.after && machine.buses.on(change.name).length ? 'not empty' : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether there is a key, or a file or directory. */
export function holds({ registry, volume }: MachineReader, of: 'key' | 'file', path: string): boolean {
  return of === 'key' ? registry.has(path) : volume.directory(path) || volume.file(path) !== undefined;
}

function above(path: string, exists: (path: string) => boolean): string | undefined {
  const end = path.lastIndexOf('\\');
  return end < 0 || exists(path.slice(0, end)) ? undefined : 'nothing above it';
}
