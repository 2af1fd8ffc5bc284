import { describe, expect, it } from 'vitest';
import { restart } from '../../../src/engine/index.ts';
import { disableDevice, needRestart, readState } from '../../../src/engine/pnp/index.ts';
import { dword, multiSz, statedContent } from '../../../src/machine/index.ts';
import { facts, origin } from '../../machine/machines.ts';
import { driver, hubWorld, World } from './world.ts';

const ID = 'USB\\VID_1209&PID_A\\1';
const HUB = 'USB\\HUB\\1';
const ROOT_DEVICE = 'ROOT\\TOASTER\\0000';

describe('a restart of the computer', () => {
  it('empties the running state and finds every device anew', () => {
    const world = hubWorld();
    world.install(ID, 'toaster');
    world.attach({ name: 'a', parent: 'hub' });
    const { transaction } = world;
    const pending = { what: 'installation' } as const;
    transaction.change({ kind: 'running', what: 'pending', name: 'one', after: pending }, origin);
    const session = { user: 'ann', administrator: true, interactive: true };
    transaction.change({ kind: 'running', what: 'session', name: '1', after: session }, origin);
    expect(restart(transaction)).toEqual({
      arrived: [HUB, ID],
      gone: [],
      wanting: [],
      started: [HUB, ID],
      disabled: [],
      refused: [],
    });
    expect(transaction.running.list('pending')).toEqual([]);
    expect(transaction.running.list('session')).toEqual([]);
    expect(world.loaded().sort()).toEqual(['hub', 'toaster']);
  });

  it('asks buses that do not tell by themselves', () => {
    const world = hubWorld();
    world.install('ISA\\BUS\\1', 'isa');
    const bus = { enumerator: 'ISA', hotPluggable: false, notifies: false };
    world.plug({ name: 'isa', deviceId: 'ISA\\BUS', bus });
    world.plug({ name: 'a', parent: 'isa' });
    expect(readState(world.work, ID).kind).toBe('absent');
    expect(restart(world.transaction).wanting).toEqual([{ id: ID, reason: 'new' }]);
  });

  it('starts devices below Root by their keys, but those of another hardware profile', () => {
    const world = new World();
    world.install(ROOT_DEVICE, 'toaster');
    world.install('ROOT\\TOASTER\\0001', 'toaster');
    world.set(
      'Hardware Profiles\\0001\\System\\CurrentControlSet\\Enum\\ROOT\\TOASTER\\0001',
      'CSConfigFlags',
      dword(2),
    );
    world.set('Enum\\ROOT\\CREATED\\0000', 'Phantom', dword(1));
    world.install(ID, 'toaster');
    expect(restart(world.transaction).started).toEqual([ROOT_DEVICE]);
    expect(world.tree()).toEqual([ROOT_DEVICE]);
  });

  it('is what a device with problem 14 waits for, and what a passing disablement does not outlast', () => {
    const world = hubWorld();
    world.plug({ name: 'a', parent: 'hub' });
    needRestart(world.work, ID);
    world.install(ID, 'toaster');
    expect(world.problem(ID)).toBe(14);
    expect(restart(world.transaction).started).toContain(ID);
    disableDevice(world.work, ID);
    expect(restart(world.transaction).started).toContain(ID);
    disableDevice(world.work, ID, { persistent: true });
    expect(restart(world.transaction).disabled).toEqual([ID]);
  });

  it('moves and deletes the files that waited for it', () => {
    const world = new World(facts());
    for (const name of ['old', 'new', 'gone']) {
      const after = statedContent({ name });
      world.transaction.change({ kind: 'file', path: driver(name), after }, origin);
    }
    const operations = [`\\??\\${driver('new')}`, `!\\??\\${driver('old')}`, `\\??\\${driver('gone')}`];
    // The list ends in an empty name, so the value is written as Windows writes it.
    world.set('Control\\Session Manager', 'PendingFileRenameOperations', multiSz([...operations, '']));
    restart(world.transaction);
    const files = ['old', 'new', 'gone'].map(
      name => world.transaction.volume.file(driver(name)) !== undefined,
    );
    expect(files).toEqual([true, false, false]);
    expect(world.transaction.volume.file(driver('old'))!.digest()).toBe(
      statedContent({ name: 'new' }).digest(),
    );
  });

  it.each([
    [0, true],
    [1, true],
    [2, true],
    [3, false],
    [4, false],
  ])('a driver of start type %i is loaded: %s', (start, isLoaded) => {
    const world = new World();
    world.service('boot', start);
    restart(world.transaction);
    expect(world.loaded()).toEqual(isLoaded ? ['boot'] : []);
  });

  it('a driver whose file is missing or whose DriverEntry fails is not loaded; a program of start type 2 runs', () => {
    const world = new World();
    for (const name of ['missing', 'failing', 'program']) world.service(name, 2);
    world.set('Services\\program', 'Type', dword(0x10));
    world.transaction.change({ kind: 'file', path: driver('missing') }, origin);
    restart(world.transaction, { failing: { fails: { routine: 'DriverEntry' } } });
    expect(world.loaded()).toEqual([]);
    expect(world.transaction.running.list('service').map(({ name }) => name)).toEqual(['program']);
  });
});
