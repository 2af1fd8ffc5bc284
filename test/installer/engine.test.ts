import { describe, expect, it } from 'vitest';
import { errorName } from '../../src/base/index.ts';
import { EngineSetupApi, PlugAndPlayService, type Program } from '../../src/engine/index.ts';
import { type Ended, printReport, runApplication } from '../../src/installer/index.ts';
import { numberOf, type Transaction, textOf } from '../../src/machine/index.ts';
import { NewdevWorld, TOASTER, toasterInf } from '../engine/newdev/world.ts';
import { InstallerDesk } from './installer-desk.ts';
import { toaster } from './running.ts';

const ENUM = `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${TOASTER}`;
const APPLICATION = toaster({
  packages: `[{ inf: drivers\\toaster.inf, hardwareIds: ['USB\\VID_1209&PID_7057'] }]`,
});
const FOLDER = 'C:\\Program Files\\Contoso\\Toaster';

/** Before Windows Server 2003 only such a signature counts. */
const SIGNED: NonNullable<Program['verifier']> = () => ({
  kind: 'system',
  signer: 'Microsoft Windows Hardware Compatibility Publisher',
  score: 0x0d000005,
});

/** A Windows with the medium in drive D:, and the application run on it. */
class Computer extends NewdevWorld {
  readonly desk = new InstallerDesk('{P}');
  readonly program: Partial<Program>;

  constructor(windows = '10.0.19045', program: Partial<Program> = {}) {
    const folder = windowsFolder(windows);
    const directories = { windows: folder, system: `${folder}\\System32` };
    const whole = { verifier: SIGNED, directories, ...program };
    super(windows, whole);
    this.program = whole;
    this.package('D:\\drivers');
    for (const name of ['setup.exe', 'setup64.exe']) this.write(`D:\\${name}`, 'the program');
  }

  run(switches = '', fork?: () => EngineSetupApi, application = APPLICATION): Ended {
    return runApplication(application, {
      api: this.api,
      desk: this.desk,
      commandLine: `"D:\\setup.exe" ${switches}`,
      architecture: this.program.architecture ?? 'amd64',
      administrator: this.program.administrator ?? true,
      environment: { ProgramFiles: 'C:\\Program Files', PROCESSOR_ARCHITEW6432: 'AMD64' },
      ...(fork && { fork }),
    });
  }

  text(key: string, name: string): string | undefined {
    return textOf(this.transaction.registry.value(key, name));
  }
}

const WINDOWS = ['2000', 'xp', '2003', 'vista', '7', '8', '10.0.19045', '11'];

describe.each(WINDOWS)('on Windows %s', windows => {
  it('the medium first: the package is on the system, the application installed, the user told', () => {
    const computer = new Computer(windows);
    const ended = computer.run();
    expect(printReport(ended.report).join('\n')).toContain('ERROR_NO_SUCH_DEVINST');
    expect(ended).toMatchObject({ exitCode: 0, dpinstCode: 0x100, report: { outcome: 'done' } });
    const { volume } = computer.transaction;
    for (const name of ['toaster.inf', 'toaster.sys', 'toaster.cat']) {
      expect(volume.file(`${FOLDER}\\Drivers\\toaster\\${name}`)).toBeDefined();
    }
    expect(volume.file(`${windowsFolder(windows)}\\INF\\oem0.inf`)).toBeDefined();
    expect(computer.desk.told).toEqual(['Plug in Contoso Toaster now.']);
    expect(computer.desk.readEntry('Contoso Toaster')!.remembers).toEqual(['Panel']);
    expect(volume.file(`${FOLDER}\\setup64.exe`)).toBeDefined();
  });

  it('the device first: the driver is installed, once', () => {
    const computer = new Computer(windows);
    computer.plug();
    const ended = computer.run();
    expect(ended).toMatchObject({ exitCode: 0, dpinstCode: 1 });
    expect(computer.text(ENUM, 'Service')).toBe('toaster');
    expect(computer.desk.ran).toHaveLength(1);
  });

  it('once more changes nothing', () => {
    const computer = new Computer(windows);
    computer.plug();
    computer.run();
    const before = computer.transaction.effects.length;
    const again = computer.run();
    expect(again.report.packages).toMatchObject([{ fate: 'kept' }]);
    expect(again).toMatchObject({ exitCode: 0, dpinstCode: 0 });
    expect(computer.transaction.effects.slice(before)).toEqual([]);
  });

  it('an unplugged device is marked, and keeps its other flags: IA10 to IA16', () => {
    const computer = new Computer(windows);
    computer.plug();
    computer.unplug();
    computer.run();
    expect(numberOf(computer.transaction.registry.value(ENUM, 'ConfigFlags'))).toBe(0x20);
  });

  it('a standard user changes nothing', () => {
    const computer = new Computer(windows, { administrator: false });
    const before = computer.transaction.effects.length;
    expect(computer.run()).toMatchObject({ exitCode: 5, report: { outcome: 'needs-administrator' } });
    expect(computer.transaction.effects.length).toBe(before);
  });

  it('a program of 32 bits hands over', () => {
    const computer = new Computer(windows, { architecture: 'x86' });
    const ended = computer.run('/q');
    expect(computer.desk.ran).toEqual(['"D:\\setup64.exe" /q']);
    expect(ended.report.outcome).toBe('handed-over');
  });

  it('a plan changes nothing', () => {
    const computer = new Computer(windows);
    computer.plug();
    const { transaction } = computer;
    const before = transaction.effects.length;
    const mark = transaction.mark();
    const ended = computer.run('--plan', () => new EngineSetupApi(transaction, PROGRAM));
    transaction.undo(mark);
    expect(ended.report).toMatchObject({ plan: true, packages: [{ fate: 'installed' }] });
    expect(transaction.effects.length).toBe(before);
    expect(computer.desk.ran).toEqual([]);
  });
});

const PROGRAM: Program = {
  architecture: 'amd64',
  currentDirectory: 'C:\\',
  verifier: SIGNED,
};

function windowsFolder(windows: string): string {
  return windows === '2000' ? 'C:\\WINNT' : 'C:\\Windows';
}

describe('in-progress installations', () => {
  const pending = (computer: Computer): void => {
    const after = { what: 'installation' } as const;
    computer.transaction.change({ kind: 'running', what: 'pending', name: 'x', after }, ORIGIN);
  };

  it.each([
    ['2000', 0],
    ['xp', -1],
    ['11', -1],
  ])('Windows %s: %i', (windows, exitCode) => {
    const computer = new Computer(windows);
    pending(computer);
    expect(computer.run().exitCode).toBe(exitCode);
  });
});

const ORIGIN = { call: 'the test', because: { grade: 'documented', page: 'test' } } as const;

it('a plan says what would be done, with the ranks', () => {
  const computer = new Computer('11');
  const older = computer.package(
    'C:\\older',
    toasterInf({ driverVer: '01/01/2020,1.0.0.0', id: COMPATIBLE }),
  );
  computer.plug(TOASTER, undefined, { compatibleIds: [COMPATIBLE] });
  computer.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: COMPATIBLE, inf: older, flags: 0 });
  const { report } = computer.run('--plan', () => new EngineSetupApi(computer.transaction, PROGRAM));
  expect(printReport(report).slice(0, 3)).toEqual([
    `install  ${TOASTER}             replaces oem0.inf (00FF2000 → 00FF0001)`,
    'run      msiexec /i "D:\\ToasterPanel.msi" ALLUSERS=1 /quiet /qn /norestart  keys',
    'list     Contoso Toaster                      among the installed programs',
  ]);
});

const COMPATIBLE = 'USB\\Class_ff';

describe('SF1: the device comes after the medium is gone', () => {
  it.each(WINDOWS)('Windows %s installs the driver that was put on the system', windows => {
    const computer = new Computer(windows);
    computer.run();
    const { transaction } = computer;
    for (const path of ['D:\\drivers', 'D:\\setup.exe', 'D:\\setup64.exe']) removeAll(transaction, path);
    computer.plug();
    const { directories } = computer.program;
    const service = new PlugAndPlayService(transaction, {
      verifier: SIGNED,
      ...(directories && { directories }),
    });
    service.install([TOASTER]);
    expect(computer.text(ENUM, 'Service')).toBe('toaster');
    expect(transaction.running.state('devnode', TOASTER)).toMatchObject({ problem: 0 });
  });
});

function removeAll(transaction: Transaction, path: string): void {
  for (const name of transaction.volume.list(path)) {
    transaction.change({ kind: 'file', path: `${path}\\${name}` }, ORIGIN);
  }
  if (transaction.volume.file(path)) transaction.change({ kind: 'file', path }, ORIGIN);
}

it('/a: what Windows refuses at the end takes back what was done before', () => {
  const verifier: Program['verifier'] = inf =>
    new TextDecoder().decode(inf.bytes()).includes('Fabrikam')
      ? { kind: 'authenticode', signer: 'Fabrikam', publisher: 'unknown' }
      : SIGNED(inf, undefined);
  const computer = new Computer('11', { verifier });
  const older = computer.package('C:\\older', toasterInf({ driverVer: '01/01/2020,1.0.0.0' }));
  computer.plug();
  computer.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: ID, inf: older, flags: 0 });
  computer.package('D:\\other', toasterInf({ id: 'USB\\OTHER' }).replace('"Contoso"\r\n', '"Fabrikam"\r\n'));
  const application = toaster({
    packages: `[
      { inf: drivers\\toaster.inf, hardwareIds: ['${ID}'] },
      { inf: other\\toaster.inf, hardwareIds: ['USB\\OTHER'] },
    ]`,
  });
  const driver = (): string | undefined => {
    const key = computer.text(ENUM, 'Driver');
    return computer.text(`HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${key}`, 'InfPath');
  };
  expect(driver()).toBe('oem0.inf');
  const ended = computer.run('/a /q', undefined, application);
  expect(ended.report.steps.map(({ kind }) => kind)).toContain('rolled-back');
  expect(ended).toMatchObject({
    dpinstCode: 0x80020000 + (ended.report.restart === 'none' ? 0 : 0x40000000),
  });
  expect(driver()).toBe('oem0.inf');
  expect(computer.transaction.volume.list('C:\\Windows\\INF').filter(name => /^oem/.test(name))).toEqual([
    'oem0.inf',
  ]);
  expect(computer.desk.ran).toEqual([]);
});

const ID = 'USB\\VID_1209&PID_7057';

describe('removed again', () => {
  it('Windows refuses to remove the package while a device uses it, and lets it go afterwards', () => {
    const computer = new Computer('11');
    computer.plug();
    computer.run();
    expect(errorName(computer.run('/u drivers\\toaster.inf').exitCode)).toBe('ERROR_INF_IN_USE_BY_DEVICES');
    const set = computer.api.SetupDiGetClassDevs({ class: null, flags: 4 }).set;
    const { device } = computer.api.SetupDiOpenDeviceInfo({ set, id: TOASTER, flags: 0 });
    computer.api.SetupDiRemoveDevice({ set, device: device! });
    expect(computer.run('/u drivers\\toaster.inf').exitCode).toBe(0);
    expect(computer.transaction.volume.file('C:\\Windows\\INF\\oem0.inf')).toBeUndefined();
  });

  it('a package that is not installed is an error', () => {
    expect(errorName(new Computer('11').run('/u drivers\\toaster.inf').exitCode)).toBe(
      'ERROR_FILE_NOT_FOUND',
    );
  });

  it('the applications go, the driver stays and the device with it: N2', () => {
    const computer = new Computer('11');
    computer.plug();
    computer.run();
    const ended = computer.run('--uninstall /q');
    expect(computer.desk.ran).toContain('msiexec /x {P} /quiet /qn /norestart');
    expect(ended.report.steps).toContainEqual({ kind: 'warned', text: `still present: ${TOASTER}` });
    expect(computer.text(ENUM, 'Service')).toBe('toaster');
    expect(computer.transaction.volume.file('C:\\Windows\\INF\\oem0.inf')).toBeDefined();
    expect(computer.desk.readEntry('Contoso Toaster')).toBeUndefined();
  });
});
