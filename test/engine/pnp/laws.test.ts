import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restart } from '../../../src/engine/index.ts';
import {
  childrenOf,
  devnodeOf,
  disableDevice,
  enableDevice,
  enumerate,
  isStarted,
  parentOf,
  restartDevice,
} from '../../../src/engine/pnp/index.ts';
import { difference, inverted, Transaction } from '../../../src/machine/index.ts';
import { emptyMachine, holds } from '../../machine/machines.ts';
import { USB, World } from './world.ts';

/** Places of a small tree: four hubs, one of which does not tell, and eight devices that stay where they belong. */
const HUBS = ['h0', 'h1', 'h2', 'h3'];
const DEVICES = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'];
const ABOVE: Readonly<Record<string, string | undefined>> = {
  h0: undefined,
  h1: 'h0',
  h2: 'h1',
  h3: undefined,
  d0: 'h0',
  d1: 'h0',
  d2: 'h1',
  d3: 'h1',
  d4: 'h2',
  d5: 'h2',
  d6: 'h3',
  d7: undefined,
};

type Act = 'plug' | 'unplug' | 'disable' | 'enable' | 'cycle';

type Step =
  | { readonly act: Act; readonly name: string }
  | { readonly act: 'restart' | 'ask'; readonly name?: never };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: named('plug', 'unplug') },
  { weight: 3, arbitrary: named('disable', 'enable', 'cycle') },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ act: 'restart' }, { act: 'ask' }) },
);

function named(...acts: Act[]): fc.Arbitrary<Step> {
  return fc.record({ act: fc.constantFrom(...acts), name: fc.constantFrom(...HUBS, ...DEVICES) });
}

/** A world where every hub and every second device is installed once it is plugged in. */
class Bench {
  readonly world = new World(new Transaction(emptyMachine()));
  /** The instance ID that hardware had each time. */
  readonly ids = new Map<string, Set<string>>();

  do(one: Step): void {
    const { world } = this;
    if (one.name !== undefined) this.#act(one.act, one.name);
    else if (one.act === 'restart') restart(world.transaction);
    else enumerate(world.work, { from: 'HTREE\\ROOT\\0' });
    for (const name of [...HUBS, ...DEVICES]) {
      const id = this.idOf(name);
      if (id !== undefined) this.ids.set(name, (this.ids.get(name) ?? new Set()).add(id));
    }
  }

  idOf(name: string): string | undefined {
    const found = this.world.transaction.running.list('devnode').find(({ state }) => state.hardware === name);
    return found?.name;
  }

  #act(act: Act, name: string): void {
    const { world } = this;
    const id = this.idOf(name);
    if (act === 'plug') this.#plug(name);
    else if (act === 'unplug') {
      if (world.transaction.buses.hardware(name)) world.unplug(name);
    } else if (id !== undefined && act === 'disable') disableDevice(world.work, id);
    else if (id !== undefined && act === 'enable') enableDevice(world.work, id);
    else if (id !== undefined) restartDevice(world.work, id);
  }

  #plug(name: string): void {
    const { world } = this;
    const parent = ABOVE[name];
    const { buses } = world.transaction;
    if (buses.hardware(name) || (parent !== undefined && !buses.hardware(parent))) return;
    const bus = HUBS.includes(name) ? { bus: { ...USB, notifies: name !== 'h3' } } : {};
    const { wanting } = world.plug({
      name,
      ...(parent !== undefined && { parent }),
      ...bus,
      deviceId: `USB\\${name[0]}`,
      instanceId: name,
      uniqueId: Number(name[1]) % 3 === 0,
    });
    for (const { id } of wanting) if (/[^1357]$/.test(id) || /\\H/.test(id)) this.#install(id);
  }

  #install(id: string): void {
    this.world.install(id, /\\H/.test(id) ? 'hub' : 'toaster');
    enableDevice(this.world.work, id);
  }
}

/** What holds of every device tree, whatever happened. */
function checkTree({ world, ids }: Bench, last: Step): void {
  const { transaction } = world;
  for (const { name, state } of transaction.running.list('devnode')) {
    if (name === 'HTREE\\ROOT\\0') continue;
    const parent = parentOf(transaction, name)!;
    expect(isStarted(devnodeOf(transaction, parent)), `${name} below ${parent}`).toBe(true);
    expect(childrenOf(transaction, parent)).toContain(name);
    // A bus that does not tell may still show what went, until it is asked.
    const mayBeStale = devnodeOf(transaction, parent)?.hardware === 'h3' && last.act !== 'ask';
    if (!mayBeStale) expect(transaction.buses.hardware(state.hardware!), name).toBeDefined();
    expect(isStarted(state) && state.problem !== 0, `${name} runs with a problem`).toBe(false);
    expect(transaction.registry.has(`HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${name}`)).toBe(true);
  }
  for (const [name, had] of ids) expect([...had], `${name} is one devnode`).toHaveLength(1);
  const used = new Set(transaction.running.list('devnode').flatMap(({ state }) => state.drivers ?? []));
  expect(new Set(world.loaded()), 'what is loaded is used').toEqual(used);
}

test('plugging, unplugging, disabling, restarting: the tree stays a tree of what is there', () => {
  holds(
    'device trees',
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), steps => {
      const bench = new Bench();
      for (const one of steps) {
        bench.do(one);
        checkTree(bench, one);
      }
    }),
    60,
  );
});

test('enumerating again finds nothing', () => {
  holds(
    'enumerated again',
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), steps => {
      const bench = new Bench();
      for (const one of steps) bench.do(one);
      const { transaction } = bench.world;
      enumerate(bench.world.work, { from: 'HTREE\\ROOT\\0' });
      const count = transaction.effects.length;
      const again = enumerate(bench.world.work, { from: 'HTREE\\ROOT\\0' });
      expect([again.arrived, again.gone, again.started]).toEqual([[], [], []]);
      expect(transaction.effects.length).toBe(count);
    }),
    40,
  );
});

test('all that happened can be committed and undone', () => {
  holds(
    'device trees undone',
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), steps => {
      const machine = emptyMachine();
      const before = machine.fork();
      const bench = new Bench();
      for (const one of steps) bench.do(one);
      const { effects } = bench.world.transaction;
      expect(machine.commit(effects)).toEqual({ kind: 'committed' });
      expect(difference(bench.world.transaction, machine)).toEqual([]);
      expect(machine.commit(inverted(effects))).toEqual({ kind: 'committed' });
      expect(difference(before, machine)).toEqual([]);
    }),
    20,
  );
});
