import { describe, expect, it } from 'vitest';
import { INF, runToaster } from './running.ts';

const ID = 'USB\\VID_1209&PID_7057';
const entry = (...remembers: string[]): Record<string, object> => ({
  'Contoso Toaster': { name: 'Contoso Toaster', uninstall: 'x', hidden: false, remembers },
});
const PANEL = [{ code: '{P}', version: '1.0' }];
const run = (
  desk: object = {},
  world: object = {},
  switches = '--uninstall',
): ReturnType<typeof runToaster> => runToaster(world, { switches, desk });

describe('its applications are removed: IA21', () => {
  it.each([
    ['one that it installed', entry('Panel'), PANEL, ['msiexec /x {P} /quiet /qn /norestart']],
    ['one that others installed stays', entry(), PANEL, []],
    ['one that is gone already', entry('Panel'), [], []],
    ['one that the file knows no more', entry('Other'), PANEL, []],
    ['nothing was installed', {}, PANEL, []],
  ])('%s', (_, entries, installed, ran) => {
    const told = run({ entries, installed });
    expect(told.desk.ran).toEqual(ran);
    expect([...told.desk.entries]).toEqual([]);
    expect(told).toMatchObject({ exitCode: 0, dpinstCode: 0, report: { outcome: 'done' } });
  });

  it('what cannot be removed stays remembered', () => {
    const told = run({ entries: entry('Panel'), installed: PANEL, ends: { '/x': 1603 } });
    expect(told.exitCode).toBe(1603);
    expect(told.desk.entries.get('Contoso Toaster')!.remembers).toEqual(['Panel']);
  });

  it('a restart that the removal needs is told and not begun: N3', () => {
    const told = run(
      { entries: entry('Panel'), installed: PANEL, ends: { '/x': 3010 } },
      {},
      '--uninstall /q',
    );
    expect(told).toMatchObject({ exitCode: 3010, report: { restart: 'needed' } });
  });
});

describe('an associated device is still there: IA21', () => {
  const devices = [{ instance: 'USB\\X\\A1', hardwareIds: [ID] }];
  const warning = { kind: 'warned', text: 'still present: USB\\X\\A1' };

  it.each([
    ['remove', 1, 0],
    ['cancel', 0, 1223],
  ])('the user is warned: %s', (answer, runs, exitCode) => {
    const answers = { 'still plugged in': answer };
    const told = run({ entries: entry('Panel'), installed: PANEL, answers }, { devices });
    expect(told.report.steps).toContainEqual(warning);
    expect(told.desk.ran).toHaveLength(runs);
    expect(told.exitCode).toBe(exitCode);
  });

  it('silently the report warns', () => {
    const told = run({ entries: entry('Panel'), installed: PANEL }, { devices }, '--uninstall /q');
    expect(told.report.steps).toContainEqual(warning);
    expect(told.desk.asked).toEqual([]);
    expect(told.desk.ran).toHaveLength(1);
  });

  it('one that is unplugged is no reason to warn', () => {
    const told = run({}, { devices: [{ ...devices[0]!, present: false }] });
    expect(told.report.steps).not.toContainEqual(warning);
  });
});

it('driver packages and the files of drivers stay: N2', () => {
  const { called } = run({ entries: entry('Panel'), installed: PANEL });
  expect(called.filter(name => /Uninstall|Delete|Remove|Copy|Commit/.test(name))).toEqual([]);
});

describe('/u removes a driver package, and no device', () => {
  it('under the name it was published as, and never by force', () => {
    const told = run({}, {}, '/u drivers\\toastpkg.inf /d');
    expect(told.calls).toEqual([
      { name: 'SetupCopyOEMInf', of: { source: INF, mediaType: 0, style: 10 } },
      { name: 'SetupUninstallOEMInf', of: { inf: 'oem0.inf', flags: 0 } },
    ]);
    expect(told).toMatchObject({ exitCode: 0, dpinstCode: 0 });
    expect(told.report.packages).toEqual([{ inf: INF, fate: 'removed' }]);
  });

  it('Windows refuses while a device uses it', () => {
    const told = run({}, { uninstallInf: 'ERROR_INF_IN_USE_BY_DEVICES' }, '/u drivers\\toastpkg.inf');
    expect(told).toMatchObject({ exitCode: 0xe000023d, dpinstCode: 0x80010000 });
  });
});
