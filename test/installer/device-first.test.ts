import { describe, expect, it } from 'vitest';
import { errorName, win32 } from '../../src/base/index.ts';
import { printReport } from '../../src/installer/index.ts';
import { INF, runToaster, toaster } from './running.ts';

const ID = 'USB\\VID_1209&PID_7057';
const APP = `name: P, detect: { productCode: '{P}' }, requiredBecause: keys`;
const updates = (...names: string[]): { updates: Record<string, string[]> } => ({ updates: { [ID]: names } });

describe('is it plugged in? IA5, IA8, IA9', () => {
  it.each([
    ['TRUE', 'ERROR_SUCCESS', 'installed', 0, 0x1, true],
    ['ERROR_NO_MORE_ITEMS', 'ERROR_NO_MORE_ITEMS', 'kept', 0, 0x0, true],
    ['ERROR_NO_SUCH_DEVINST', 'ERROR_NO_SUCH_DEVINST', 'preinstalled', 0, 0x100, true],
    ['ERROR_FILE_NOT_FOUND', 'ERROR_FILE_NOT_FOUND', 'failed', 2, 0x80010000, false],
    ['ERROR_ACCESS_DENIED', 'ERROR_ACCESS_DENIED', 'failed', 5, 0x80010000, false],
    ['ERROR_INVALID_FLAGS', 'ERROR_INVALID_FLAGS', 'failed', 1004, 0x80010000, false],
    ['ERROR_NO_DRIVER_SELECTED', 'ERROR_NO_DRIVER_SELECTED', 'failed', 0xe0000203, 0x80010000, false],
  ])('%s', (_, error, fate, exitCode, dpinstCode, applications) => {
    const told = runToaster(updates(error));
    expect(told.report.packages).toEqual([{ inf: INF, fate }]);
    expect(told).toMatchObject({ exitCode, dpinstCode });
    expect(told.desk.ran).toHaveLength(applications ? 1 : 0);
    expect(told.called.includes('SetupCopyOEMInf')).toBe(fate === 'preinstalled');
    expect(told.desk.told).toEqual(fate === 'preinstalled' ? ['Plug in Contoso Toaster now.'] : []);
  });

  it('an error that leaves it open stops all that would follow', () => {
    const application = toaster({
      packages: `[{ inf: a.inf, hardwareIds: [a1, a2] }, { inf: b.inf, hardwareIds: [b] }]`,
    });
    const infs = { 'D:\\a.inf': {}, 'D:\\b.inf': {} };
    const told = runToaster({ infs, updates: { a1: ['ERROR_INVALID_FLAGS'] } }, { application });
    const asked = told.calls.filter(({ name }) => name === 'UpdateDriverForPlugAndPlayDevices');
    expect(asked.map(({ of }) => of['hardwareId'])).toEqual(['a1']);
    expect(told.report.packages.map(({ fate }) => fate)).toEqual(['failed', 'not reached']);
    expect(told).toMatchObject({ exitCode: 1004, dpinstCode: 0x80020000, report: { outcome: 'failed' } });
  });

  it.each([
    ['one of several devices is there', ['ERROR_NO_SUCH_DEVINST', 'ERROR_SUCCESS'], 'installed'],
    ['one is updated, another as good', ['ERROR_SUCCESS', 'ERROR_NO_MORE_ITEMS'], 'installed'],
    ['one is as good, another is not there', ['ERROR_NO_MORE_ITEMS', 'ERROR_NO_SUCH_DEVINST'], 'kept'],
    ['none is there', ['ERROR_NO_SUCH_DEVINST', 'ERROR_NO_SUCH_DEVINST'], 'preinstalled'],
  ])('each hardware ID is asked about: %s', (_, [one, two], fate) => {
    const application = toaster({ packages: `[{ inf: drivers\\toastpkg.inf, hardwareIds: [a, b] }]` });
    const told = runToaster({ updates: { a: [one!], b: [two!] } }, { application });
    expect(told.report.packages).toEqual([{ inf: INF, fate }]);
  });

  it('the call gets the whole path of the INF, and no place is left for Windows to ask about a restart: N3', () => {
    const { of } = runToaster().calls.find(({ name }) => name === 'UpdateDriverForPlugAndPlayDevices')!;
    expect(of).toEqual({ hardwareId: ID, inf: INF, flags: 0 });
  });
});

describe('the medium after the device: IA5', () => {
  it.each([
    ['both', 1, 1],
    ['drivers', 1, 0],
    ['applications', 0, 1],
  ])('it may install %s', (installs, drivers, applications) => {
    const application = toaster({ behaviour: `{ installs: ${installs} }` });
    const told = runToaster(updates('ERROR_SUCCESS'), { application });
    expect(told.called.filter(name => name === 'UpdateDriverForPlugAndPlayDevices')).toHaveLength(drivers);
    expect(told.desk.ran).toHaveLength(applications);
    expect(told.exitCode).toBe(0);
    expect(told.dpinstCode).toBe(drivers);
  });

  it('once more changes nothing: the driver is as good, the application is there', () => {
    const installed = [{ code: '{P}', version: '1.0' }];
    const told = runToaster(updates('ERROR_NO_MORE_ITEMS'), { desk: { installed } });
    expect(told.desk.ran).toEqual([]);
    expect([...told.desk.entries.keys()]).toEqual([]);
    expect(told).toMatchObject({ exitCode: 0, dpinstCode: 0 });
  });
});

it('the devices are told with their driver before and after', () => {
  const devices = [
    { instance: 'USB\\X\\A1', hardwareIds: [ID], inf: 'usb.inf' },
    { instance: 'USB\\Y\\A1', hardwareIds: ['USB\\Y'], inf: 'usb.inf' },
  ];
  const { report } = runToaster({ ...updates('ERROR_SUCCESS'), devices });
  const changed = { instance: 'USB\\X\\A1', before: { inf: 'usb.inf' }, after: { inf: 'oem0.inf' } };
  expect(report.steps).toContainEqual(expect.objectContaining({ kind: 'updated', devices: [changed] }));
  expect(printReport(report)).toContainEqual(expect.stringMatching(/USB.X.A1 +usb.inf → oem0.inf/));
});

describe('a driver that is not better', () => {
  it.each([
    ['nothing said', '', {}, [0]],
    ['/f forces it', '/f', {}, [1]],
    ['/p asks: kept', '/p', { prefers: 'keep' }, [0]],
    ['/p asks: replaced', '/p', { prefers: 'replace' }, [0, 1]],
    ['/p asks nobody when silent', '/p /q', {}, [4]],
    ['/f, silently', '/f /q', {}, [5]],
  ])('%s', (_, switches, answers, flags) => {
    const told = runToaster(updates('ERROR_NO_MORE_ITEMS', 'ERROR_SUCCESS'), { switches, desk: { answers } });
    const calls = told.calls.filter(({ name }) => name === 'UpdateDriverForPlugAndPlayDevices');
    expect(calls.map(({ of }) => of['flags'])).toEqual(flags);
  });
});

describe('a restart: N3', () => {
  const needed = { ...updates('ERROR_SUCCESS'), reboots: [ID] };

  it.each([
    ['asked, later', '', { again: 'later' }, 3010, 0x40000001, []],
    ['asked, now', '', { again: 'restart' }, 1641, 0x40000001, ['shutdown /r /t 0']],
    ['nobody asked', '/q', {}, 3010, 0x40000001, []],
  ])('%s: only a user begins one', (_, switches, answers, exitCode, dpinstCode, ran) => {
    const application = toaster({ applications: '[]' });
    const told = runToaster(needed, { application, switches, desk: { answers } });
    expect(told).toMatchObject({ exitCode, dpinstCode });
    expect(told.desk.ran).toEqual(ran);
  });

  it('that is not needed is not spoken of', () => {
    expect(runToaster(updates('ERROR_SUCCESS')).desk.asked).toEqual([]);
  });
});

describe('on another architecture: IA9, IA21', () => {
  const wow = updates('ERROR_IN_WOW64');
  const x86 = {
    architecture: 'x86',
    environment: { ProgramFiles: 'C:\\P', PROCESSOR_ARCHITEW6432: 'AMD64' },
  } as const;

  it.each([[0], [3010], [5], [0xe0000203]])('the 64-bit program gets the switches; %i is handed on', end => {
    const told = runToaster(wow, { ...x86, switches: '/q /se', desk: { ends: { setup64: end } } });
    expect(told.desk.ran).toEqual(['"D:\\setup64.exe" /q /se']);
    expect(told).toMatchObject({ exitCode: end, dpinstCode: undefined, report: { outcome: 'handed-over' } });
    expect(told.called).not.toContain('SetupCopyOEMInf');
  });

  it.each([
    ['a package', { packages: `[{ inf: { amd64: a.inf }, hardwareIds: [a] }]` }, true],
    ['an application', { applications: `[{ ${APP}, msi: { amd64: a.msi } }]` }, true],
    ['nothing more', {}, false],
    [
      'no program for it',
      { programs: '{}', packages: `[{ inf: { amd64: a.inf }, hardwareIds: [a] }]` },
      false,
    ],
  ])('what is for the computer and not for this program is left to the other: %s', (_, more, handedOver) => {
    const told = runToaster({}, { ...x86, application: toaster(more) });
    expect(told.report.outcome === 'handed-over').toBe(handedOver);
    if (handedOver) expect(told.called).not.toContain('UpdateDriverForPlugAndPlayDevices');
  });

  it('DPInst codes are handed on as such', () => {
    const application = toaster({ behaviour: '{ exitCode: dpinst }' });
    const told = runToaster(wow, { ...x86, application, desk: { ends: { setup64: 0x40000002 } } });
    expect(told).toMatchObject({ exitCode: 0x40000002, dpinstCode: 0x40000002 });
  });

  it.each([
    ['no program for it', toaster({ programs: '{ x86: setup.exe }' }), {}, 'ERROR_IN_WOW64'],
    ['it does not start', toaster(), { ends: { setup64: 'ERROR_FILE_NOT_FOUND' } }, 'ERROR_FILE_NOT_FOUND'],
  ])('%s: the code stays', (_, application, desk, error) => {
    const told = runToaster(wow, { ...x86, application, desk });
    expect(errorName(told.exitCode)).toBe(error);
    expect(told.exitCode).toBe(win32(error));
    expect(told.report.outcome).toBe('failed');
  });
});
