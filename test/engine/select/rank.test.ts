import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/base/index.ts';
import {
  choose,
  type DeviceIds,
  identifierScore,
  matchPackage,
  type Package,
  printRank,
  type Rank,
  rankOf,
  readFeatureScore,
  type Signature,
} from '../../../src/engine/select/index.ts';
import { openInf } from '../../../src/inf/index.ts';

const WINDOWS_11 = { major: 10, minor: 0, build: 22631 };
const VISTA = { major: 6, minor: 0, build: 6000 };
const TARGET: Target = {
  version: WINDOWS_11,
  architecture: 'amd64',
  productType: 'workstation',
  suiteMask: 0,
};

/** A package with one model. */
interface Recipe {
  readonly ids: readonly string[];
  readonly signature: Signature;
  readonly date: string;
  readonly version: string;
  readonly featureScore?: string;
  readonly decorated?: boolean;
}

function packaged(recipe: Recipe, name = 'a.inf'): Package {
  const { ids, date, version, featureScore, decorated = true } = recipe;
  const text = [
    '[Version]',
    'Signature = "$Windows NT$"',
    `DriverVer = ${date}, ${version}`,
    '[Manufacturer]',
    'Acme = Acme, NTamd64',
    '[Acme.NTamd64]',
    `Some device = Install, ${ids.join(', ')}`,
    decorated ? '[Install.NT]' : '[Install]',
    ...(featureScore === undefined ? [] : [`FeatureScore = ${featureScore}`]),
  ].join('\r\n');
  const opened = openInf(text);
  if (!opened.ok) throw new Error('not an INF');
  return { source: { name, inf: opened.inf }, signature: recipe.signature };
}

const BASE: Recipe = { ids: [], signature: 'whql', date: '01/01/2020', version: '1.0.0.0' };
const shown = ({ value, wide }: Rank): string => printRank(value, wide);
const rankFor = (device: DeviceIds, recipe: Partial<Recipe>, target = TARGET): string[] =>
  matchPackage(packaged({ ...BASE, ...recipe }), device, target).map(node => shown(node.rank));

describe('identifier scores (driver-rank-example)', () => {
  const device = ['HwID_1', 'HwID_2', 'CID_1', 'CID_2'];
  it.each([
    ['HwID_1', 0x0000, 0x1000, 0x1000],
    ['HwID_2', 0x0001, 0x1001, 0x1001],
    ['CID_1', 0x2000, 0x3000, 0x3100],
    ['CID_2', 0x2001, 0x3001, 0x3101],
  ])('%s', (id, hardware, first, second) => {
    const index = device.indexOf(id);
    const deviceList = index < 2 ? 'hardware' : 'compatible';
    const score = (infList: 'hardware' | 'compatible', infIndex: number): number =>
      identifierScore({ id, deviceList, deviceIndex: index % 2, infList, infIndex });
    expect([score('hardware', 0), score('compatible', 0), score('compatible', 1)]).toEqual([
      hardware,
      first,
      second,
    ]);
  });
});

describe('ranks', () => {
  const video: DeviceIds = {
    hardwareIds: [
      'pci\\ven_80ee&dev_cafe&subsys_00000000&rev_00',
      'pci\\ven_80ee&dev_cafe&subsys_00000000',
      'pci\\ven_80ee&dev_cafe&rev_00',
      'pci\\ven_80ee&dev_cafe',
    ],
    compatibleIds: [
      'pci\\ven_80ee&cc_030000',
      'pci\\ven_80ee&cc_0300',
      'pci\\ven_80ee',
      'pci\\cc_030000',
      'pci\\cc_0300',
    ],
  };
  const raw = { hardwareIds: [], compatibleIds: ['swd\\genericraw', 'swd\\generic'] };
  const disk = { hardwareIds: ['a', 'b', 'c', 'd', 'e', 'gencdrom'], compatibleIds: ['x', 'y'] };

  // As a recorded setupapi.dev.log and driver-rank-information-in-the-setupapi-log have them.
  it.each<[string, DeviceIds, Partial<Recipe>, string]>([
    ['a hardware ID', video, { ids: ['PCI\\VEN_80ee&DEV_cafe'], signature: 'authenticode' }, '00 FF 0003'],
    ['a feature score', video, { ids: ['PCI\\VEN_80EE&DEV_CAFE'], featureScore: 'F8' }, '00 F8 0003'],
    [
      'a compatible ID as hardware ID',
      video,
      { ids: ['PCI\\CC_0300'], featureScore: 'FB', signature: 'inbox' },
      '00 FB 2004',
    ],
    [
      'the only ID',
      { hardwareIds: ['*isatap'], compatibleIds: [] },
      { ids: ['*ISATAP'], signature: 'inbox' },
      '00 FF 0000',
    ],
    ['two compatible IDs', raw, { ids: ['SWD\\None', 'SWD\\GenericRaw'], signature: 'inbox' }, '00 FF 3000'],
    ['second to second', disk, { ids: ['z', 'z1', 'y'], signature: 'inbox' }, '00 FF 3101'],
    ['the sixth hardware ID', disk, { ids: ['GenCdRom'], signature: 'inbox' }, '00 FF 0005'],
    ['0xFD', disk, { ids: ['a'], featureScore: '0xFD' }, '00 FD 0000'],
    ['xFD', disk, { ids: ['a'], featureScore: 'xFD' }, '00 FD 0000'],
    ['no signature', disk, { ids: ['a'], signature: 'unsigned' }, '80 FF 0000'],
    [
      'no signature, undecorated',
      disk,
      { ids: ['a'], signature: 'unsigned', decorated: false },
      'C0 FF 0000',
    ],
  ])('%s', (_, device, recipe, rank) => {
    expect(rankFor(device, recipe)).toEqual([rank]);
  });

  it('match whole IDs only', () => {
    expect(rankFor(video, { ids: ['PCI\\VEN_80ee&DEV_caf'] })).toEqual([]);
    expect(rankFor(video, { ids: ['PCI\\VEN_80ee&DEV_cafe '] })).toEqual(['00 FF 0003']);
  });

  it('tell signers apart while the policy is off', () => {
    const facts = { decorated: true, featureScore: undefined };
    const ours = { ...facts, signature: 'authenticode' as const, identifier: 0 };
    const microsofts = { ...facts, signature: 'whql' as const, identifier: 0x3001 };
    expect(shown(rankOf(ours, VISTA))).toBe('0F FF 0000');
    expect(shown(rankOf(microsofts, VISTA))).toBe('0D FF 3001');
    expect(shown(rankOf(ours, WINDOWS_11))).toBe('00 FF 0000');
    expect(shown(rankOf(microsofts, WINDOWS_11))).toBe('00 FF 3001');
    expect(shown(rankOf(ours, WINDOWS_11, false))).toBe('0F FF 0000');
  });

  it('had 16 bits before Vista', () => {
    const xp = { major: 5, minor: 1, build: 2600 };
    const facts = { featureScore: 0xf8, identifier: 0x2001 };
    expect(shown(rankOf({ ...facts, signature: 'whql', decorated: true }, xp))).toBe('2001');
    expect(shown(rankOf({ ...facts, signature: 'unsigned', decorated: true }, xp))).toBe('A001');
    expect(shown(rankOf({ ...facts, signature: 'unsigned', decorated: false }, xp))).toBe('E001');
  });

  it.each([
    ['F8', 0xf8],
    ['0x0', 0],
    ['100', undefined],
    ['zz', undefined],
    ['', undefined],
  ])('feature score %j', (text, score) => {
    const { source } = packaged({ ...BASE, ids: ['a'], featureScore: text });
    expect(readFeatureScore(source.inf, 'Install.NT')).toBe(score);
  });
});

describe('choice', () => {
  const device = { hardwareIds: ['HW\\1', 'HW\\2'], compatibleIds: ['C\\1', 'C\\2'] };
  const chosen = (recipes: readonly Partial<Recipe>[], target = TARGET): string | undefined => {
    const packages = recipes.map((recipe, i) => packaged({ ...BASE, ...recipe }, `${i}.inf`));
    return choose(packages.flatMap(one => matchPackage(one, device, target))).chosen?.package.source.name;
  };
  const onVista: Target = { ...TARGET, version: VISTA };

  it.each<[string, Partial<Recipe>[], Target, string]>([
    [
      'a signed generic driver beats an unsigned exact one',
      [
        { ids: ['C\\1'], signature: 'inbox' },
        { ids: ['HW\\1'], signature: 'unsigned' },
      ],
      TARGET,
      '0.inf',
    ],
    [
      'Microsoft beats others on Vista',
      [{ ids: ['HW\\1'], signature: 'authenticode' }, { ids: ['x', 'C\\2'] }],
      onVista,
      '1.inf',
    ],
    [
      'but not since 7',
      [{ ids: ['HW\\1'], signature: 'authenticode' }, { ids: ['x', 'C\\2'] }],
      TARGET,
      '0.inf',
    ],
    [
      'the better ID beats the newer date',
      [{ ids: ['HW\\1'] }, { ids: ['HW\\2'], date: '01/01/2024' }],
      TARGET,
      '0.inf',
    ],
    [
      'the feature score beats the better ID',
      [{ ids: ['HW\\1'] }, { ids: ['C\\1'], featureScore: 'FE' }],
      TARGET,
      '1.inf',
    ],
    [
      'the newer date',
      [
        { ids: ['HW\\1'], version: '9.0' },
        { ids: ['HW\\1'], date: '02/01/2020' },
      ],
      TARGET,
      '1.inf',
    ],
    [
      'the year before the month',
      [{ ids: ['HW\\1'], date: '12/31/2019' }, { ids: ['HW\\1'] }],
      TARGET,
      '1.inf',
    ],
    [
      'the higher version, part by part',
      [
        { ids: ['HW\\1'], version: '1.9.9' },
        { ids: ['HW\\1'], version: '1.10.0' },
      ],
      TARGET,
      '1.inf',
    ],
    [
      'a date that is none counts as the oldest',
      [{ ids: ['HW\\1'], date: '13/40/2030' }, { ids: ['HW\\1'] }],
      TARGET,
      '1.inf',
    ],
  ])('%s', (_, recipes, target, winner) => {
    expect(chosen(recipes, target)).toBe(winner);
    expect(chosen(recipes.toReversed(), target)).toBe(winner === '0.inf' ? '1.inf' : '0.inf');
  });

  it('adding a package never makes the chosen driver worse', () => {
    const id = fc.constantFrom('HW\\1', 'HW\\2', 'C\\1', 'C\\2', 'X\\1');
    const recipe: fc.Arbitrary<Recipe> = fc.record({
      ids: fc.array(id, { minLength: 1, maxLength: 3 }),
      signature: fc.constantFrom<Signature>('inbox', 'whql', 'authenticode', 'unsigned'),
      date: fc.constantFrom('01/01/2019', '12/31/2020', '02/30/2021', 'none'),
      version: fc.constantFrom('1.0.0.0', '1.10.0.0', '1.9', ''),
      featureScore: fc.constantFrom('00', 'F8', 'FF', 'none'),
      decorated: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(recipe, { maxLength: 5 }),
        recipe,
        fc.constantFrom(TARGET, onVista),
        (before, added, target) => {
          const nodes = (recipes: readonly Recipe[]) =>
            recipes.flatMap((one, i) => matchPackage(packaged(one, `${i}.inf`), device, target));
          const first = choose(nodes(before)).chosen;
          const then = choose(nodes([...before, added])).chosen;
          if (!first) return;
          const age = (node: typeof first): number[] => [node.comparable.date, ...node.comparable.version];
          const order = then!.rank.value - first.rank.value;
          expect(order).toBeLessThanOrEqual(0);
          if (order === 0) {
            const [old, now] = [age(first), age(then!)];
            const at = old.findIndex((part, i) => part !== now[i]);
            if (at >= 0) expect(now[at]).toBeGreaterThan(old[at]!);
            else expect(then!.package.source.name).toBe(first.package.source.name);
          }
        },
      ),
      { seed: 20, numRuns: process.env['FIRSTPLUG_LONG'] ? 10_000 : 500 },
    );
  });
});
