import { describe, expect, it } from 'vitest';
import { printReport } from '../../src/installer/index.ts';
import { INF, runToaster, toaster } from './running.ts';

/** The calls that tell the order of the duties. */
const DUTIES = [
  'CMP_WaitNoPendingInstallEvents',
  'UpdateDriverForPlugAndPlayDevices',
  'SetupCommitFileQueue',
  'SetupCopyOEMInf',
  'SetupDiGetClassDevs',
];

describe('the medium before the device: SF1 to SF8', () => {
  const told = runToaster();

  it('its duties come in the order of the page', () => {
    const first = DUTIES.map(name => told.called.lastIndexOf(name));
    expect(told.called.indexOf('CMP_WaitNoPendingInstallEvents')).toBe(1);
    expect(told.called.indexOf('UpdateDriverForPlugAndPlayDevices')).toBeLessThan(
      told.called.indexOf('SetupCopyOEMInf'),
    );
    expect(first).not.toContain(-1);
    expect(told.report.steps.map(({ kind }) => kind)).toEqual([
      'pending',
      'updated',
      'preinstalled',
      'application-ran',
      'entry',
      'told',
    ]);
  });

  it('ends well, in both kinds of code', () => {
    expect(told).toMatchObject({
      exitCode: 0,
      dpinstCode: 0x100,
      report: { outcome: 'done', restart: 'none' },
    });
    expect(told.report.packages).toEqual([{ inf: INF, fate: 'preinstalled' }]);
  });

  it('SF4, IA17: the complete package goes below the directory of the application, and is copied from there', () => {
    const folder = 'C:\\Program Files\\Contoso\\Toaster\\Drivers\\toastpkg';
    const copies = told.calls
      .filter(({ name, of }) => name === 'SetupQueueCopy' && String(of['target']).includes('Drivers'))
      .map(({ of }) => [of['sourceRoot'], of['sourcePath'], of['sourceFile'], of['target']]);
    expect(copies).toEqual([
      ['D:\\drivers', null, 'toastpkg.inf', folder],
      ['D:\\drivers', null, 'toastpkg.cat', folder],
      ['D:\\drivers', null, 'toaster.sys', folder],
      ['D:\\drivers', 'co', 'toastco.dll', `${folder}\\co`],
    ]);
    const copied = told.calls.find(({ name }) => name === 'SetupCopyOEMInf')!.of;
    expect(copied).toEqual({ source: `${folder}\\toastpkg.inf`, mediaType: 1, style: 0 });
    expect(copied).not.toHaveProperty('mediaLocation');
  });

  it('SF5: the application by Windows Installer, silently and without a restart of its own', () => {
    expect(told.desk.ran).toEqual(['msiexec /i "D:\\ToasterPanel.msi" ALLUSERS=1 /quiet /qn /norestart']);
  });

  it('can be read', () => {
    expect(printReport(told.report).slice(0, 2)).toEqual([
      'no installation in progress            CMP_WaitNoPendingInstallEvents(0) = WAIT_OBJECT_0',
      'device is not plugged in               UpdateDriverForPlugAndPlayDevices(USB\\VID_1209&PID_7057) = ERROR_NO_SUCH_DEVINST',
    ]);
  });
});

describe('what the user has to do: SF6, SF7, SF8', () => {
  const connect = (how: string): ReturnType<typeof toaster> =>
    toaster({ packages: `[{ inf: drivers\\toastpkg.inf, hardwareIds: [a], connect: ${how} }]` });

  it.each([
    ['running', ['Plug in Contoso Toaster now.'], []],
    ['off', ['Switch the computer off, plug in Contoso Toaster, and switch it on again.'], []],
  ])('%s: told, and nothing is enumerated', (how, told, enumerated) => {
    const run = runToaster({}, { application: connect(how) });
    expect(run.desk.told).toEqual(told);
    expect(run.called.filter(name => name === 'CM_Reenumerate_DevNode')).toEqual(enumerated);
  });

  it('scan: asked to plug in, then Windows is asked to look, from the root', () => {
    const run = runToaster(
      {},
      { application: connect('scan'), desk: { answers: { 'Plug in': 'continue' } } },
    );
    expect(run.calls.filter(({ name }) => name.startsWith('CM_'))).toEqual([
      { name: 'CM_Locate_DevNode', of: { id: null, flags: 0 } },
      { name: 'CM_Reenumerate_DevNode', of: { devInst: 77, flags: 1 } },
    ]);
  });

  it('scan, silently: Windows is asked all the same, and nobody else', () => {
    const run = runToaster({}, { application: connect('scan'), switches: '/q' });
    expect(run.called).toContain('CM_Reenumerate_DevNode');
    expect([run.desk.asked, run.desk.told]).toEqual([[], []]);
  });
});
