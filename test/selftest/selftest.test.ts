import { describe, expect, it } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import { EngineSetupApi } from '../../src/engine/index.ts';
import {
  makeProbe,
  PROBES,
  printSelftest,
  restagingProbe,
  STAGED_INF,
  stagingProbe,
  subjectOf,
} from '../../src/selftest/index.ts';
import type { SetupApi } from '../../src/setupapi/index.ts';
import { NewdevWorld, TOASTER } from '../engine/newdev/world.ts';

const USB_ID = 'USB\\VID_1209&PID_7057';
const NAMES = PROBES.map(({ name }) => name);

/** A toaster with its driver, asked twice; `other` is what Windows does otherwise. */
function asked(other: (api: SetupApi) => Partial<SetupApi> = () => ({}), lacking: readonly string[] = []) {
  const world = new NewdevWorld();
  world.plug();
  const inf = world.package('D:\\drivers');
  world.api.UpdateDriverForPlugAndPlayDevices({ hardwareId: USB_ID, inf, flags: 0 });
  const engine = new EngineSetupApi(world.transaction, { architecture: 'amd64', currentDirectory: 'C:\\' });
  const changed = other(world.api);
  const api = new Proxy(world.api, {
    get: (edge, name: keyof SetupApi) => {
      const member = changed[name] ?? edge[name];
      return typeof member === 'function' ? member.bind(edge) : member;
    },
  });
  const windows = subjectOf(api, world.transaction, 'C:\\Windows');
  const subjects = { windows, engine: { ...windows, api: engine }, lacking: () => lacking };
  return { world, windows, subjects };
}

function probe(name: string): (typeof PROBES)[number] {
  return PROBES.find(one => one.name === name)!;
}

describe('the engine beside itself', () => {
  it('is asked about the toaster and its package', () => {
    expect(asked().windows).toMatchObject({ devices: [TOASTER], infs: ['oem0.inf'] });
  });

  it.each(NAMES.filter(name => name !== 'absent devices'))('%s: agrees, and something was asked', name => {
    const result = makeProbe(probe(name), asked().subjects);
    expect(result).toMatchObject({ differences: [] });
    expect(result.agreements).toBeGreaterThan(0);
  });

  it('absent devices: both calls say CR_NO_SUCH_DEVNODE', () => {
    const { world, windows } = asked();
    world.unplug();
    const answers = probe('absent devices').observe(windows);
    expect('cannot' in answers ? answers : answers.get(TOASTER)).toBe(
      'CM_Locate_DevNode 0xd, CM_Get_DevNode_Status 0xd',
    );
  });
});

describe('what Windows answers otherwise is told', () => {
  it.each<[name: string, other: (api: SetupApi) => Partial<SetupApi>, item: RegExp]>([
    [
      'ranks',
      api => ({
        SetupDiGetDriverInstallParams: of => {
          const answer = api.SetupDiGetDriverInstallParams(of);
          return { ...answer, ...(answer.params && { params: { ...answer.params, rank: 1 } }) };
        },
      }),
      /^USB\\VID_1209&PID_7057\\A1, oem0\.inf \[Install\] USB\\VID_1209&PID_7057$/,
    ],
    [
      'driver store',
      () => ({
        SetupGetInfDriverStoreLocation: () => ({ ret: true, err: win32('ERROR_SUCCESS'), path: 'C:\\x' }),
      }),
      /^oem0\.inf, in the store$/,
    ],
    [
      'functions',
      () => ({
        GetProcAddress: ({ name }) => ({
          ret: !name.startsWith('DiUninstallDevice'),
          err: win32('ERROR_SUCCESS'),
        }),
      }),
      /^DiUninstallDevice$/,
    ],
  ])('%s', (name, other, item) => {
    const result = makeProbe(probe(name), asked(other).subjects);
    expect(result.differences.map(one => one.item)).toContainEqual(expect.stringMatching(item));
    expect(printSelftest([result]).at(-1)).toMatch(/ differ, 0 of 1 probes were not made$/);
  });
});

it('a probe for which a function is missing is not made, whatever was answered', () => {
  let asks = 0;
  const { subjects } = asked();
  const lacking = (): readonly string[] => (asks++ === 0 ? [] : ['SetupDiGetDriverInstallParamsW (stub)']);
  const result = makeProbe(probe('ranks'), { ...subjects, lacking });
  expect(result).toMatchObject({
    agreements: 0,
    differences: [],
    notMade: expect.stringContaining('(stub)'),
  });
});

it('a machine on which nothing is installed says what could not be asked', () => {
  const world = new NewdevWorld();
  const windows = subjectOf(world.api, world.transaction, 'C:\\Windows');
  const results = PROBES.map(one => makeProbe(one, { windows, engine: windows, lacking: () => [] }));
  expect(results.filter(({ notMade }) => notMade === undefined).map(({ name }) => name)).toContain(
    'functions',
  );
  expect(results.find(({ name }) => name === 'driver store')?.notMade).toMatch(/no package/);
});

describe('staging', () => {
  it('without a signature: it is refused, and nothing is left of it', () => {
    const world = new NewdevWorld('10.0.19045', { verifier: () => ({ kind: 'unsigned' }) });
    world.write('C:\\Test\\selftest.inf', STAGED_INF);
    expect(answersOf(world, 'C:\\Test\\selftest.inf')).toEqual({ staged: 'ERROR_DRIVER_STORE_ADD_FAILED' });
  });

  it('what is staged is deleted again', () => {
    const world = new NewdevWorld();
    expect(answersOf(world, world.package('C:\\Test'))).toEqual({
      staged: 'yes',
      'published as': 'oem#.inf',
      'in the store': 'C:\\Windows\\System32\\DriverStore\\FileRepository\\toaster.inf_amd64_#\\toaster.inf',
      deleted: 'yes',
      'deleted once more': 'ERROR_FILE_NOT_FOUND',
    });
  });

  it('what is published already keeps its name', () => {
    const { windows } = asked();
    const answers = restagingProbe.observe(windows);
    expect('cannot' in answers ? answers : Object.fromEntries(answers)).toEqual({
      'oem0.inf': 'ERROR_FILE_EXISTS oem0.inf',
    });
  });
});

function answersOf(world: NewdevWorld, inf: string): object {
  const windows = subjectOf(world.api, world.transaction, 'C:\\Windows');
  const before = world.transaction.volume.list('C:\\Windows\\INF');
  const answers = stagingProbe(inf).observe(windows);
  expect(world.transaction.volume.list('C:\\Windows\\INF')).toEqual(before);
  return 'cannot' in answers ? answers : Object.fromEntries(answers);
}
