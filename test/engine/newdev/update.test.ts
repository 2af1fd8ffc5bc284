import { describe, expect, it, test } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import type { Program } from '../../../src/engine/index.ts';
import { difName } from '../../../src/engine/install/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  DIIDFLAG_INSTALLNULLDRIVER,
  DIIRFLAG_FORCE_INF,
  DIURFLAG_NO_REMOVE_INF,
  INSTALLFLAG_FORCE,
  INSTALLFLAG_NONINTERACTIVE,
  INSTALLFLAG_READONLY,
  ROLLBACK_FLAG_NO_UI,
} from '../../../src/setupapi/index.ts';
import type { StoryEvent } from '../../../src/story/index.ts';
import { ScriptedDesk } from '../scripted-desk.ts';
import { desk, NewdevWorld, TOASTER, toasterInf } from './world.ts';

const ID = 'USB\\VID_1209&PID_7057';
const NO_MORE_ITEMS = win32('ERROR_NO_MORE_ITEMS');

/** A toaster that is plugged in, and packages of it by year: `C:\2024\toaster.inf`. */
function world(program: Partial<Program> = {}, windows = '11') {
  const at = new NewdevWorld(windows, program);
  at.plug();
  const inf = (year: number): string =>
    at.package(`C:\\${year}`, toasterInf({ driverVer: `01/01/${year},1.0.0.0` }));
  const update = (year: number, flags = 0) =>
    at.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: ID, inf: inf(year), flags });
  return { at, api: at.api, inf, update };
}

function opened({ api }: NewdevWorld): { set: DeviceSetHandle; device: DeviceInfo } {
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  return { set, device: api.SetupDiOpenDeviceInfo({ set, id: TOASTER, flags: 0 }).device! };
}

const problemOf = ({ transaction }: NewdevWorld): number | undefined =>
  transaction.running.state('devnode', TOASTER)?.problem;
const published = ({ transaction }: NewdevWorld): string[] =>
  transaction.volume.list('C:\\Windows\\INF').filter(name => /^oem\d+\.inf$/i.test(name));

/** IA8: TRUE and this call installed; ERROR_NO_MORE_ITEMS and the present driver is at least as good. */
describe('UpdateDriverForPlugAndPlayDevices', () => {
  it('installs the driver of a device that is plugged in', () => {
    const { at, update } = world();
    expect(update(2024)).toMatchObject({ ret: true, reboot: false });
    expect([at.driverYear(), problemOf(at)]).toEqual(['2024', 0]);
  });

  it.each<[number, number, number, object]>([
    [2024, 2025, 0, { ret: true }],
    [2024, 2024, 0, { ret: false, err: NO_MORE_ITEMS }],
    [2025, 2024, 0, { ret: false, err: NO_MORE_ITEMS }],
    [2025, 2024, INSTALLFLAG_FORCE, { ret: true }],
  ])('over %i one of %i with flags %i', (first, second, flags, answer) => {
    const { at, update } = world();
    update(first);
    expect(update(second, flags)).toMatchObject(answer);
    expect(at.driverYear()).toBe(String('err' in answer ? first : second));
  });

  /** nf-newdev-updatedriverforplugandplaydevicesw: no installation file is copied. */
  it('with INSTALLFLAG_READONLY installs from the store and copies no file', () => {
    const { at, api, inf, update } = world();
    expect(update(2024, INSTALLFLAG_READONLY)).toMatchObject({
      ret: false,
      err: win32('ERROR_FILE_NOT_FOUND'),
    });
    expect(at.driverYear()).toBeUndefined();
    api.SetupCopyOEMInf({ source: inf(2024), mediaType: 1, style: 0 });
    const file = 'C:\\Windows\\System32\\drivers\\toaster.sys';
    at.write(file, 'there before');
    expect(update(2024, INSTALLFLAG_READONLY)).toMatchObject({ ret: true });
    expect([at.driverYear(), problemOf(at)]).toEqual(['2024', 0]);
    expect(new TextDecoder().decode(at.transaction.volume.file(file)!.bytes())).toBe('there before');
  });

  const UNKNOWN: Program['verifier'] = () => ({
    kind: 'authenticode',
    signer: 'Contoso',
    publisher: 'unknown',
  });

  /** nf-newdev-updatedriverforplugandplaydevicesw: FALSE where something would be shown. */
  it.each<[string, Partial<Program>, number, readonly string[], object]>([
    ['asks who is there', {}, 0, ['signature'], { ret: true }],
    ['asks nobody', {}, INSTALLFLAG_NONINTERACTIVE, [], { ret: false, err: 1459 }],
    ['of a service', { attended: false }, INSTALLFLAG_NONINTERACTIVE, [], { ret: false, err: 1459 }],
    [
      'with nothing to ask',
      { verifier: () => ({ kind: 'authenticode', signer: 'Contoso', publisher: 'trusted' }) },
      INSTALLFLAG_NONINTERACTIVE,
      [],
      { ret: true },
    ],
  ])('a publisher that nobody knows: %s', (_, program, flags, asked, answer) => {
    const at = new ScriptedDesk({ signature: ['install'] });
    const { api, update } = world({ verifier: UNKNOWN, desk: at, ...program });
    expect(update(2024, flags)).toMatchObject(answer);
    expect(at.asked.map(({ kind }) => kind)).toEqual(asked);
    expect(api.SetupGetNonInteractiveMode({}).nonInteractive).toBe(false);
  });

  it('changes nothing when it refuses', () => {
    const { at, update, inf } = world();
    update(2025);
    inf(2024);
    const before = at.transaction.effects.length;
    update(2024);
    expect(at.transaction.effects.slice(before)).toEqual([]);
  });

  it('an INF that has no driver for the device', () => {
    const { at } = world();
    const inf = at.package('C:\\other', toasterInf({ id: 'USB\\VID_1209&PID_0001' }));
    const { err } = at.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: ID, inf, flags: 0 });
    expect([err, problemOf(at)]).toEqual([win32('ERROR_NO_COMPAT_DRIVERS'), 1]);
  });

  it('selects for the program and installs in a process of the system, which nobody sits before', () => {
    const calls: string[] = [];
    let seen = 0;
    const { at, update } = world(
      {
        installers: {
          coInstallers: {},
          classInstallers: {
            'ci.dll,Toast': ({ function: code, api, desk, set, device }) => {
              const id = device && api.SetupDiGetDeviceInstanceId({ set, device }).id;
              const before = seen;
              desk.tell('installing');
              calls.push(`${difName(code).slice(4)} ${id === TOASTER} ${seen > before}`);
              return win32('ERROR_DI_DO_DEFAULT');
            },
          },
        },
        desk: desk({ tell: () => void seen++ }),
      },
      '10.0.10240',
    );
    at.registerClassInstaller('ci.dll,Toast');
    update(2024);
    expect(calls).toEqual([
      'SELECTBESTCOMPATDRV true true',
      'DESTROYPRIVATEDATA true true',
      'ALLOW_INSTALL true false',
      'INSTALLDEVICEFILES true false',
      'REGISTER_COINSTALLERS true false',
      'INSTALLINTERFACES true false',
      'INSTALLDEVICE true false',
      'NEWDEVICEWIZARD_FINISHINSTALL true false',
      'DESTROYPRIVATEDATA true false',
    ]);
  });

  it('an installation is pending while it lasts, and none afterwards', () => {
    const pending: number[] = [];
    const { at, update } = world({
      installers: {
        coInstallers: {},
        classInstallers: {
          'ci.dll,Toast': () => {
            pending.push(at.transaction.running.list('pending').length);
            return win32('ERROR_DI_DO_DEFAULT');
          },
        },
      },
    });
    at.registerClassInstaller('ci.dll,Toast');
    update(2024);
    expect(pending).toContain(1);
    expect(at.transaction.running.list('pending')).toEqual([]);
  });

  it('says that a restart is needed, or asks the user, as the caller wants it', () => {
    const asked: string[] = [];
    const vetoing = (needReboot?: null) => {
      const { at, update, inf } = world({
        drivers: { toaster: { vetoesRemoval: true } },
        desk: desk({
          ask: ({ kind }) => {
            asked.push(kind);
            return 'later';
          },
        }),
      });
      update(2024);
      return at.api.UpdateDriverForPlugAndPlayDevices({
        hardwareId: ID,
        inf: inf(2025),
        flags: 0,
        ...(needReboot === null && { needReboot }),
      });
    };
    expect(vetoing()).toMatchObject({ ret: true, reboot: true });
    expect(asked).toEqual([]);
    const answer = vetoing(null);
    expect([answer.ret, 'reboot' in answer, asked]).toEqual([true, false, ['restart']]);
  });
});

/** What is inside what, by name. */
function outline(events: readonly StoryEvent[]): unknown[] {
  return events.flatMap(event => {
    const name =
      event.kind === 'section'
        ? event.title
        : event.kind === 'phase'
          ? event.name
          : 'request' in event
            ? event.request
            : '';
    const inner = outline(event.events ?? []);
    return name === '' ? inner : [inner.length > 0 ? [name, ...inner] : name];
  });
}

/** Recordings 001, a program that updates a driver which is in the store already. */
test('what is told of an update', () => {
  const { at, api, inf } = world({}, '10.0.10240');
  const { destination } = api.SetupCopyOEMInf({ source: inf(2024), mediaType: 1, style: 0 });
  at.events.length = 0;
  api.UpdateDriverForPlugAndPlayDevices({ hardwareId: ID, inf: destination!, flags: INSTALLFLAG_FORCE });
  const told = JSON.stringify(outline(at.events));
  const order = [
    'Device Install (UpdateDriverForPlugAndPlayDevices)',
    'Update Device Driver',
    'DIF_SELECTBESTCOMPATDRV',
    'Plug and Play Service',
    'Core Device Install',
    'Installing device',
    'DIF_ALLOW_INSTALL',
    'DIF_INSTALLDEVICEFILES',
    'DIF_REGISTER_COINSTALLERS',
    'DIF_INSTALLINTERFACES',
    'DIF_INSTALLDEVICE',
    'DIF_NEWDEVICEWIZARD_FINISHINSTALL',
  ].map(name => told.indexOf(`"${name}"`));
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

describe('DiInstallDriver', () => {
  it('stages a package although no device wants it', () => {
    const at = new NewdevWorld('11');
    const inf = at.package('C:\\2024');
    expect(at.api.DiInstallDriver({ inf, flags: 0 })).toMatchObject({ ret: true, reboot: false });
    expect(published(at)).toEqual(['oem0.inf']);
  });

  it('installs on devices where it is better, and with the flag on all', () => {
    const { at, api, inf } = world();
    api.DiInstallDriver({ inf: inf(2025), flags: 0 });
    expect(at.driverYear()).toBe('2025');
    api.DiInstallDriver({ inf: inf(2024), flags: 0 });
    expect([at.driverYear(), published(at).length]).toEqual(['2025', 2]);
    api.DiInstallDriver({ inf: inf(2024), flags: DIIRFLAG_FORCE_INF });
    expect(at.driverYear()).toBe('2024');
  });
});

describe('DiInstallDevice', () => {
  it('installs the best of the store', () => {
    const { at, api, inf } = world();
    for (const year of [2024, 2025]) api.SetupCopyOEMInf({ source: inf(year), mediaType: 1, style: 0 });
    expect(api.DiInstallDevice({ ...opened(at), flags: 0 })).toMatchObject({ ret: true });
    expect(at.driverYear()).toBe('2025');
  });

  it('without one in the store it fails', () => {
    const { at, api } = world();
    expect(api.DiInstallDevice({ ...opened(at), flags: 0 }).err).toBe(win32('ERROR_NO_COMPAT_DRIVERS'));
  });

  it('a null driver takes a device that is not raw its driver', () => {
    const { at, api, update } = world();
    update(2024);
    api.DiInstallDevice({ ...opened(at), flags: DIIDFLAG_INSTALLNULLDRIVER });
    expect([at.driverYear(), problemOf(at)]).toEqual([undefined, 28]);
  });
});

describe('DiUninstallDriver', () => {
  it('gives devices the next best driver, and deletes the package', () => {
    const { at, api, update } = world();
    update(2024);
    update(2025);
    expect(api.DiUninstallDriver({ inf: 'C:\\2025\\toaster.inf', flags: 0 })).toMatchObject({ ret: true });
    expect([at.driverYear(), published(at)]).toEqual(['2024', ['oem0.inf']]);
  });

  it('gives them none where there is no other', () => {
    const { at, api, update } = world();
    update(2024);
    api.DiUninstallDriver({ inf: 'C:\\Windows\\INF\\oem0.inf', flags: 0 });
    expect([at.driverYear(), published(at), problemOf(at)]).toEqual([undefined, [], 28]);
  });

  it('keeps the package with DIURFLAG_NO_REMOVE_INF', () => {
    const { at, api, update } = world();
    update(2024);
    api.DiUninstallDriver({ inf: 'C:\\Windows\\INF\\oem0.inf', flags: DIURFLAG_NO_REMOVE_INF });
    expect([at.driverYear(), published(at)]).toEqual([undefined, ['oem0.inf']]);
  });
});

test('DiUninstallDevice removes a device with all below it', () => {
  const { at, api, update } = world();
  update(2024);
  at.plug('USB\\VID_1209&PID_7057&MI_00\\B', ['USB\\X'], { parent: TOASTER });
  expect(api.DiUninstallDevice({ ...opened(at), flags: 0 })).toMatchObject({ ret: true });
  const { registry, running } = at.transaction;
  expect(running.list('devnode').filter(({ name }) => name.includes('7057'))).toEqual([]);
  expect(registry.keys('HKLM\\SYSTEM\\CurrentControlSet\\Enum\\USB')).toEqual([]);
});

describe('DiRollbackDriver', () => {
  it('goes back to the driver before, once, and removes the one that was replaced', () => {
    const { at, api, update } = world();
    update(2024);
    update(2025);
    const roll = () => api.DiRollbackDriver({ ...opened(at), flags: ROLLBACK_FLAG_NO_UI });
    expect(roll()).toMatchObject({ ret: true, reboot: false });
    expect([at.driverYear(), published(at)]).toEqual(['2024', ['oem0.inf']]);
    expect(roll().err).toBe(NO_MORE_ITEMS);
  });

  it('a first driver has no backup, and one that did not work is none', () => {
    const { at, api, update } = world();
    update(2024);
    expect(api.DiRollbackDriver({ ...opened(at), flags: ROLLBACK_FLAG_NO_UI }).err).toBe(NO_MORE_ITEMS);
  });
});
