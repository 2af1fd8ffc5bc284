import { foldCase } from '../base/index.ts';
import { type Change, isIdle } from './change.ts';
import type { FileNode, KeyNode, MachineReader } from './reader.ts';
import type { RunningEntry } from './running.ts';
import type { NamedValue } from './value.ts';

/**
 * The changes that make one machine the other, in an order in which they can be applied: what goes, goes
 * from below; what comes, comes from above. Names that differ only in case are the same. What two forks
 * share is not looked at.
 */
export function difference(before: MachineReader, after: MachineReader): Change[] {
  const changes: Change[] = [];
  for (const root of ['HKLM', 'HKU']) {
    compareKeys(root, before.registry.key(root), after.registry.key(root), changes);
  }
  compareDisks(before, after, changes);
  compareHardware(before, after, changes);
  compareRunning(before, after, changes);
  changes.push({ kind: 'clock', before: before.clock, after: after.clock });
  return changes.filter(change => !isIdle(change));
}

interface Folded {
  readonly folded: string;
}

/** Walks two lists sorted by folded name side by side. */
function* pairs<T extends Folded>(
  before: Iterable<T>,
  after: Iterable<T>,
): Iterable<readonly [T | undefined, T | undefined]> {
  const [left, right] = [before[Symbol.iterator](), after[Symbol.iterator]()];
  let a = left.next();
  let b = right.next();
  while (!a.done || !b.done) {
    if (!a.done && !b.done && a.value.folded === b.value.folded) {
      yield [a.value, b.value];
      a = left.next();
      b = right.next();
    } else if (b.done || (!a.done && a.value.folded < b.value.folded)) {
      yield [a.value, undefined];
      a = left.next();
    } else {
      yield [undefined, b.value];
      b = right.next();
    }
  }
}

function compareKeys(
  path: string,
  before: KeyNode | undefined,
  after: KeyNode | undefined,
  changes: Change[],
): void {
  if (before === after) return;
  if (!before) changes.push({ kind: 'key', key: path, before: false, after: true });
  for (const [a, b] of pairs(before?.keys() ?? [], after?.keys() ?? [])) {
    compareKeys(`${path}\\${(a ?? b)!.name}`, a, b, changes);
  }
  for (const [a, b] of pairs(before?.values() ?? [], after?.values() ?? [])) {
    changes.push(valueChange(path, a, b));
  }
  changes.push(sided({ kind: 'security', of: 'key', path }, before?.security, after?.security));
  if (!after) changes.push({ kind: 'key', key: path, before: true, after: false });
}

function valueChange(key: string, before: NamedValue | undefined, after: NamedValue | undefined): Change {
  return sided({ kind: 'value', key, name: (before ?? after)!.name }, before?.value, after?.value);
}

function compareDisks(before: MachineReader, after: MachineReader, changes: Change[]): void {
  const drives = (machine: MachineReader): FileNode[] =>
    machine.volume.drives().map(name => machine.volume.node(name)!);
  for (const [a, b] of pairs(drives(before), drives(after))) compareFiles((a ?? b)!.name, a, b, changes);
}

function compareFiles(
  path: string,
  before: FileNode | undefined,
  after: FileNode | undefined,
  changes: Change[],
): void {
  if (before === after) return;
  if (before && after && !before.content !== !after.content) {
    compareFiles(path, before, undefined, changes);
    compareFiles(path, undefined, after, changes);
    return;
  }
  const isFile = (before ?? after)!.content !== undefined;
  const content = isFile
    ? sided({ kind: 'file', path }, before?.content, after?.content)
    : ({ kind: 'directory', path, before: !!before, after: !!after } as const);
  if (after) changes.push(content);
  for (const [a, b] of pairs(before?.children() ?? [], after?.children() ?? [])) {
    compareFiles(`${path}\\${(a ?? b)!.name}`, a, b, changes);
  }
  changes.push(sided({ kind: 'security', of: 'file', path }, before?.security, after?.security));
  if (!after) changes.push(content);
}

/** Hardware goes from the leaves and comes from the root. */
function compareHardware(before: MachineReader, after: MachineReader, changes: Change[]): void {
  const gone = plugged(before).filter(name => !after.buses.hardware(name));
  for (const name of [...gone.reverse(), ...plugged(after)]) {
    changes.push(sided({ kind: 'presence', name }, before.buses.hardware(name), after.buses.hardware(name)));
  }
}

/** Names of all hardware, parents first. */
function plugged({ buses }: MachineReader, parent?: string): string[] {
  const machine = { buses } as MachineReader;
  return buses.on(parent).flatMap(({ name }) => [name, ...plugged(machine, name)]);
}

function compareRunning(before: MachineReader, after: MachineReader, changes: Change[]): void {
  const entries = new Map<string, RunningEntry>();
  for (const machine of [before, after]) {
    for (const entry of machine.running.list()) entries.set(`${entry.what}:${foldCase(entry.name)}`, entry);
  }
  for (const { what, name } of entries.values()) {
    const sides = [before, after].map(machine => machine.running.state(what, name));
    changes.push(sided({ kind: 'running', what, name }, sides[0], sides[1]));
  }
}

type Sided = Extract<Change, { kind: 'value' | 'file' | 'security' | 'running' | 'presence' }>;
type Subject<C> = C extends Sided ? Omit<C, 'before' | 'after'> : never;

/** A change with the sides that are there. */
function sided(subject: Subject<Sided>, before: unknown, after: unknown): Change {
  return {
    ...subject,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  } as Change;
}
