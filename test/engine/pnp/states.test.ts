import { describe, expect, it } from 'vitest';
import {
  changeProblem,
  disableDevice,
  enableDevice,
  enumerate,
  needRestart,
  queryRemove,
  readState,
  removeDevice,
  restartDevice,
  startDevice,
} from '../../../src/engine/pnp/index.ts';
import { dword, expandSz, statedContent, sz } from '../../../src/machine/index.ts';
import { DN_DRIVER_LOADED, DN_FILTERED, DN_NEED_RESTART, DN_STARTED } from '../../../src/setupapi/index.ts';
import { origin } from '../../machine/machines.ts';
import { driver, hubWorld, RAW, SET, type World } from './world.ts';

const ID = 'USB\\VID_1209&PID_A\\1';
const KEY = `Enum\\${ID}`;
const CLASS = '{12345678-0000-4000-8000-000000000001}';

/** A device with this in its way, plugged in. */
function started(prepare: (world: World) => void, capabilities = 0): World {
  const world = hubWorld();
  world.install(ID, 'toaster');
  prepare(world);
  world.plug({ name: 'a', parent: 'hub', capabilities });
  return world;
}

const status = (world: World): number => world.transaction.running.state('devnode', ID)!.status;

describe('what keeps a device from starting', () => {
  const remove = (path: string) => (world: World) => world.transaction.change({ kind: 'file', path }, origin);
  const cases: [string, number, number | undefined, (world: World) => void][] = [
    ['no service key', 19, undefined, world => world.set(KEY, 'Service', sz('none'))],
    ['a service key without type', 40, undefined, world => world.set('Services\\toaster', 'Type', undefined)],
    ['a disabled service', 32, undefined, world => world.set('Services\\toaster', 'Start', dword(4))],
    ['no driver file', 39, 0xc0000034, remove(driver('toaster'))],
    ['no service, not raw', 28, 0xc0000494, world => world.set(KEY, 'Service', undefined)],
    ['a filter without service key', 19, undefined, world => world.filters(KEY, 'LowerFilters', ['none'])],
    [
      'a class filter whose file is missing',
      39,
      0xc0000034,
      world => {
        world.set(KEY, 'ClassGUID', sz(CLASS));
        world.service('filter');
        world.filters(`Control\\Class\\${CLASS}`, 'UpperFilters', ['filter']);
        remove(driver('filter'))(world);
      },
    ],
    [
      'DriverEntry fails',
      37,
      0xc0000001,
      world => world.model('toaster', { fails: { routine: 'DriverEntry', status: 0xc0000001 } }),
    ],
    ['AddDevice fails', 31, undefined, world => world.model('TOASTER', { fails: { routine: 'AddDevice' } })],
    ['START fails', 10, undefined, world => world.model('toaster', { fails: { routine: 'START' } })],
    [
      'a driver that says which problem',
      43,
      undefined,
      world => world.model('toaster', { fails: { routine: 'START', problem: 43 } }),
    ],
    [
      'disabled in this hardware profile',
      22,
      undefined,
      world =>
        world.set(`Hardware Profiles\\0001\\System\\CurrentControlSet\\${KEY}`, 'CSConfigFlags', dword(1)),
    ],
  ];
  it.each(cases)('%s: problem %i', (_, code, problemStatus, prepare) => {
    const world = started(prepare);
    expect(readState(world.work, ID)).toEqual({
      kind: 'problem',
      code,
      ...(problemStatus !== undefined && { status: problemStatus }),
    });
    expect(world.loaded(), 'nothing of it stays loaded').toEqual(['hub']);
    expect(status(world) & (DN_STARTED | DN_DRIVER_LOADED)).toBe(0);
  });

  it('the hardware itself', () => {
    expect(started(() => undefined, 0x100).problem(ID)).toBe(29);
  });

  it('a raw device starts without a function driver, once it is configured', () => {
    const world = started(one => one.set(KEY, 'Service', undefined), RAW);
    expect(readState(world.work, ID)).toEqual({ kind: 'started' });
    expect(status(world) & DN_DRIVER_LOADED).toBe(0);
  });
});

describe('drivers of a device', () => {
  it('lower filters, function driver, upper filters; those of the class inside', () => {
    const world = started(one => {
      one.set(KEY, 'ClassGUID', sz(CLASS));
      for (const service of ['low', 'classlow', 'up', 'classup']) one.service(service);
      one.filters(KEY, 'LowerFilters', ['low']);
      one.filters(KEY, 'UpperFilters', ['up']);
      one.filters(`Control\\Class\\${CLASS}`, 'LowerFilters', ['classlow']);
      one.filters(`Control\\Class\\${CLASS}`, 'UpperFilters', ['classup']);
    });
    const { drivers } = world.transaction.running.state('devnode', ID)!;
    expect(drivers).toEqual(['low', 'classlow', 'toaster', 'up', 'classup']);
    expect(status(world) & DN_FILTERED).toBe(DN_FILTERED);
    expect(world.loaded().sort()).toEqual(['classlow', 'classup', 'hub', 'low', 'toaster', 'up']);
  });

  it.each([
    ['\\SystemRoot\\System32\\drivers\\other.sys', 'C:\\Windows\\System32\\drivers\\other.sys'],
    ['System32\\drivers\\other.sys', 'C:\\Windows\\System32\\drivers\\other.sys'],
    ['%SystemRoot%\\other.sys', 'C:\\Windows\\other.sys'],
    ['\\??\\D:\\drivers\\other.sys', 'D:\\drivers\\other.sys'],
  ])('the file of ImagePath %s is %s', (imagePath, path) => {
    const world = started(one => {
      one.set('Services\\toaster', 'ImagePath', expandSz(imagePath));
      one.transaction.change({ kind: 'file', path, after: statedContent({ name: 'other.sys' }) }, origin);
    });
    expect(world.transaction.running.state('loaded', path)).toEqual({ by: 'toaster' });
    expect(readState(world.work, ID)).toEqual({ kind: 'started' });
  });

  it('are unloaded with the last device that uses them', () => {
    const world = started(() => undefined);
    world.install('USB\\VID_1209&PID_B\\1', 'toaster');
    world.plug({ name: 'b', parent: 'hub' });
    world.unplug('a');
    expect(world.loaded()).toContain('toaster');
    world.unplug('b');
    expect(world.loaded()).toEqual(['hub']);
    expect(world.transaction.running.state('service', 'toaster')).toBeUndefined();
  });

  it('that a restart replaces: the old is unloaded, the new loaded', () => {
    const world = started(() => undefined);
    world.install(ID, 'better');
    expect(restartDevice(world.work, ID)).toMatchObject({ kind: 'done', found: { started: [ID] } });
    expect(world.loaded()).toEqual(['better', 'hub']);
  });
});

describe('removal', () => {
  it('is asked of everything below, and refused as a whole', () => {
    const world = started(one => one.model('toaster', { vetoesRemoval: true }));
    const { effects } = world.transaction;
    const count = effects.length;
    const veto = { type: 6, name: ID };
    expect(queryRemove(world.work, 'USB\\HUB\\1')).toEqual(veto);
    expect(restartDevice(world.work, 'USB\\HUB\\1')).toEqual({ kind: 'vetoed', veto });
    expect(removeDevice(world.work, ID)).toEqual({ kind: 'vetoed', veto });
    expect(disableDevice(world.work, ID)).toEqual({ kind: 'vetoed', veto });
    expect(effects.length).toBe(count);
    expect(disableDevice(world.work, ID, { absolute: true }).kind).toBe('done');
  });

  it('of the boot device is vetoed', () => {
    const world = started(one => one.flags(ID, 0x40000));
    expect(queryRemove(world.work, ID)).toEqual({ type: 6, name: ID });
  });

  it('of a bus and its restart: what is below goes and comes again', () => {
    const world = started(() => undefined);
    const outcome = restartDevice(world.work, 'USB\\HUB\\1');
    expect(outcome).toMatchObject({ kind: 'done', found: { arrived: [ID], started: ['USB\\HUB\\1', ID] } });
  });

  it('takes the keys; hardware that is still there is a new device', () => {
    const world = started(() => undefined);
    removeDevice(world.work, ID);
    expect(readState(world.work, ID)).toEqual({ kind: 'absent' });
    expect(enumerate(world.work)).toMatchObject({ arrived: [ID], wanting: [{ id: ID, reason: 'new' }] });
  });
});

describe('a device that is disabled', () => {
  it('has problem 22 and nothing loaded, until it is enabled', () => {
    const world = started(() => undefined);
    expect(disableDevice(world.work, ID).kind).toBe('done');
    expect([world.problem(ID), world.loaded(), world.value(ID, 'ConfigFlags')]).toEqual([
      22,
      ['hub'],
      dword(0),
    ]);
    expect(enumerate(world.work, { from: ID }).started).toEqual([]);
    expect(enableDevice(world.work, ID).started).toEqual([ID]);
  });

  it('stays so where it is to persist', () => {
    const world = started(() => undefined);
    disableDevice(world.work, ID, { persistent: true });
    world.unplug('a');
    expect(world.plug({ name: 'a', parent: 'hub' }).disabled).toEqual([ID]);
    expect(enableDevice(world.work, ID).started).toEqual([ID]);
    expect(world.value(ID, 'ConfigFlags')).toEqual(dword(0));
  });

  it('cannot be where its driver forbids it', () => {
    const world = started(one => one.model('toaster', { notDisableable: true }));
    expect(disableDevice(world.work, ID)).toEqual({ kind: 'not-disableable' });
  });
});

describe('an installation that ends otherwise', () => {
  it('failed: problem 28 with its reason', () => {
    const world = hubWorld();
    world.plug({ name: 'a', parent: 'hub' });
    changeProblem(world.work, ID, { code: 28, status: 0xc0000490 });
    expect(readState(world.work, ID)).toEqual({ kind: 'problem', code: 28, status: 0xc0000490 });
  });

  it('needs a restart: problem 14 where it does not run, a status where it does', () => {
    const world = hubWorld();
    world.plug({ name: 'a', parent: 'hub' });
    needRestart(world.work, ID);
    expect(world.problem(ID)).toBe(14);
    world.install(ID, 'toaster');
    startDevice(world.work, ID);
    needRestart(world.work, ID);
    expect([world.problem(ID), status(world) & (DN_STARTED | DN_NEED_RESTART)]).toEqual([0, 0x108]);
  });
});

describe('interfaces of a device', () => {
  const linked = (world: World, reference = ''): unknown =>
    world.transaction.registry.value(
      `${SET}\\Control\\DeviceClasses\\${CLASS}\\##?#${ID.replaceAll('\\', '#')}#${CLASS}\\#${reference}\\Control`,
      'Linked',
    )?.data;

  it('are switched on by its driver while it runs', () => {
    const world = started(one => {
      one.model('toaster', { interfaces: [{ classGuid: CLASS, reference: 'a' }] });
    });
    expect([linked(world), linked(world, 'a')]).toEqual([undefined, 1]);
    world.unplug('a');
    expect(linked(world, 'a')).toBeUndefined();
  });
});
