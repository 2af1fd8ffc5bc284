import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  type Change,
  changesToLose,
  changesToWin,
  choose,
  type DriverNode,
  matchPackage,
  NearMisses,
  type SelectingWindows,
  type Signature,
} from '../../../src/engine/select/index.ts';
import { type PackageWords, packageOf, windowsOf } from './packages.ts';

vi.setConfig({ testTimeout: 120_000 });
const RUNS = { seed: 7, numRuns: process.env.FIRSTPLUG_LONG ? 3000 : 200 };
const DEVICE = { hardwareIds: ['HW\\1', 'HW\\2'], compatibleIds: ['C\\1', 'C\\2', 'C\\3'] };
const IDS = [...DEVICE.hardwareIds, ...DEVICE.compatibleIds];

const words: fc.Arbitrary<PackageWords> = fc.record({
  models: fc
    .tuple(fc.constantFrom(...IDS, 'X\\1'), fc.subarray(IDS))
    .map(([id, more]) => [[id, ...more].join(', ')]),
  signature: fc.constantFrom<Signature>('inbox', 'whql', 'authenticode', 'unsigned'),
  driverVer: fc.constantFrom('01/01/2019,1.0', '12/31/2020,1.10', '12/31/2020,1.9', 'none'),
  install: fc.constantFrom([], ['FeatureScore = F8'], ['FeatureScore = 10'], ['ExcludeID = C\\3']),
});
const versions = fc.constantFrom('5.0', 'xp', 'xp sp1', 'vista', '7', '11');

/** The package after one change, and the Windows that looks at it then. */
function changed(
  one: PackageWords,
  change: Change,
  windows: SelectingWindows,
): [PackageWords, SelectingWindows] {
  const { install = [], models, driverVer = '' } = one;
  const [date, version = ''] = driverVer.split(',');
  switch (change.kind) {
    case 'signed':
      return [{ ...one, signature: windows.facts.version.major < 6 ? 'whql' : 'authenticode' }, windows];
    case 'id':
      return [{ ...one, models: [`${change.id}, ${models[0]}`] }, windows];
    case 'feature-score':
      return [{ ...one, install: [`FeatureScore = ${change.atMost.toString(16)}`] }, windows];
    case 'date':
      return [{ ...one, driverVer: `12/31/2098,${version}` }, windows];
    case 'version':
      return [{ ...one, driverVer: `${date},${change.above}1` }, windows];
    case 'all-signing-equal':
      return [one, { ...windows, allSigningEqual: change.on }];
    case 'not-excluded':
      return [{ ...one, install: install.filter(line => !line.startsWith('ExcludeID')) }, windows];
  }
}

function nodesOf(all: readonly PackageWords[], windows: SelectingWindows): DriverNode[] {
  return all.flatMap((one, i) => matchPackage(packageOf({ ...one, name: `${i}.inf` }), DEVICE, windows));
}

const nameOf = (node: DriverNode | undefined): string | undefined => node?.package.source.name;

describe('what would turn a choice', () => {
  it('turns it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 5 }), versions, (all, version) => {
        const windows = windowsOf(version);
        const nodes = nodesOf(all, windows);
        for (const lost of choose(nodes).others) {
          const name = nameOf(lost.node)!;
          for (const change of changesToWin(lost, nodes, DEVICE, windows)) {
            seen.add(change.kind);
            const number = Number.parseInt(name, 10);
            const [one, on] = changed(all[number]!, change, windows);
            expect(nameOf(choose(nodesOf(all.with(number, one), on)).chosen), JSON.stringify(change)).toBe(
              name,
            );
          }
        }
      }),
      RUNS,
    );
    expect([...seen].sort()).toEqual([
      'all-signing-equal',
      'date',
      'feature-score',
      'id',
      'not-excluded',
      'signed',
      'version',
    ]);
  });

  it('is all there is: an ID further back or a FeatureScore one higher does not', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 4 }), versions, (all, version) => {
        const windows = windowsOf(version);
        const nodes = nodesOf(all, windows);
        for (const lost of choose(nodes).others.filter(one => one.lost !== 'excluded')) {
          const number = Number.parseInt(nameOf(lost.node)!, 10);
          const changes = changesToWin(lost, nodes, DEVICE, windows);
          const id = changes.find(change => change.kind === 'id');
          const next = IDS[(id?.before ?? -1) + 1];
          const worse: Change[] = next === undefined ? [] : [{ kind: 'id', id: next, before: 0 }];
          const score = changes.find(change => change.kind === 'feature-score');
          if (score && score.atMost < 0xff) worse.push({ kind: 'feature-score', atMost: score.atMost + 1 });
          for (const change of worse) {
            const [one, on] = changed(all[number]!, change, windows);
            const best = choose(nodesOf([...all.toSpliced(number, 1), one], on)).chosen;
            expect(nameOf(best), JSON.stringify(change)).not.toBe(`${all.length - 1}.inf`);
          }
        }
      }),
      RUNS,
    );
  });

  it('what another package would need wins against the chosen one', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), versions, (all, version) => {
        const windows = windowsOf(version);
        const { chosen } = choose(nodesOf(all, windows));
        if (!chosen) return;
        for (const change of changesToLose(chosen, DEVICE, windows)) {
          const same = { ...all[Number.parseInt(nameOf(chosen)!, 10)]!, install: [] };
          const signature = windows.facts.version.major < 6 ? 'whql' : 'authenticode';
          const [other] = changed({ ...same, signature }, change, windows);
          const best = choose(nodesOf([...all, other], windows)).chosen;
          expect(nameOf(best), JSON.stringify(change)).toBe(`${all.length}.inf`);
        }
      }),
      RUNS,
    );
  });
});

describe('near misses', () => {
  const device = {
    hardwareIds: ['PCI\\VEN_10EC&DEV_522A&SUBSYS_12345678&REV_01', 'PCI\\VEN_10EC&DEV_522A&SUBSYS_12345678'],
    compatibleIds: ['PCI\\VEN_10EC&DEV_522A&REV_01', 'PCI\\VEN_10EC&DEV_522A'],
  };
  const win11 = windowsOf('11');

  it('a relative: as many parts alike as possible', () => {
    const packages = [
      packageOf({ name: 'far.inf', models: ['PCI\\VEN_10EC&DEV_522A&REV_02', 'PCI\\VEN_10EC&DEV_5229'] }),
      packageOf({ name: 'near.inf', models: ['pci\\ven_10ec&dev_522a&subsys_12345678&rev_02'] }),
    ];
    expect(new NearMisses(packages, win11).closest(device)).toMatchObject({
      kind: 'other-id',
      package: { source: { name: 'near.inf' } },
      id: 'pci\\ven_10ec&dev_522a&subsys_12345678&rev_02',
      deviceId: device.hardwareIds[0],
      shared: 3,
    });
  });

  it('the device itself, for another Windows', () => {
    const packages = [packageOf({ decoration: 'NTamd64.10.0...26200', models: ['PCI\\VEN_10EC&DEV_522A'] })];
    const misses = new NearMisses(packages, win11);
    expect(misses.otherWindows(device).map(({ node }) => [node.model.section, node.rank.identifier])).toEqual(
      [['Models.NTamd64.10.0...26200', 0x2001]],
    );
    expect(misses.closest(device)?.kind).toBe('other-windows');
    expect(new NearMisses(packages, windowsOf('10.0.26200')).otherWindows(device)).toEqual([]);
  });

  it('nothing alike', () => {
    const packages = [
      packageOf({ models: ['PCI\\VEN_8086&DEV_522A', 'PCI\\CC_0601', 'USB\\VID_10EC&PID_522A'] }),
    ];
    expect(new NearMisses(packages, win11).closest(device)).toBeUndefined();
  });
});
