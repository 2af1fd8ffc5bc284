import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { printReport } from '../../src/installer/index.ts';
import { scriptedEdge, TOASTER } from './double.ts';
import { INF, runToaster, toaster } from './running.ts';

const ID = 'USB\\VID_1209&PID_7057';

describe('a standard user', () => {
  it.each([
    ['installs', ''],
    ['uninstalls', '--uninstall'],
    ['removes a package', '/u drivers\\toastpkg.inf'],
  ])('%s: a named outcome, and nothing was called', (_, switches) => {
    const told = runToaster({}, { administrator: false, switches });
    expect(told).toMatchObject({ exitCode: 5, called: [], report: { outcome: 'needs-administrator' } });
    expect(told.desk.told).toEqual(['Only an administrator can install Contoso Toaster.']);
    expect(told.desk.ran).toEqual([]);
  });
});

describe('a plan changes nothing', () => {
  const world = { infs: { [INF]: TOASTER }, updates: { [ID]: ['ERROR_SUCCESS'] }, reboots: [ID] };

  it('only the edge that nobody keeps is called, nothing runs and nothing is shown', () => {
    const { api, calls } = scriptedEdge(world);
    const told = runToaster({}, { switches: '--plan', administrator: false, fork: () => api });
    expect([told.called, told.desk.ran, told.desk.told, told.desk.asked]).toEqual([[], [], [], []]);
    expect([...told.desk.entries]).toEqual([]);
    expect(calls.map(({ name }) => name)).toContain('UpdateDriverForPlugAndPlayDevices');
    expect(told.report.plan).toBe(true);
    expect(printReport(told.report)[0]).toBe('note     needs administrator rights to run; a plan does not');
  });

  it('and tells what a run would do', () => {
    const done = runToaster(world, { desk: { answers: { again: 'later' } } });
    const planned = runToaster({}, { switches: '--plan', fork: () => scriptedEdge(world).api });
    expect(planned.report.steps).toEqual(done.report.steps);
    expect([planned.exitCode, planned.dpinstCode]).toEqual([done.exitCode, done.dpinstCode]);
  });

  it('without such an edge it is no plan, and nothing is done', () => {
    const told = runToaster({}, { switches: '--plan' });
    expect(told).toMatchObject({ called: [], exitCode: 87, report: { outcome: 'wrong' } });
  });
});

/** What no run may do, whatever happens in it. */
describe('N1 to N8', () => {
  const worlds = [
    {},
    { updates: { [ID]: ['ERROR_SUCCESS'] }, reboots: [ID] },
    { updates: { [ID]: ['ERROR_NO_MORE_ITEMS'] } },
    { updates: { [ID]: ['ERROR_INVALID_FLAGS'] } },
    { devices: [{ instance: 'USB\\X\\A1', hardwareIds: [ID], present: false }] },
    { verify: 'ERROR_NO_CATALOG_FOR_OEM_INF' },
    { pending: 0x102 },
  ];
  const switches = ['', '/q', '/a /f', '/lm /sh', '--uninstall', '/u drivers\\toastpkg.inf /d', '/sa /sw'];
  const answers = { again: 'later', 'still plugged in': 'remove' };
  const runs = worlds.flatMap(world =>
    switches.map(line => runToaster(world, { switches: line, desk: { answers, ends: { '/i': 3010 } } })),
  );

  it('N1: nobody is told of a file', () => {
    for (const { desk } of runs) {
      const shown = [...desk.told, ...desk.asked.map(({ text }) => text)].join('\n');
      expect(shown).not.toMatch(/\.(inf|sys|dll|cat)\b/i);
    }
  });

  it('N2: no file is deleted, no device removed, no package by force', () => {
    for (const { calls } of runs) {
      expect(calls.filter(({ name }) => /QueueDelete|RemoveDevice|DiUninstall/.test(name))).toEqual([]);
      const uninstalled = calls.filter(({ name }) => name === 'SetupUninstallOEMInf');
      expect(uninstalled.filter(({ of }) => of['flags'] !== 0)).toEqual([]);
    }
  });

  it('N3: nothing restarts', () => {
    for (const { desk } of runs) expect(desk.ran.join('\n')).not.toMatch(/shutdown|forcerestart/);
  });

  it('N4, N5, N6: the room knows no RunOnce key, no Startup group and no win.ini', () => {
    const files = readdirSync('src/installer').filter(name => name.endsWith('.ts'));
    const code = files.map(name =>
      readFileSync(`src/installer/${name}`, 'utf8').replace(/\/\*\*.*?\*\//gs, ''),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(code.join('\n')).not.toMatch(/runonce|startup|win\.ini|InstallFromInfSection|OpenDevRegKey/i);
  });

  it('N7: started while an installation is in progress it does nothing', () => {
    const told = runToaster({ pending: 0x102 });
    expect(told.called).toEqual(['GetProcAddress', 'CMP_WaitNoPendingInstallEvents']);
  });

  it('UI while silent: nothing is shown and nobody is asked, whatever happens', () => {
    const texts = '{ 0x409: { welcome: A, license: B, finished: C } }';
    for (const world of worlds) {
      for (const line of ['/q /se', '/q /p /se', '/q /h', '/q --uninstall', '/q /x', '/sw /se']) {
        const { desk } = runToaster(world, { application: toaster({ texts }), switches: line });
        expect([desk.told, desk.asked]).toEqual([[], []]);
      }
    }
  });
});
