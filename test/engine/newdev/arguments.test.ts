import { describe, expect, it, test } from 'vitest';
import { errorName, win32 } from '../../../src/base/index.ts';
import type { Program } from '../../../src/engine/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  exportedSince,
  type NewdevFunctions,
  type SetupApi,
} from '../../../src/setupapi/index.ts';
import { NewdevWorld, TOASTER } from './world.ts';

const WOW64: Partial<Program> = { architecture: 'x86' };
const USER: Partial<Program> = { administrator: false };

type At = { readonly set: DeviceSetHandle; readonly device: DeviceInfo };
type Call = (api: SetupApi, of: { readonly flags: number } & At) => { readonly err: number };
const INF = 'C:\\none.inf';

const CALLS: Readonly<Record<keyof NewdevFunctions, Call>> = {
  UpdateDriverForPlugAndPlayDevices: (api, { flags }) =>
    api.UpdateDriverForPlugAndPlayDevices({ hardwareId: 'USB\\X', inf: INF, flags }),
  DiInstallDriver: (api, { flags }) => api.DiInstallDriver({ inf: INF, flags }),
  DiInstallDevice: (api, of) => api.DiInstallDevice({ ...of, driver: null }),
  DiUninstallDriver: (api, { flags }) => api.DiUninstallDriver({ inf: INF, flags }),
  DiUninstallDevice: (api, of) => api.DiUninstallDevice(of),
  DiRollbackDriver: (api, of) => api.DiRollbackDriver(of),
};

function call(name: keyof NewdevFunctions, windows: string, program: Partial<Program>, flags = 0): string {
  const world = new NewdevWorld(windows, program);
  world.plug();
  const { api } = world;
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiOpenDeviceInfo({ set, id: TOASTER, flags: 0 });
  return errorName(CALLS[name](api, { flags, set, device: device! }).err as never);
}

/** The flags of each function end here; the pages name them. */
const FIRST_WRONG: Readonly<Record<keyof NewdevFunctions, number>> = {
  UpdateDriverForPlugAndPlayDevices: 8,
  DiInstallDriver: 1,
  DiInstallDevice: 0x10,
  DiUninstallDriver: 2,
  DiUninstallDevice: 1,
  DiRollbackDriver: 2,
};

describe.each(Object.keys(CALLS) as (keyof NewdevFunctions)[])('%s', name => {
  it('refuses flags that its page does not have', () => {
    expect(call(name, '11', {}, FIRST_WRONG[name])).toBe('ERROR_INVALID_FLAGS');
  });

  it('refuses a program of 32 bits on a Windows of 64', () => {
    expect(call(name, '11', WOW64)).toBe('ERROR_IN_WOW64');
  });

  it('refuses a user who is no administrator', () => {
    expect(call(name, '11', USER)).toBe('ERROR_ACCESS_DENIED');
  });
});

test.each<[keyof NewdevFunctions, string, string]>([
  ['UpdateDriverForPlugAndPlayDevices', '5.0', 'none'],
  ['DiInstallDriver', '6.0', 'xp'],
  ['DiInstallDevice', '6.0', '2003'],
  ['DiRollbackDriver', '6.0', 'xp'],
  ['DiUninstallDevice', '6.1', 'vista'],
  ['DiUninstallDriver', '10.0.15063', '10.0.14393'],
])('%s is there since Windows %s', (name, since, before) => {
  expect(exportedSince(name).since).toBe(since);
  if (before !== 'none') expect(call(name, before, {})).toBe('ERROR_PROC_NOT_FOUND');
});

test('an INF that is not there', () => {
  const { api } = new NewdevWorld();
  const notFound = win32('ERROR_FILE_NOT_FOUND');
  expect(api.UpdateDriverForPlugAndPlayDevices({ hardwareId: 'USB\\X', inf: INF, flags: 0 }).err).toBe(
    notFound,
  );
  expect(api.DiInstallDriver({ inf: INF, flags: 0 }).err).toBe(notFound);
  expect(api.DiUninstallDriver({ inf: INF, flags: 0 }).err).toBe(notFound);
});

test('no device has the ID: it is not plugged in', () => {
  const world = new NewdevWorld();
  const inf = world.package('C:\\Toaster');
  const answer = world.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: 'USB\\VID_1209', inf, flags: 0 });
  expect(answer).toMatchObject({ ret: false, err: win32('ERROR_NO_SUCH_DEVINST') });
});

test('IDs are compared whole, and only devices that are present count', () => {
  const world = new NewdevWorld();
  const inf = world.package('C:\\Toaster');
  world.plug();
  const ask = (hardwareId: string): number =>
    world.api.UpdateDriverForPlugAndPlayDevices({ hardwareId, inf, flags: 0 }).err;
  expect(ask('USB\\VID_1209&PID_70')).toBe(win32('ERROR_NO_SUCH_DEVINST'));
  world.unplug();
  expect(ask('USB\\VID_1209&PID_7057')).toBe(win32('ERROR_NO_SUCH_DEVINST'));
});

test('a device without a backup cannot be rolled back', () => {
  expect(call('DiRollbackDriver', '11', {})).toBe('ERROR_NO_MORE_ITEMS');
});
