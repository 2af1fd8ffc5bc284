import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { World } from './double.ts';
import { runToaster, type Told, toaster } from './running.ts';

const ERRORS = [
  'ERROR_SUCCESS',
  'ERROR_NO_MORE_ITEMS',
  'ERROR_NO_SUCH_DEVINST',
  'ERROR_ACCESS_DENIED',
  'ERROR_IN_WOW64',
  'ERROR_INVALID_FLAGS',
];
const FOLDER = 'C:\\Program Files\\Contoso\\Toaster\\Drivers';
const APPLICATION = toaster({
  packages: `[{ inf: a.inf, hardwareIds: [a, b], connect: off }, { inf: b.inf, hardwareIds: [c], connect: scan }]`,
});
const INFS = { 'D:\\a.inf': {}, 'D:\\b.inf': {} };

const error = fc.constantFrom(...ERRORS);
const world: fc.Arbitrary<World> = fc.record({
  pending: fc.constantFrom(0, 0x102, 0xffffffff, 'missing' as const),
  updates: fc.record({ a: fc.array(error, { minLength: 1, maxLength: 2 }), c: fc.tuple(error) }),
  reboots: fc.subarray(['a', 'c']),
  missing: fc.subarray(['D:\\a.inf', 'D:\\b.inf']),
  verify: fc.constantFrom('ERROR_SUCCESS', 'ERROR_NO_CATALOG_FOR_OEM_INF'),
  copyInf: fc.record({ [`${FOLDER}\\b\\b.inf`]: error }),
  uninstallInf: error,
  devices: fc.constant([
    { instance: 'A', hardwareIds: ['a'], inf: 'usb.inf' },
    { instance: 'C', hardwareIds: ['c'], present: false },
  ]),
  infs: fc.constant(INFS),
});
const switches = fc
  .subarray(['/a', '/f', '/lm', '/p', '/sh', '/sa', '/se', '/u a.inf', '--uninstall'])
  .map(list => list.join(' '));
const desk = fc.record({
  ends: fc.record({ msiexec: fc.constantFrom(0, 3010, 1641, 1603), setup64: fc.constantFrom(0, 3010) }),
});

/** Every run, silent and attended, of a hundred worlds or so. */
function holds(name: string, quiet: boolean, law: (told: Told) => void): void {
  it(name, () => {
    const answers = { again: 'later', 'still plugged in': 'remove', prefers: 'keep', 'Plug in': 'continue' };
    fc.assert(
      fc.property(world, switches, desk, (given, line, at) => {
        const of = { application: APPLICATION, switches: `${line}${quiet ? ' /q' : ''}` };
        law(runToaster(given, { ...of, desk: { ...at, answers } }));
      }),
    );
  });
}

holds('what is opened is closed', false, ({ called }) => {
  const count = (wanted: RegExp): number => called.filter(name => wanted.test(name)).length;
  expect(count(/^SetupDiDestroyDeviceInfoList$/)).toBe(count(/^SetupDi(GetClassDevs|CreateDeviceInfoList)$/));
  expect(count(/^SetupCloseFileQueue$/)).toBe(count(/^SetupOpenFileQueue$/));
});

holds('nothing is removed by force, and no file is deleted', false, ({ calls }) => {
  const uninstalled = calls.filter(({ name }) => name === 'SetupUninstallOEMInf');
  expect(uninstalled.every(({ of }) => of['flags'] === 0)).toBe(true);
  expect(calls.filter(({ name }) => /Delete|RemoveDevice/.test(name))).toEqual([]);
});

holds('silent is silent, and starts nothing anew', true, ({ desk: { told, asked, ran } }) => {
  expect([told, asked]).toEqual([[], []]);
  expect(ran.join()).not.toContain('shutdown');
});

holds('the counts of DPInst are those of the report', true, ({ dpinstCode, report }) => {
  if (dpinstCode === undefined) return;
  const fates = report.packages.map(({ fate }) => fate);
  const count = (...of: string[]): number => fates.filter(fate => of.includes(fate)).length;
  expect((dpinstCode >>> 16) & 0xff).toBe(count('failed', 'not reached'));
  expect((dpinstCode >>> 8) & 0xff).toBe(count('preinstalled'));
  expect(dpinstCode & 0xff).toBe(count('installed'));
});

holds('an exit code of 0 means that all is well', true, ({ exitCode, report }) => {
  if (exitCode !== 0) return;
  expect(['done', 'handed-over']).toContain(report.outcome);
  if (report.outcome === 'done') expect(report.packages.map(({ fate }) => fate)).not.toContain('failed');
});
