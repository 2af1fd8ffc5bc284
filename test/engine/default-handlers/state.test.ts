import { describe, expect, it } from 'vitest';
import {
  type ClassInstallParams,
  CR_SUCCESS,
  DI_DONOTCALLCONFIGMG,
  DI_ENUMSINGLEINF,
  DI_NEEDREBOOT,
  DI_REMOVEDEVICE_CONFIGSPECIFIC,
  DI_REMOVEDEVICE_GLOBAL,
  DI_SHOWOEM,
  DI_UNREMOVEDEVICE_CONFIGSPECIFIC,
  DICS_DISABLE,
  DICS_ENABLE,
  DICS_FLAG_CONFIGSPECIFIC,
  DICS_FLAG_GLOBAL,
  DICS_PROPCHANGE,
  DICS_START,
  DICS_STOP,
  DIF_PROPERTYCHANGE,
  DIF_REMOVE,
  DIF_SELECTDEVICE,
  DIF_UNREMOVE,
} from '../../../src/setupapi/index.ts';
import { ScriptedDesk } from '../scripted-desk.ts';
import { CLASS, dword, KEY, multiSz, prepared, TOASTER, World, type WorldOptions, win32 } from './world.ts';

const SET = 'HKLM\\SYSTEM\\CurrentControlSet';
const ORIGIN = { call: 'test', because: { grade: 'documented', page: 'test' } } as const;
const ROOT = 'ROOT\\TOASTER\\0000';

/** A toaster that runs, on a machine with the hardware profiles 1, which is the current one, and 2. */
function running(options: WorldOptions = {}): World {
  const world = new World(prepared(options), options).stage().select();
  for (const profile of ['0001', '0002']) {
    world.transaction.change(
      { kind: 'key', key: `${SET}\\Hardware Profiles\\${profile}`, after: true },
      ORIGIN,
    );
  }
  expect(world.api.SetupDiInstallDevice(world.of).ret).toBe(true);
  expect(world.isStarted).toBe(true);
  return world;
}

const given = (world: World, params: ClassInstallParams | null): number =>
  world.api.SetupDiSetClassInstallParams({ ...world.of, params }).err;

const inProfile = (world: World, profile: number): unknown => {
  const name = String(profile).padStart(4, '0');
  const key = `${SET}\\Hardware Profiles\\${name}\\System\\CurrentControlSet\\Enum\\${world.id}`;
  return world.value(key, 'CSConfigFlags');
};

const change = (
  stateChange: number,
  scope: number = DICS_FLAG_GLOBAL,
  hwProfile = 0,
): ClassInstallParams => ({
  installFunction: DIF_PROPERTYCHANGE,
  stateChange,
  scope,
  hwProfile,
});

describe('DIF_PROPERTYCHANGE', () => {
  const disabled = (world: World, how: ClassInstallParams): void => {
    given(world, how);
    expect(world.send('PROPERTYCHANGE')).toBe(0);
    expect([world.isStarted, world.state?.problem]).toEqual([false, 22]);
  };

  it('disables and enables in all hardware profiles', () => {
    const world = running();
    disabled(world, change(DICS_DISABLE));
    expect(world.value(KEY, 'ConfigFlags')).toBe(1);
    given(world, change(DICS_ENABLE));
    expect(world.send('PROPERTYCHANGE')).toBe(0);
    expect([world.isStarted, world.value(KEY, 'ConfigFlags')]).toEqual([true, 0]);
  });

  it('disables and enables in the current profile', () => {
    const world = running();
    disabled(world, change(DICS_DISABLE, DICS_FLAG_CONFIGSPECIFIC));
    expect([world.value(KEY, 'ConfigFlags'), inProfile(world, 1)]).toEqual([0, 1]);
    given(world, change(DICS_ENABLE, DICS_FLAG_CONFIGSPECIFIC, 1));
    world.send('PROPERTYCHANGE');
    expect([world.isStarted, inProfile(world, 1)]).toEqual([true, 0]);
  });

  it('stops and starts in the current profile', () => {
    const world = running();
    disabled(world, change(DICS_STOP, DICS_FLAG_CONFIGSPECIFIC));
    expect(inProfile(world, 1)).toBe(4);
    given(world, change(DICS_START, DICS_FLAG_CONFIGSPECIFIC));
    world.send('PROPERTYCHANGE');
    expect([world.isStarted, inProfile(world, 1)]).toEqual([true, 0]);
    expect(world.told()).toContain('device-state Device has been started.');
  });

  it.each([
    ['DICS_DISABLE', DICS_DISABLE, 1],
    ['DICS_STOP', DICS_STOP, 4],
  ])('%s in another profile changes the registry and not the device', (_, stateChange, flags) => {
    const world = running();
    given(world, change(stateChange, DICS_FLAG_CONFIGSPECIFIC, 2));
    expect(world.send('PROPERTYCHANGE')).toBe(0);
    expect([world.isStarted, inProfile(world, 2), inProfile(world, 1)]).toEqual([true, flags, undefined]);
  });

  it('DICS_PROPCHANGE restarts the device, whatever the scope', () => {
    const world = running();
    given(world, change(DICS_PROPCHANGE, DICS_FLAG_CONFIGSPECIFIC, 0));
    const before = world.transaction.effects.length;
    expect(world.send('PROPERTYCHANGE')).toBe(0);
    const states = world.transaction.effects.slice(before).filter(({ kind }) => kind === 'running');
    expect(states.length).toBeGreaterThan(1);
    expect(world.isStarted).toBe(true);
  });

  it.each([
    ['without parameters', null, 'ERROR_NO_CLASSINSTALL_PARAMS'],
    [
      'with a profile that is not there',
      change(DICS_DISABLE, DICS_FLAG_CONFIGSPECIFIC, 9),
      'ERROR_INVALID_HWPROFILE',
    ],
  ])('%s it fails', (_, params, error) => {
    const world = running();
    given(world, params);
    expect([world.send('PROPERTYCHANGE'), world.isStarted]).toEqual([win32(error), true]);
  });

  it('a driver that objects lets the device run until Windows starts again', () => {
    const world = running({ program: { drivers: { toaster: { vetoesRemoval: true } } } });
    given(world, change(DICS_DISABLE));
    expect(world.send('PROPERTYCHANGE')).toBe(0);
    expect([world.isStarted, world.value(KEY, 'ConfigFlags')]).toEqual([true, 1]);
    expect(world.params().flags & DI_NEEDREBOOT).toBe(DI_NEEDREBOOT);
  });

  it('one that must not be disabled is not', () => {
    const world = running({ program: { drivers: { toaster: { notDisableable: true } } } });
    given(world, change(DICS_DISABLE));
    expect(world.send('PROPERTYCHANGE')).toBe(win32('ERROR_NOT_DISABLEABLE'));
    expect([world.isStarted, world.value(KEY, 'ConfigFlags')]).toEqual([true, 0]);
  });

  it('DI_DONOTCALLCONFIGMG: the device stays as it is, and a restart is needed', () => {
    const world = running();
    given(world, change(DICS_DISABLE));
    world.params({ flags: world.params().flags | DI_DONOTCALLCONFIGMG });
    expect(world.send('PROPERTYCHANGE')).toBe(0);
    expect([world.isStarted, world.value(KEY, 'ConfigFlags')]).toEqual([true, 1]);
    expect(world.params().flags & DI_NEEDREBOOT).toBe(DI_NEEDREBOOT);
  });
});

describe('DIF_REMOVE', () => {
  const remove = (scope: number, hwProfile = 0): ClassInstallParams => ({
    installFunction: DIF_REMOVE,
    scope,
    hwProfile,
  });
  const enumKey = (world: World): string => `${SET}\\Enum\\${world.id}`;

  it.each([
    ['without parameters', null],
    ['with DI_REMOVEDEVICE_GLOBAL', remove(DI_REMOVEDEVICE_GLOBAL)],
  ])('%s: the device is gone with its keys', (_, params) => {
    const world = running();
    const { driverKey } = world;
    given(world, params);
    expect(world.send('REMOVE')).toBe(0);
    const { registry } = world.transaction;
    expect([registry.has(KEY), registry.has(driverKey), world.state]).toEqual([false, false, undefined]);
    expect(world.hasFile('C:\\Windows\\System32\\drivers\\toaster.sys')).toBe(true);
  });

  it('a driver that objects keeps it until Windows starts again', () => {
    const world = running({ program: { drivers: { toaster: { vetoesRemoval: true } } } });
    expect(world.send('REMOVE')).toBe(0);
    expect([world.transaction.registry.has(KEY), world.isStarted]).toEqual([true, true]);
    expect(world.params().flags & DI_NEEDREBOOT).toBe(DI_NEEDREBOOT);
  });

  it('from one profile after the other: with the last it is gone; DIF_UNREMOVE brings it back before', () => {
    const world = running({ id: ROOT });
    given(world, remove(DI_REMOVEDEVICE_CONFIGSPECIFIC));
    expect(world.send('REMOVE')).toBe(0);
    expect([inProfile(world, 1), world.state]).toEqual([2, undefined]);
    const back = {
      installFunction: DIF_UNREMOVE,
      scope: DI_UNREMOVEDEVICE_CONFIGSPECIFIC,
      hwProfile: 1,
    } as const;
    given(world, back);
    expect(world.send('UNREMOVE')).toBe(0);
    expect([inProfile(world, 1), world.isStarted]).toEqual([0, true]);
    given(world, remove(DI_REMOVEDEVICE_CONFIGSPECIFIC, 2));
    expect(world.send('REMOVE')).toBe(0);
    expect([world.isStarted, world.transaction.registry.has(enumKey(world))]).toEqual([true, true]);
    given(world, remove(DI_REMOVEDEVICE_CONFIGSPECIFIC, 1));
    expect(world.send('REMOVE')).toBe(0);
    expect(world.transaction.registry.has(enumKey(world))).toBe(false);
  });

  it.each<[string, WorldOptions, ClassInstallParams, string]>([
    ['a device of a bus', {}, remove(DI_REMOVEDEVICE_CONFIGSPECIFIC), 'ERROR_INVALID_PARAMETER'],
    [
      'a profile that is not there',
      { id: ROOT },
      remove(DI_REMOVEDEVICE_CONFIGSPECIFIC, 9),
      'ERROR_INVALID_HWPROFILE',
    ],
  ])('%s is not removed from one profile', (_, options, params, error) => {
    const world = running(options);
    given(world, params);
    expect([world.send('REMOVE'), world.isStarted]).toEqual([win32(error), true]);
  });

  it('DIF_UNREMOVE needs its parameters', () => {
    expect(running().send('UNREMOVE')).toBe(win32('ERROR_NO_CLASSINSTALL_PARAMS'));
  });
});

describe('SetupDiRestartDevices', () => {
  it('restarts the device alone where no file changed, and others of its driver where one did', () => {
    const world = running();
    const other = 'USB\\VID_1209&PID_7057\\B2';
    const put = (name: string, after: ReturnType<typeof multiSz>): void =>
      world.transaction.change({ kind: 'value', key: `${SET}\\Enum\\${other}`, name, after }, ORIGIN);
    put('HardwareID', multiSz(['USB\\VID_1209&PID_7057']));
    const after = { status: 0x1802400, problem: 1, parent: 'HTREE\\ROOT\\0' };
    world.transaction.change({ kind: 'running', what: 'devnode', name: other, after }, ORIGIN);
    const second = world.api.SetupDiOpenDeviceInfo({ set: world.set, id: other, flags: 0 }).device!;
    const of = { set: world.set, device: second };
    world.api.SetupDiBuildDriverInfoList({ ...of, type: 2 });
    world.api.SetupDiSelectBestCompatDrv(of);
    expect(world.api.SetupDiInstallDevice(of).ret).toBe(true);
    const restarted = (): string[] => world.told().filter(line => line.startsWith('Start='));
    world.events.length = 0;
    world.api.SetupDiRestartDevices(of);
    expect(restarted()).toEqual([`Start=${other}`]);
    world.events.length = 0;
    world.api.SetupDiRestartDevices(world.of);
    expect(restarted()).toEqual([`Start=${world.id}`, `Start=${other}`]);
  });

  it('a driver that objects: DI_NEEDREBOOT', () => {
    const world = running({ program: { drivers: { toaster: { vetoesRemoval: true } } } });
    expect(world.api.SetupDiRestartDevices(world.of).ret).toBe(true);
    expect(world.params().flags & DI_NEEDREBOOT).toBe(DI_NEEDREBOOT);
    expect(world.api.CM_Get_DevNode_Status({ devInst: world.device.devInst })).toMatchObject({
      cr: CR_SUCCESS,
    });
    expect(world.told()).toContain(`vetoed ${world.id} ${world.id} 6 PNP_VetoDevice`);
  });

  it('a driver that fails to start is told', () => {
    const options = { program: { drivers: { toaster: { fails: { routine: 'START' } } } } } as const;
    const world = new World(prepared(options), options).stage().select();
    expect(world.api.SetupDiInstallDevice(world.of).ret).toBe(true);
    expect(world.state?.problem).toBe(10);
    expect(world.told()).toContain('not-started Device has problem: 0x0a.');
  });
});

describe('DIF_SELECTDEVICE', () => {
  const TWO = TOASTER.replace(
    '[Toaster.NT]\n',
    'Other Toaster = Toaster, USB\\VID_1209&PID_7058\n[Toaster.NT]\n',
  ).replace(/CatalogFile.*\n/, '');
  const choosing = (answers: readonly string[] | undefined): { world: World; desk: ScriptedDesk } => {
    const desk = new ScriptedDesk(answers ? { driver: answers } : {});
    const options = { inf: TWO, ...(answers && { program: { desk } }) };
    const world = new World(prepared(options), options);
    world.params({ flags: DI_ENUMSINGLEINF, driverPath: 'D:\\toaster\\toaster.inf' });
    return { world, desk };
  };
  const name = (what: string): string => `${what} (Contoso, 09/21/2026, 6.0.1.0)`;

  it('somebody chooses a driver, and the device becomes one of its class', () => {
    const { world, desk } = choosing([name('Other Toaster')]);
    expect(world.send('SELECTDEVICE')).toBe(0);
    expect(desk.asked[0]).toMatchObject({
      kind: 'driver',
      answers: [name('Contoso Toaster'), name('Other Toaster'), 'cancel'],
      about: { device: world.id },
    });
    expect(world.api.SetupDiGetSelectedDriver(world.of).driver?.description).toBe('Other Toaster');
    expect(world.api.SetupDiEnumDeviceInfo({ set: world.set, index: 0 }).device?.classGuid).toBe(CLASS);
  });

  it('somebody cancels: nothing is selected', () => {
    const { world } = choosing(['cancel']);
    expect(world.send('SELECTDEVICE')).toBe(win32('ERROR_CANCELLED'));
    expect(world.api.SetupDiGetSelectedDriver(world.of).driver).toBeUndefined();
  });

  it('with DI_SHOWOEM somebody may name another folder, and choose there', () => {
    const { world, desk } = choosing(['D:\\other', 'Third (Contoso, 09/21/2026, 6.0.1.0)']);
    world.transaction.change(
      {
        kind: 'file',
        path: 'D:\\other\\third.inf',
        after: world.transaction.volume.content(
          new TextEncoder().encode(TWO.replace('Toaster.Desc = "Contoso Toaster"', 'Toaster.Desc = "Third"')),
        ),
      },
      ORIGIN,
    );
    world.params({ flags: DI_SHOWOEM, driverPath: 'D:\\toaster' });
    expect(world.send('SELECTDEVICE')).toBe(0);
    expect(desk.asked.map(({ free }) => free)).toEqual(['path', 'path']);
    expect(world.api.SetupDiGetSelectedDriver(world.of).driver?.description).toBe('Third');
  });

  it('installers bring the text of the page', () => {
    const { world, desk } = choosing([name('Contoso Toaster')]);
    const texts = { title: 'T', instructions: 'Choose your toaster.', listLabel: 'L', subTitle: 'S' };
    given(world, { installFunction: DIF_SELECTDEVICE, ...texts });
    world.send('SELECTDEVICE');
    expect(desk.asked[0]?.text).toBe('Choose your toaster.');
  });

  it('nobody there to ask cancels it', () => {
    expect(choosing(undefined).world.send('SELECTDEVICE')).toBe(win32('ERROR_CANCELLED'));
  });

  it('a path without a driver is a bad one', () => {
    const { world } = choosing(['any']);
    world.params({ flags: 0, driverPath: 'D:\\nothing' });
    expect(world.send('SELECTDEVICE')).toBe(win32('ERROR_DI_BAD_PATH'));
  });
});

describe('DIF_FINISHINSTALL_ACTION', () => {
  const RUN_ONCE = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunOnce';

  it.each<[string, string, number, boolean]>([
    ['Windows XP has no such request handled', '5.1.2600', win32('ERROR_DI_DO_DEFAULT'), false],
    ['Windows Vista runs what was left', '6.0.6002', 0, true],
    ['Windows 7 too', '6.1.7601', 0, true],
    ['Windows 8 has no default handler any more', '6.2.9200', win32('ERROR_DI_DO_DEFAULT'), false],
  ])('%s', (_, windows, err, runs) => {
    const world = new World(prepared({ windows, values: { ConfigFlags: dword(0) } }));
    const after = { type: 1, data: 'C:\\Contoso\\finish.exe' };
    world.transaction.change({ kind: 'value', key: RUN_ONCE, name: 'Contoso', after }, ORIGIN);
    expect(world.send('FINISHINSTALL_ACTION')).toBe(err);
    expect(world.value(RUN_ONCE, 'Contoso') === undefined).toBe(runs);
    const unknown = world.transaction.effects.filter(({ kind }) => kind === 'unknown');
    expect(unknown).toHaveLength(runs ? 1 : 0);
  });
});
