import fc from 'fast-check';
import { foldCase } from '../../src/base/index.ts';
import {
  bytesOf,
  dword,
  type Hardware,
  type MachineReader,
  multiSz,
  sz,
  type Transaction,
  type Value,
  valueFromBytes,
  type Wanted,
} from '../../src/machine/index.ts';
import { digest, origin } from './machines.ts';

/** What is tried in the properties: a wish, or a mark to go back to some later. */
export type Step = { wanted: Wanted } | { undo: number };

const name = fc.constantFrom('a', 'A', 'b', 'é', 'É', 'ß', 'Straße', 'ǆ', 'Ǆ', 'long name');
const root = fc.constantFrom('HKLM\\SOFTWARE', 'hklm\\software', 'HKU\\S-1-5-21', 'HKLM\\System');
const below = (max: number) => fc.array(name, { minLength: 0, maxLength: max });
const keyPath = fc.tuple(root, below(3)).map(([top, names]) => [top, ...names].join('\\'));
const filePath = fc.tuple(fc.constantFrom('C:', 'c:', 'D:'), fc.array(name, { minLength: 1, maxLength: 3 }));
export const value: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'binary' }).map(sz),
  fc.nat().map(dword),
  fc.array(fc.string({ minLength: 1 })).map(multiSz),
  fc
    .tuple(fc.nat({ max: 12 }), fc.uint8Array({ maxLength: 12 }))
    .map(([type, bytes]) => valueFromBytes(type, bytes)),
);
const hardware = fc.constantFrom<Hardware>(
  ...['hub', 'Toaster', 'toaster'].map(text => ({
    name: text,
    ...(text !== 'hub' && { parent: 'hub' }),
    deviceId: `USB\\${text}`,
    instanceId: '1',
    uniqueId: true,
    hardwareIds: [text],
    compatibleIds: [],
    capabilities: 0,
  })),
);

const optional = <T>(arbitrary: fc.Arbitrary<T>, as: (after: T) => object) =>
  fc.option(arbitrary, { nil: undefined }).map(after => (after === undefined ? {} : as(after)));

const content = fc.uint8Array({ maxLength: 4 }).map(bytes => ({
  size: bytes.length,
  digest: () => digest(bytes),
  bytes: () => bytes,
  version: () => undefined,
}));

const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.record({ kind: fc.constant('key' as const), key: keyPath, after: fc.boolean() }),
  fc
    .tuple(
      keyPath,
      fc.oneof(name, fc.constant('')),
      optional(value, after => ({ after })),
    )
    .map(([key, valueName, after]) => ({ kind: 'value', key, name: valueName, ...after }) as Wanted),
  fc
    .tuple(
      filePath,
      optional(content, after => ({ after })),
    )
    .map(
      ([[drive, names], after]) => ({ kind: 'file', path: [drive, ...names].join('\\'), ...after }) as Wanted,
    ),
  fc
    .tuple(filePath, fc.boolean())
    .map(
      ([[drive, names], after]) =>
        ({ kind: 'directory', path: [drive, ...names].join('/'), after }) as Wanted,
    ),
  fc
    .tuple(
      keyPath,
      optional(fc.constantFrom('D:P(A;;GA;;;SY)', 'O:BA'), after => ({ after })),
    )
    .map(([path, after]) => ({ kind: 'security', of: 'key', path, ...after }) as Wanted),
  fc
    .tuple(
      fc.constantFrom('ROOT\\A', 'root\\a', 'ROOT\\B'),
      optional(fc.nat({ max: 3 }), problem => ({ after: { status: 8, problem } })),
    )
    .map(([text, after]) => ({ kind: 'running', what: 'devnode', name: text, ...after }) as Wanted),
  fc
    .tuple(hardware, fc.boolean())
    .map(([item, after]) => ({ kind: 'presence', name: item.name, ...(after && { after: item }) }) as Wanted),
  fc.nat({ max: 5 }).map(after => ({ kind: 'clock', after }) as Wanted),
);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: wanted.map(want => ({ wanted: want })) },
    { weight: 1, arbitrary: fc.nat().map(undo => ({ undo })) },
  ),
  { maxLength: 40 },
);

/** Whether the world would refuse this wish: a file where a directory must be, or the other way round. */
function refused(machine: MachineReader, want: Wanted): boolean {
  if (want.kind === 'security') return !machine.registry.has(want.path);
  if (want.kind === 'presence') return !!want.after?.parent && !machine.buses.hardware(want.after.parent);
  if (want.kind !== 'file' && want.kind !== 'directory') return false;
  const parts = want.path.replaceAll('/', '\\').split('\\');
  const paths = parts.map((_, i) => parts.slice(0, i + 1).join('\\'));
  const above = paths.slice(0, -1).some(path => machine.volume.file(path));
  return (
    above || (want.kind === 'file' ? machine.volume.directory(want.path) : !!machine.volume.file(want.path))
  );
}

/** The plainest thing that can be a machine: one flat map of folded names. */
export class Model {
  readonly things = new Map<string, string>();

  apply(want: Wanted): void {
    const set = (thing: string, to: string | undefined) =>
      to === undefined ? this.things.delete(thing) : this.things.set(thing, to);
    switch (want.kind) {
      case 'key':
      case 'value': {
        const key = `key ${foldCase(want.key)}`;
        if (want.after) this.#prefixes(key, 'key ');
        if (want.kind === 'key' && !want.after) this.#remove(key);
        if (want.kind === 'value') set(`${key} @${foldCase(want.name)}`, want.after && show(want.after));
        break;
      }
      case 'directory':
      case 'file': {
        const path = `file ${foldCase(want.path.replaceAll('/', '\\'))}`;
        if (want.after) this.#prefixes(path, 'file ');
        else this.#remove(path);
        if (want.kind === 'file') set(path, want.after?.digest());
        break;
      }
      case 'security':
        set(`key ${foldCase(want.path)} security`, want.after);
        break;
      case 'running':
        set(`${want.what} ${foldCase(want.name)}`, want.after && JSON.stringify(want.after));
        break;
      case 'presence':
        set(`hardware ${foldCase(want.name)}`, want.after && JSON.stringify(want.after));
        if (!want.after && want.name === 'hub') set('hardware TOASTER', undefined);
        break;
      case 'clock':
        set('clock', String(want.after));
        break;
      case 'unknown':
        break;
    }
  }

  #prefixes(path: string, kind: string): void {
    const names = path.slice(kind.length).split('\\');
    for (let i = 1; i <= names.length; i++) this.things.set(kind + names.slice(0, i).join('\\'), 'there');
  }

  #remove(path: string): void {
    for (const thing of [...this.things.keys()]) {
      if (thing === path || thing.startsWith(`${path}\\`) || thing.startsWith(`${path} `))
        this.things.delete(thing);
    }
  }
}

/** A machine as a flat map of folded names: everything that can be read of it. */
export function flat(machine: MachineReader): Map<string, string> {
  const things = new Map<string, string>();
  const keys = (path: string): void => {
    const folded = `key ${foldCase(path)}`;
    things.set(folded, 'there');
    const security = machine.registry.security(path);
    if (security !== undefined) things.set(`${folded} security`, security);
    for (const each of machine.registry.values(path))
      things.set(`${folded} @${each.folded}`, show(each.value));
    for (const child of machine.registry.keys(path)) keys(`${path}\\${child}`);
  };
  const files = (path: string): void => {
    things.set(`file ${foldCase(path)}`, machine.volume.file(path)?.digest() ?? 'there');
    for (const child of machine.volume.list(path)) files(`${path}\\${child}`);
  };
  keys('HKLM');
  keys('HKU');
  machine.volume.drives().forEach(files);
  for (const { what, name: subject, state } of machine.running.list()) {
    things.set(`${what} ${foldCase(subject)}`, JSON.stringify(state));
  }
  const plugged = (parent?: string): void => {
    for (const item of machine.buses.on(parent)) {
      things.set(`hardware ${foldCase(item.name)}`, JSON.stringify(item));
      plugged(item.name);
    }
  };
  plugged();
  things.set('clock', String(machine.clock));
  return things;
}

/** Carries out steps on a transaction and on the model alike; returns the model. */
export function carryOut(transaction: Transaction, model: Model, all: readonly Step[]): Model {
  const marks = [{ mark: transaction.mark(), things: new Map(model.things) }];
  for (const step of all) {
    if ('undo' in step) {
      const back = marks[step.undo % marks.length]!;
      marks.length = marks.indexOf(back) + 1;
      transaction.undo(back.mark);
      model.things.clear();
      for (const [thing, state] of back.things) model.things.set(thing, state);
      continue;
    }
    if (refused(transaction, step.wanted)) continue;
    transaction.change(step.wanted, origin);
    model.apply(step.wanted);
    if (marks.length < 5) marks.push({ mark: transaction.mark(), things: new Map(model.things) });
  }
  return model;
}

function show(each: Value): string {
  return `${each.type}:${Array.from(bytesOf(each)).join()}`;
}
