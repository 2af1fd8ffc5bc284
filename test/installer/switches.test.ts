import { describe, expect, it } from 'vitest';
import { dpinstCode } from '../../src/installer/exit-code.ts';
import type { Fate, Restart } from '../../src/installer/index.ts';
import { INF, runToaster, toaster } from './running.ts';

const ID = 'USB\\VID_1209&PID_7057';

describe('0xWWXXYYZZ: the examples of the page', () => {
  it.each<[number, Fate[], Restart]>([
    [0x00000001, ['installed'], 'none'],
    [0x00000002, ['installed', 'installed'], 'none'],
    [0x40000002, ['installed', 'installed'], 'needed'],
    [0x00000100, ['preinstalled'], 'none'],
    [0x80010000, ['failed'], 'none'],
    [0xc0010001, ['failed', 'installed'], 'needed'],
  ])('%i', (code, fates, restart) => {
    expect(dpinstCode(fates, restart)).toBe(code);
  });

  it('a byte counts no further than 255', () => {
    expect(
      dpinstCode(
        Array.from({ length: 300 }, () => 'installed' as const),
        'none',
      ),
    ).toBe(0xff);
  });

  it('is the exit code where the file wants it', () => {
    const application = toaster({ behaviour: '{ exitCode: dpinst }' });
    expect(runToaster({ updates: { [ID]: ['ERROR_SUCCESS'] } }, { application }).exitCode).toBe(1);
    expect(runToaster({ verify: 'ERROR_NO_CATALOG_FOR_OEM_INF' }, { application }).exitCode).toBe(0x80010000);
  });
});

describe('/sh installs only for devices that are present', () => {
  it.each([
    ['one is', 'ERROR_SUCCESS', 'installed', 1],
    ['one is, with a better driver', 'ERROR_NO_MORE_ITEMS', 'kept', 0],
    ['none is', 'ERROR_NO_SUCH_DEVINST', 'skipped', 0],
  ])('%s', (_, error, fate, code) => {
    const told = runToaster({ updates: { [ID]: [error] } }, { switches: '/sh' });
    expect(told.report.packages).toEqual([{ inf: INF, fate }]);
    expect(told.dpinstCode).toBe(code);
    expect(told.called).not.toContain('SetupCopyOEMInf');
    expect(told.desk.told).toEqual([]);
  });
});

const MISSING = 'D:\\drivers\\co\\toastco.dll';
describe('/lm takes what is unsigned or incomplete', () => {
  it.each([
    ['unsigned', { verify: 'ERROR_NO_CATALOG_FOR_OEM_INF' }, '', 'failed', 0xe000022f],
    ['unsigned', { verify: 'ERROR_NO_CATALOG_FOR_OEM_INF' }, '/lm', 'preinstalled', 0],
    ['a file is missing', { missing: [MISSING] }, '', 'failed', 2],
    ['a file is missing', { missing: [MISSING] }, '/lm', 'preinstalled', 0],
    [
      'a publisher not yet trusted',
      { verify: 'ERROR_AUTHENTICODE_TRUST_NOT_ESTABLISHED' },
      '',
      'preinstalled',
      0,
    ],
    ['a trusted publisher', { verify: 'ERROR_AUTHENTICODE_TRUSTED_PUBLISHER' }, '', 'preinstalled', 0],
    ['no INF at all', { infs: {} }, '/lm', 'failed', 2],
  ])('%s, switches: %s%s', (_, world, switches, fate, exitCode) => {
    const told = runToaster(world, { switches });
    expect(told.report.packages).toEqual([{ inf: INF, fate }]);
    expect(told.exitCode).toBe(exitCode);
    if (fate === 'failed') expect(told.called).not.toContain('UpdateDriverForPlugAndPlayDevices');
  });
});

describe('/a installs all or none', () => {
  const application = toaster({
    packages: `[{ inf: a.inf, hardwareIds: [a] }, { inf: b.inf, hardwareIds: [b] }]`,
    applications: '[]',
  });
  const infs = { 'D:\\a.inf': {}, 'D:\\b.inf': {} };

  it.each([
    ['', ['preinstalled', 'failed'], 0x80010100],
    ['/a', ['not reached', 'failed'], 0x80020000],
  ])('what cannot be installed is found out before: %s', (switches, fates, code) => {
    const told = runToaster({ infs, missing: ['D:\\b.inf'] }, { application, switches });
    expect(told.report.packages.map(({ fate }) => fate)).toEqual(fates);
    expect(told.dpinstCode).toBe(code);
    if (switches) expect(told.called).not.toContain('UpdateDriverForPlugAndPlayDevices');
  });

  it('what Windows refuses later takes back what was put on the system', () => {
    const folder = 'C:\\Program Files\\Contoso\\Toaster\\Drivers\\b\\b.inf';
    const copyInf = { [folder]: 'ERROR_DRIVER_STORE_ADD_FAILED' };
    const told = runToaster({ infs, copyInf }, { application, switches: '/a' });
    expect(told.calls.at(-1)).toEqual({ name: 'SetupUninstallOEMInf', of: { inf: 'oem0.inf', flags: 0 } });
    expect(told).toMatchObject({ exitCode: 0xe0000247, dpinstCode: 0x80020000 });
    expect([...told.desk.entries]).toEqual([]);
  });

  const copyInf = { 'C:\\Program Files\\Contoso\\Toaster\\Drivers\\b\\b.inf': 'ERROR_ACCESS_DENIED' };
  const updated = { infs, copyInf, updates: { a: ['ERROR_SUCCESS'] } };
  const device = { instance: 'USB\\X\\A1', hardwareIds: ['a'] };

  it('a device that was updated gets the driver back that it had', () => {
    const devices = [{ ...device, inf: 'usb.inf' }];
    const world = { ...updated, devices, backups: { 'USB\\X\\A1': 'usb.inf' } };
    const told = runToaster(world, { application, switches: '/a' });
    expect(told.calls.find(({ name }) => name === 'DiRollbackDriver')!.of['flags']).toBe(1);
    expect(told.report.steps).toContainEqual({ kind: 'rolled-back', instance: 'USB\\X\\A1' });
    expect(told.dpinstCode).toBe(0x80020000);
  });

  it.each([
    ['that had none before', device],
    ['that is not known', { ...device, present: false }],
    ['without a backup', { ...device, inf: 'usb.inf' }],
  ])('one %s keeps the new one, and the report says so', (_, one) => {
    const told = runToaster({ ...updated, devices: [one] }, { application, switches: '/a' });
    expect(told.dpinstCode).toBe(0x80010001);
    expect(told.report.steps.filter(({ kind }) => kind === 'warned')).toHaveLength(1);
  });
});

describe('texts', () => {
  const texts = `{ 0x0407: { plugIn: Jetzt. }, 0x040c: { plugIn: Maintenant. } }`;
  it.each([
    ['the language of the user', '', 0x040c, 'Maintenant.'],
    ['another of the same', '', 0x0807, 'Jetzt.'],
    ['the first listed', '', 0x0411, 'Jetzt.'],
    ['/el: English rather than that', '/el', 0x0411, 'Plug in Contoso Toaster now.'],
    ['/l, hexadecimal', '/l 0x40c', 0x0407, 'Maintenant.'],
    ['/l, decimal', '/L 1036', 0x0407, 'Maintenant.'],
  ])('%s', (_, switches, language, text) => {
    const told = runToaster({}, { application: toaster({ texts }), switches, language });
    expect(told.desk.told).toEqual([text]);
  });
});

describe('pages', () => {
  const texts =
    '{ 0x409: { title: Setup of {product}, welcome: Hello., license: Agree?, finished: Done. } }'.replace(
      'Setup of {product}',
      "'Setup of {product}'",
    );
  const application = toaster({ texts });

  it.each([
    ['both', '', { Hello: 'next', Agree: 'accept' }, ['Hello.', 'Agree?'], 0],
    ['cancelled', '', { Hello: 'cancel' }, ['Hello.'], 1223],
    ['license declined', '', { Hello: 'next', Agree: 'decline' }, ['Hello.', 'Agree?'], 1223],
    ['/se', '/se', { Hello: 'next' }, ['Hello.'], 0],
    ['/sw /se', '/sw /se', {}, [], 0],
    ['/q /se', '/q /se', {}, [], 0],
    ['/q, the license accepted by nobody', '/q', {}, [], 1223],
  ])('%s', (_, switches, answers, asked, exitCode) => {
    const told = runToaster({}, { application, switches, desk: { answers } });
    expect(told.desk.asked.map(({ text }) => text)).toEqual(asked);
    expect(told.exitCode).toBe(exitCode);
    const changed = told.called.includes('UpdateDriverForPlugAndPlayDevices');
    expect(changed).toBe(exitCode === 0);
  });

  it('/q tells Windows to show nothing either, /sw does not', () => {
    const flags = ['/q /se', '/sw /se'].map(
      switches =>
        runToaster({}, { application, switches }).calls.find(
          ({ name }) => name === 'UpdateDriverForPlugAndPlayDevices',
        )!.of['flags'],
    );
    expect(flags).toEqual([4, 0]);
  });
});

describe('/path, /c, /h and what is wrong', () => {
  it('/path is where the packages are', () => {
    const infs = { 'E:\\My files\\drivers\\toastpkg.inf': {} };
    const told = runToaster({ infs }, { switches: '/path "E:\\My files"' });
    expect(told.report.packages[0]!.inf).toBe('E:\\My files\\drivers\\toastpkg.inf');
    expect(told.exitCode).toBe(0);
  });

  it('/c tells the console, a line for a step', () => {
    const lines: string[] = [];
    runToaster({ pending: 0x102 }, { switches: '/c', log: line => lines.push(line) });
    expect(lines).toEqual([
      'installations are in progress          CMP_WaitNoPendingInstallEvents(0) = WAIT_TIMEOUT',
    ]);
  });

  it.each(['/h', '/?', '/help', '-h'])('%s shows help and does nothing', switches => {
    const told = runToaster({}, { switches });
    expect(told.desk.told[0]).toContain('/sh');
    expect([told.called, told.exitCode, told.report.outcome]).toEqual([[], 0, 'help']);
  });

  it.each([
    ['/x', 'there is no switch /x'],
    ['toast.inf', 'there is no switch toast.inf'],
    ['/u', '/u needs INF behind it'],
    ['/l deutsch', 'deutsch is no LANGID for /l'],
    ['/constructor', 'there is no switch /constructor'],
  ])('%s: nothing is done', (switches, problem) => {
    const told = runToaster({}, { switches });
    expect(told.report.steps[0]).toEqual({ kind: 'warned', text: problem });
    expect([told.called, told.exitCode, told.report.outcome]).toEqual([[], 87, 'wrong']);
  });

  it('a variable that is not there: nothing is done', () => {
    const told = runToaster({}, { environment: {} });
    expect(told.report.steps[0]).toMatchObject({ text: expect.stringContaining('%ProgramFiles%') });
    expect(told).toMatchObject({ called: [], exitCode: 87 });
  });
});
