import { expect, test } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import {
  finishInstallations,
  PlugAndPlayService,
  type ServiceProgram,
  type UpdateAnswer,
} from '../../../src/engine/index.ts';
import { difName } from '../../../src/engine/install/index.ts';
import { dword, sz } from '../../../src/machine/index.ts';
import { DI_FLAGSEX_FINISHINSTALL_ACTION } from '../../../src/setupapi/index.ts';
import { NewdevWorld, TOASTER, toasterInf } from './world.ts';

const DEVICE_PATH = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion';
const SIGNED: NonNullable<ServiceProgram['verifier']> = () => ({
  kind: 'system',
  signer: 'Microsoft Windows Hardware Compatibility Publisher',
  score: 0x0d000005,
});

/** A Windows with the toaster's packages in some places: each has its year in its date. */
function world(windows: string, places: Readonly<Record<string, string>>) {
  const at = new NewdevWorld(windows, { verifier: SIGNED });
  const inf = (year: string): string => toasterInf({ driverVer: `01/01/${year},1.0.0.0` });
  for (const [place, year] of Object.entries(places)) {
    const path = at.package(`C:\\${place}`, inf(year));
    if (place === 'staged') at.api.SetupCopyOEMInf({ source: path, mediaType: 1, style: 0 });
  }
  if ('path' in places) at.value(DEVICE_PATH, 'DevicePath', sz('%SystemRoot%\\inf;C:\\path'));
  at.plug();
  const offers: UpdateAnswer =
    'update' in places ? { kind: 'offers', infs: ['C:\\update\\toaster.inf'] } : { kind: 'unreachable' };
  const service = new PlugAndPlayService(at.transaction, {
    verifier: SIGNED,
    tell: event => void at.events.push(event),
    update: { offer: () => offers },
  });
  return { at, service };
}

/** how-windows-selects-a-driver-for-a-device, installing-an-in-box-driver-or-a-preinstalled-driver */
test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
  ['11', { staged: '2020', path: '2021', update: '2022' }, '2020'],
  ['8', { staged: '2020', path: '2021', update: '2022' }, '2020'],
  ['11', { path: '2021', update: '2022' }, undefined],
  ['7', { staged: '2020', path: '2021', update: '2022' }, '2022'],
  ['7', { staged: '2020', path: '2021' }, '2021'],
  ['7', { update: '2022' }, '2022'],
  ['vista', { staged: '2020', path: '2021', update: '2022' }, '2020'],
  ['xp', { staged: '2020', update: '2022' }, '2022'],
  ['xp', { staged: '2022', update: '2020' }, '2022'],
  ['xp', { staged: '2020' }, '2020'],
  ['xp', { path: '2021' }, '2021'],
])('Windows %s with %j installs that of %s at first', (windows, places, year) => {
  const of = world(windows, places);
  of.service.install([TOASTER]);
  expect(of.at.driverYear()).toBe(year);
});

test.each([
  ['2000', 'wizard'],
  ['xp', 'wizard'],
  ['2003', 'wizard'],
  ['vista', 'wizard-runs-autorun'],
  ['7', undefined],
  ['11', undefined],
])('Windows %s without a driver: %s asks', (windows, asks) => {
  const { service, at } = world(windows, {});
  const [install] = service.install([TOASTER]);
  expect(install?.asks).toBe(asks);
  const { problem } = at.transaction.running.state('devnode', TOASTER)!;
  expect(problem).toBe(asks ? 1 : 28);
});

test('while the wizard is open an installation is pending; on a medium it finds the driver', () => {
  const of = world('xp', {});
  of.at.package('D:\\driver', toasterInf({ driverVer: '01/01/2024,1.0.0.0' }));
  of.service.install([TOASTER]);
  expect(of.at.transaction.running.list('pending')).toHaveLength(1);
  const answered = of.service.answerWizard(TOASTER, { folder: 'D:\\' });
  expect(answered.outcome).toMatchObject({ path: 'classic', code: 0 });
  expect(of.at.driverYear()).toBe('2024');
  expect(of.at.transaction.running.list('pending')).toEqual([]);
});

test('the wizard of Vista looks below DevicePath and asks Windows Update', () => {
  const of = world('vista', { path: '2021', update: '2022' });
  of.service.install([TOASTER]);
  of.service.answerWizard(TOASTER, {});
  expect(of.at.driverYear()).toBe('2022');
});

test('nobody has a driver: the installation has failed, once and for all', () => {
  const of = world('xp', {});
  of.service.install([TOASTER]);
  expect(of.service.answerWizard(TOASTER, 'cancel').outcome?.path).toBe('failed installation');
  expect(of.at.transaction.running.state('devnode', TOASTER)?.problem).toBe(28);
  expect(of.service.install([])).toEqual([]);
});

test('Windows 8 and later look for something better afterwards', () => {
  const of = world('11', { staged: '2020', path: '2021', update: '2022' });
  of.service.install([TOASTER]);
  of.service.lookForBetter([TOASTER]);
  expect(of.at.driverYear()).toBe('2022');
  expect(of.service.lookForBetter([TOASTER])[0]?.outcome?.code).toBe(win32('ERROR_NO_MORE_ITEMS'));
});

test('a device that no policy describes is not installed, as in recordings 104', () => {
  const of = world('11', { staged: '2020' });
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceInstall\\Restrictions';
  of.at.value(key, 'DenyUnspecified', dword(1));
  const [install] = of.service.install([TOASTER]);
  expect(install?.outcome).toEqual({ path: 'refused', code: win32('ERROR_DEVICE_INSTALL_BLOCKED') });
  expect(of.at.driverYear()).toBeUndefined();
});

test('a device that can do without a driver starts so', () => {
  const at = new NewdevWorld('11');
  at.plug(TOASTER, ['USB\\VID_1209&PID_7057'], { capabilities: 0x40 });
  const service = new PlugAndPlayService(at.transaction, {});
  expect(service.install([TOASTER])[0]?.outcome).toEqual({ path: 'null driver', code: 0 });
});

test('what is told: the section of the log, and an installation that is pending no more', () => {
  const of = world('11', { staged: '2020' });
  of.at.events.length = 0;
  of.service.install([TOASTER]);
  expect(of.at.events).toMatchObject([
    { kind: 'section', title: 'Device Install (Hardware initiated)', about: TOASTER, code: 0 },
  ]);
  expect(of.at.transaction.running.list('pending')).toEqual([]);
});

/** how-finish-install-actions-are-processed: Vista and 7 at once and until it works, later once when asked. */
test.each<[string, number, number, number]>([
  ['7', 0, 1, 0],
  ['7', 5, 2, 1],
  ['11', 0, 1, 0],
  ['11', 5, 1, 0],
])(
  'finish-install on Windows %s answered %i: %i attempts, %i device waits',
  (windows, answer, attempts, left) => {
    let asked = 0;
    const installers: ServiceProgram['installers'] = {
      coInstallers: {},
      classInstallers: {
        'ci.dll,Toast': ({ function: code, api, set, device }) => {
          if (difName(code) === 'DIF_NEWDEVICEWIZARD_FINISHINSTALL') {
            const { params } = api.SetupDiGetDeviceInstallParams({ set, device });
            const flagsEx = params!.flagsEx | DI_FLAGSEX_FINISHINSTALL_ACTION;
            api.SetupDiSetDeviceInstallParams({ set, device, params: { ...params!, flagsEx } });
          }
          if (difName(code) === 'DIF_FINISHINSTALL_ACTION') {
            asked++;
            return answer;
          }
          return win32('ERROR_DI_DO_DEFAULT');
        },
      },
    };
    const at = new NewdevWorld(windows, { verifier: SIGNED, installers: installers! });
    at.registerClassInstaller('ci.dll,Toast');
    at.plug();
    const inf = at.package('C:\\2024');
    at.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: 'USB\\VID_1209&PID_7057', inf, flags: 0 });
    const program = { architecture: 'amd64', currentDirectory: 'C:\\', installers: installers! } as const;
    finishInstallations(at.transaction, program);
    expect(asked).toBe(attempts);
    expect(finishInstallations(at.transaction, { ...program, administrator: false })).toEqual([]);
    const waiting = finishInstallations(at.transaction, program);
    expect(waiting).toHaveLength(left);
  },
);
