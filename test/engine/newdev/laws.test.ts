import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlugAndPlayService, type ServiceProgram } from '../../../src/engine/index.ts';
import { sha256 } from '../../../src/machine/folder/index.ts';
import { freshMachine } from '../../../src/machine/fresh/index.ts';
import { difference, inverted, Transaction, textOf } from '../../../src/machine/index.ts';
import type { MemoryMachine } from '../../../src/machine/memory/index.ts';
import { holds } from '../../machine/machines.ts';
import { Fault, FaultyMachine } from '../faulty-machine.ts';
import { NewdevWorld, TOASTER, toasterInf } from './world.ts';

const HARDWARE = ['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057'];
const COMPATIBLE = ['USB\\Class_07', 'USB\\TOAST'];
const WINDOWS = ['7', '8.1', '10.0.10240', '11'];
const VERIFIER: NonNullable<ServiceProgram['verifier']> = () => ({
  kind: 'system',
  signer: 'Microsoft',
  score: 0x0d000005,
});

/** A toaster package: which identifier it names, and how old it is. */
interface AnyPackage {
  readonly id: string;
  readonly year: number;
}

const anyPackage: fc.Arbitrary<AnyPackage> = fc.record({
  id: fc.constantFrom(...HARDWARE, ...COMPATIBLE),
  year: fc.integer({ min: 2018, max: 2026 }),
});
const anyWindows = fc.constantFrom(...WINDOWS);
const anyPackages = fc.array(anyPackage, { minLength: 1, maxLength: 4 });

const machines = new Map<string, MemoryMachine>();

/** A new computer with a toaster plugged in. */
function computer(windows: string): Transaction {
  const machine = machines.get(windows) ?? freshMachine({ windows, architecture: 'amd64', digest: sha256 })!;
  machines.set(windows, machine);
  return new Transaction(machine);
}

function world(windows: string): NewdevWorld {
  const at = new NewdevWorld(windows, { verifier: VERIFIER }, computer(windows));
  at.plug(TOASTER, HARDWARE, { compatibleIds: COMPATIBLE });
  return at;
}

function put(at: NewdevWorld, { id, year }: AnyPackage, i: number): string {
  return at.package(`C:\\${i}`, toasterInf({ id, driverVer: `01/01/${year},1.0.0.${i}` }));
}

function stageAll(at: NewdevWorld, packages: readonly AnyPackage[]): void {
  for (const [i, one] of packages.entries()) {
    at.api.SetupCopyOEMInf({ source: put(at, one, i), mediaType: 1, style: 0 });
  }
}

function install(at: NewdevWorld): void {
  new PlugAndPlayService(at.transaction, { verifier: VERIFIER }).install([TOASTER]);
}

/** How good the driver is that a device has: the place of its identifier, then its year; lower is better. */
function goodness({ transaction: { registry } }: NewdevWorld): readonly [number, number] {
  const driver = textOf(registry.value(`HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${TOASTER}`, 'Driver'));
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${driver}`;
  const id = textOf(registry.value(key, 'MatchingDeviceId')) ?? '';
  const ids = [...HARDWARE, ...COMPATIBLE].map(text => text.toLowerCase());
  return [ids.indexOf(id.toLowerCase()), -Number(textOf(registry.value(key, 'DriverDate'))?.slice(-4))];
}

describe('laws of installations', () => {
  it('installing again changes nothing', () => {
    holds(
      'installing again changes nothing',
      fc.property(anyWindows, anyPackage, (windows, one) => {
        const at = world(windows);
        const inf = put(at, one, 0);
        const of = { hardwareId: HARDWARE[1]!, inf, flags: 0 };
        expect(at.api.UpdateDriverForPlugAndPlayDevices(of).ret).toBe(true);
        const before = at.transaction.effects.length;
        expect(at.api.UpdateDriverForPlugAndPlayDevices(of).ret).toBe(false);
        expect(at.transaction.effects.slice(before)).toEqual([]);
      }),
      15,
    );
  });

  it('a further package never makes the chosen driver worse', () => {
    holds(
      'a further package never makes the chosen driver worse',
      fc.property(anyWindows, anyPackages, anyPackage, (windows, packages, more) => {
        const [without, with_] = [world(windows), world(windows)];
        stageAll(without, packages);
        stageAll(with_, [...packages, more]);
        install(without);
        install(with_);
        const [a, b] = [goodness(without), goodness(with_)];
        expect(b[0] < a[0] || (b[0] === a[0] && b[1] <= a[1])).toBe(true);
      }),
      15,
    );
  });

  it('effects make the machine after, and undo to the machine before', () => {
    holds(
      'effects make the machine after, and undo to the machine before',
      fc.property(anyWindows, anyPackages, (windows, packages) => {
        const machine = freshMachine({ windows, architecture: 'amd64', digest: sha256 })!;
        const before = machine.fork();
        const at = new NewdevWorld(windows, { verifier: VERIFIER }, new Transaction(machine));
        at.plug(TOASTER, HARDWARE, { compatibleIds: COMPATIBLE });
        stageAll(at, packages);
        install(at);
        const { effects } = at.transaction;
        expect(effects.filter(({ origin }) => !origin.because)).toEqual([]);
        expect(machine.commit(effects)).toEqual({ kind: 'committed' });
        expect(difference(machine, at.transaction)).toEqual([]);
        expect(machine.commit(inverted(effects))).toEqual({ kind: 'committed' });
        expect(difference(before, machine)).toEqual([]);
      }),
      5,
    );
  });
});

/** A machine on which an update is about to run. */
function prepared(windows: string): { readonly machine: MemoryMachine; readonly inf: string } {
  const machine = freshMachine({ windows, architecture: 'amd64', digest: sha256 })!;
  const at = new NewdevWorld(windows, { verifier: VERIFIER }, new Transaction(machine));
  at.plug(TOASTER, HARDWARE, { compatibleIds: COMPATIBLE });
  const inf = put(at, { id: HARDWARE[1]!, year: 2026 }, 0);
  expect(at.transaction.commit()).toEqual({ kind: 'committed' });
  return { machine, inf };
}

type Run = (at: NewdevWorld, inf: string) => void;

const OPERATIONS: readonly (readonly [name: string, windows: string, run: Run])[] = [
  [
    'an update',
    '11',
    (at, inf) => {
      const of = { hardwareId: HARDWARE[1]!, inf, flags: 0 };
      expect(at.api.UpdateDriverForPlugAndPlayDevices(of).ret).toBe(true);
    },
  ],
  [
    'hardware first',
    '7',
    (at, inf) => {
      const update = { offer: () => ({ kind: 'offers', infs: [inf] }) as const };
      const service = new PlugAndPlayService(at.transaction, { verifier: VERIFIER, update });
      expect(service.install([TOASTER])[0]?.outcome?.code).toBe(0);
    },
  ],
];

describe.each(OPERATIONS)('storage fails in the course of %s', (name, windows, run) => {
  it('nothing of what was asked for stays, and a re-run completes', () => {
    const { machine, inf } = prepared(windows);
    const on = (of: FaultyMachine): NewdevWorld =>
      new NewdevWorld(windows, { verifier: VERIFIER }, new Transaction(of));
    run(on(new FaultyMachine(machine)), inf);
    const counting = new FaultyMachine(machine);
    const after = on(counting);
    run(after, inf);
    const { steps } = counting;
    const seed = Number(process.env['FIRSTPLUG_SEED'] ?? Math.trunc(Math.random() * 1000));
    const every = process.env['FIRSTPLUG_LONG'] ? 1 : 10;
    console.info(`faults in ${name}: ${steps} steps, one in ${every}, seed ${seed}`);
    for (let failAt = seed % every; failAt < steps; failAt += every) {
      const faulty = new FaultyMachine(machine);
      const at = on(faulty);
      faulty.failAt = failAt;
      expect(() => run(at, inf), `step ${failAt}`).toThrow(Fault);
      expect(at.transaction.effects, `step ${failAt}`).toEqual([]);
      faulty.failAt = Number.POSITIVE_INFINITY;
      run(at, inf);
      expect(difference(after.transaction, at.transaction), `step ${failAt}`).toEqual([]);
    }
  });
});
