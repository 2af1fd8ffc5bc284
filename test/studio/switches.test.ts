import { describe, expect, test } from 'vitest';
import { type Facts, parseWindowsVersion } from '../../src/base/index.ts';
import { type Package, type Signature, selectingWindows } from '../../src/engine/select/index.ts';
import { openInf } from '../../src/inf/index.ts';
import {
  absentCandidates,
  type Choice,
  NO_SWITCHES,
  nameIds,
  nameWindows,
  rankCandidates,
  readOtherWindows,
  type Switches,
  windowsTried,
} from '../../src/studio/model/index.ts';

function packageOf(
  name: string,
  signature: Signature,
  manufacturer: string,
  ...models: readonly string[]
): Package {
  const text = `[Version]\nSignature="$Windows NT$"\nClass=Net\nProvider=x\nDriverVer=01/01/2026,1.0.0.0\nCatalogFile=x.cat\n[Manufacturer]\nx=${manufacturer}\n${models.join('\n')}\n[I.NT]\n`;
  const opened = openInf(new TextEncoder().encode(text));
  if (!opened.ok) throw new Error(name);
  return { source: { name: `C:\\Windows\\INF\\${name}`, inf: opened.inf }, signature };
}

const ten: Facts = {
  version: parseWindowsVersion('10')!,
  architecture: 'amd64',
  productType: 'workstation',
  suiteMask: 0,
  servicePack: 0,
  edition: '',
  sMode: false,
};
const choice: Choice = {
  device: { hardwareIds: ['X\\1&REV_2', 'X\\1'], compatibleIds: ['X\\Class_A', 'X\\Class'] },
  windows: selectingWindows(ten),
  packages: [
    packageOf(
      'new.inf',
      'authenticode',
      'M,NTamd64.10.0...17763,NTarm64',
      '[M.NTamd64.10.0...17763]\nnew=I,X\\1&REV_2,X\\1',
      '[M.NTarm64]\nnew=I,X\\1',
    ),
    packageOf(
      'old.inf',
      'whql',
      'M,NTx86,NTamd64,NTamd64...3',
      '[M.NTx86]\nold=I,X\\1',
      '[M.NTamd64]\nold=I,X\\Class',
      '[M.NTamd64...3]\nserver=I,X\\Class_A',
    ),
  ],
};

/** Who takes part with which rank and why the others do not; the first is chosen. */
function outcome(switches: Partial<Switches>): string[] {
  const all = { ...NO_SWITCHES, ...switches };
  const own = rankCandidates(choice, NO_SWITCHES);
  const rows = rankCandidates(choice, all);
  return [
    ...rows.map(({ inf, models, matchedId, rank }) => `${inf} [${models}] ${matchedId} ${rank.text}`),
    ...absentCandidates(choice, all, own, rows).map(({ row, why }) => `${row.inf}: ${why}`),
  ];
}

const NEW = 'new.inf [M.NTamd64.10.0...17763]';
const OLD = 'old.inf [M.NTamd64]';

test('what is written as it is changes nothing, nor does what is no Windows', () => {
  const { device, windows } = choice;
  const xp: Facts = { ...ten, version: parseWindowsVersion('xp')!, servicePack: 3 };
  expect(nameWindows(xp)).toEqual({
    version: '5.1.2600 sp3',
    architecture: 'amd64',
    productType: 'workstation',
  });
  expect(readOtherWindows(nameWindows(xp))).toMatchObject({ version: xp.version, servicePack: 3 });
  expect(outcome({ windows: nameWindows(windows.facts), ids: nameIds(device) })).toEqual(outcome({}));
  expect(outcome({ windows: { ...nameWindows(windows.facts), version: '10.0.x' } })).toEqual(outcome({}));
});

test('without switches it is as it is', () => {
  expect(outcome({})).toEqual([`${NEW} X\\1&REV_2 00 FF 0000`, `${OLD} X\\Class 00 FF 2001`]);
});

describe('another Windows', () => {
  const on = (version: string, architecture = 'amd64', productType = 'workstation'): string[] =>
    outcome({ windows: { version, architecture, productType } });
  const NOT_NEW = 'new.inf: [M.NTamd64.10.0...17763] is not for this Windows';
  const NOT_OLD = 'old.inf: [M.NTamd64] is not for this Windows';

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['a newer one', on('11'), outcome({})],
    ['one before the build that the INF asks for', on('10.0.17134'), [`${OLD} X\\Class 00 FF 2001`, NOT_NEW]],
    ['another architecture', on('11', 'arm64'), ['new.inf [M.NTarm64] X\\1 00 FF 0001', NOT_NEW, NOT_OLD]],
    ['x86', on('10', 'x86'), ['old.inf [M.NTx86] X\\1 00 FF 0001', NOT_NEW, NOT_OLD]],
    ['one that nothing is for', on('11', 'ia64'), [NOT_NEW, NOT_OLD]],
    [
      'another product',
      on('10', 'amd64', 'server'),
      [`${NEW} X\\1&REV_2 00 FF 0000`, 'old.inf [M.NTamd64...3] X\\Class_A 00 FF 2000', NOT_OLD],
    ],
    ['Vista, whose ranks know signatures', on('vista'), [`${OLD} X\\Class 0D FF 2001`, NOT_NEW]],
    ['Server 2003, whose ranks are short', on('2003'), [`${OLD} X\\Class 2001`, NOT_NEW]],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test('has the policy that it begins with, and the switch turns that', () => {
    const windows = (version: string): Switches => ({
      ...NO_SWITCHES,
      windows: { version, architecture: 'amd64', productType: 'workstation' },
    });
    const isEqual = (switches: Switches): boolean => windowsTried(choice.windows, switches).allSigningEqual;
    expect([isEqual(windows('vista')), isEqual(windows('7'))]).toEqual([false, true]);
    expect(isEqual({ ...windows('vista'), turnPolicy: true })).toBe(true);
  });
});

describe('other identifiers', () => {
  const ids = (hardware: string, compatible = ''): string[] =>
    outcome({ ids: { hardwareIds: hardware, compatibleIds: compatible } });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'one is taken away',
      ids('X\\1', 'X\\Class_A\nX\\Class'),
      // The INF names it as compatible ID: 1000 and its place among the device's.
      [`${NEW} X\\1 00 FF 1000`, `${OLD} X\\Class 00 FF 2001`],
    ],
    [
      'the order is another one',
      ids('X\\1\nX\\1&REV_2', 'X\\Class'),
      [`${NEW} X\\1&REV_2 00 FF 0001`, `${OLD} X\\Class 00 FF 2000`],
    ],
    [
      'one is added',
      ids(' X\\Class \n\nX\\2', ''),
      [`${OLD} X\\Class 00 FF 0000`, 'new.inf: names none of these identifiers'],
    ],
    [
      'none is left',
      ids(''),
      ['new.inf: names none of these identifiers', 'old.inf: names none of these identifiers'],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test('what is left out says so, whatever else is tried', () => {
    const found = outcome({
      without: new Set(['new.inf']),
      ids: { hardwareIds: 'X\\1', compatibleIds: '' },
    });
    expect(found).toEqual(['new.inf: left out', 'old.inf: names none of these identifiers']);
  });
});

test.each([
  ['11', 'amd64', 'workstation', '10.0.26100 sp0'],
  [' xp sp3 ', 'x86', 'workstation', '5.1.2600 sp3'],
  ['2003', 'ia64', 'server', '5.2.3790 sp1'],
  ['10.0.17763', 'arm64', 'domain-controller', '10.0.17763 sp0'],
  ['', 'amd64', 'workstation', undefined],
  ['12', 'amd64', 'workstation', undefined],
  ['11', 'alpha', 'workstation', undefined],
  ['11', 'amd64', 'toaster', undefined],
])('Windows %s %s %s', (version, architecture, productType, expected) => {
  const read = readOtherWindows({ version, architecture, productType });
  const { major, minor, build } = read?.version ?? {};
  expect(read && `${major}.${minor}.${build} sp${read.servicePack}`).toBe(expected);
});
