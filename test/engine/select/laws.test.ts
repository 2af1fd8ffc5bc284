import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  choose,
  compareNodes,
  type DriverChoice,
  identifierScore,
  matchPackage,
  type Signature,
} from '../../../src/engine/select/index.ts';
import { type PackageWords, packageOf, windowsOf } from './packages.ts';

vi.setConfig({ testTimeout: 120_000 });
const RUNS = { seed: 5, numRuns: process.env.FIRSTPLUG_LONG ? 3000 : 200 };
const DEVICE = { hardwareIds: ['HW\\1', 'HW\\2'], compatibleIds: ['C\\1', 'C\\2', 'C\\3'] };

const id = fc.constantFrom(...DEVICE.hardwareIds, ...DEVICE.compatibleIds, 'X\\1', 'hw\\1');
const EXTENSION = (extension: string): string[] => [
  'Class = Extension',
  'ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}',
  `ExtensionId = ${extension}`,
];
const words: fc.Arbitrary<PackageWords> = fc
  .record({
    models: fc.array(
      fc.array(id, { minLength: 1, maxLength: 4 }).map(ids => ids.join(', ')),
      { minLength: 1, maxLength: 2 },
    ),
    signature: fc.constantFrom<Signature>('inbox', 'whql', 'authenticode', 'unsigned', 'unknown'),
    driverVer: fc.constantFrom(
      '01/01/2019,1.0',
      '12/31/2020,1.10',
      '12/31/2020,1.9',
      '02/30/2021,2.0',
      'none',
    ),
    install: fc.constantFrom([], ['FeatureScore = F8'], ['ExcludeID = C\\3'], ['FeatureScore = 00']),
    extension: fc.constantFrom('.NT', ''),
    version: fc.constantFrom(undefined, EXTENSION('{a}'), EXTENSION('{B}')),
  })
  .map(({ version, ...rest }) => (version ? { ...rest, version } : rest));
const windows = fc
  .constantFrom('5.0', 'xp', 'xp sp1', 'vista', '7', '10.0.10240', '11')
  .map(text => windowsOf(text));

function choice(all: readonly PackageWords[], on: ReturnType<typeof windowsOf>): DriverChoice {
  return choose(all.flatMap((one, i) => matchPackage(packageOf({ ...one, name: `${i}.inf` }), DEVICE, on)));
}

describe('law 5', () => {
  it('adding a package never makes the chosen driver worse', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), words, windows, (before, added, on) => {
        const first = choice(before, on).chosen;
        const then = choice([...before, added], on).chosen;
        if (!first) return;
        expect(compareNodes(then!, first)).toBeLessThanOrEqual(0);
        if (compareNodes(then!, first) === 0) {
          expect(then!.package.source.name).toBe(first.package.source.name);
        }
      }),
      RUNS,
    );
  });

  it('nor its extensions fewer or older', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), words, (before, added) => {
        const on = windowsOf('11');
        const then = choice([...before, added], on).extensions;
        for (const extension of choice(before, on).extensions) {
          const same = then.find(
            one => one.extensionId!.toUpperCase() === extension.extensionId!.toUpperCase(),
          );
          expect(same!.comparable.date).toBeGreaterThanOrEqual(extension.comparable.date);
        }
      }),
      RUNS,
    );
  });
});

describe('choices', () => {
  it('name every node once, and the chosen one is beaten by none', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), windows, (all, on) => {
        const nodes = all.flatMap(one => matchPackage(packageOf(one), DEVICE, on));
        const { chosen, extensions, others } = choose(nodes);
        const told = [...(chosen ? [chosen] : []), ...extensions, ...others.map(({ node }) => node)];
        expect(new Set(told)).toEqual(new Set(nodes));
        expect(told.length).toBe(nodes.length);
        for (const { node, lost } of others) {
          if (lost === 'excluded' || lost === 'older-extension') continue;
          expect(compareNodes(chosen!, node)).toBeLessThanOrEqual(0);
          expect(compareNodes(chosen!, node) === 0).toBe(lost === 'tie');
        }
      }),
      RUNS,
    );
  });

  it('do not depend on the order of the packages, but where nothing tells them apart', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), windows, (all, on) => {
        const one = choice(all, on).chosen;
        const other = choice(all.toReversed(), on).chosen;
        expect(other === undefined).toBe(one === undefined);
        if (one) expect(compareNodes(one, other!)).toBe(0);
      }),
      RUNS,
    );
  });
});

it('identifier scores order the four kinds of match, whatever the places', () => {
  const KINDS = [
    ['hardware', 'hardware'],
    ['hardware', 'compatible'],
    ['compatible', 'hardware'],
    ['compatible', 'compatible'],
  ] as const;
  const place = fc.nat({ max: 63 });
  fc.assert(
    fc.property(fc.nat({ max: 2 }), place, place, place, place, (kind, i, j, k, l) => {
      const score = (at: number, deviceIndex: number, infIndex: number): number =>
        identifierScore({ deviceList: KINDS[at]![0], infList: KINDS[at]![1], deviceIndex, infIndex });
      expect(score(kind, i, j)).toBeLessThan(score(kind + 1, k, l));
      expect(score(3, k, l)).toBeLessThanOrEqual(0x3fff);
    }),
    RUNS,
  );
});
