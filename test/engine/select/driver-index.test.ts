import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { DriverIndex, type DriverNode, matchPackage } from '../../../src/engine/select/index.ts';
import { type PackageWords, packageOf, windowsOf } from './packages.ts';

vi.setConfig({ testTimeout: 120_000 });
const RUNS = { seed: 6, numRuns: process.env.FIRSTPLUG_LONG ? 3000 : 200 };
const IDS = ['HW\\1', 'HW\\2', 'C\\1', 'C\\2', 'c\\2', 'X\\1', 'Ä\\ß'];

/** Two manufacturers whose lines name decorated, undecorated and shared Models sections. */
const words: fc.Arbitrary<PackageWords> = fc
  .record({
    models: fc.array(
      fc.subarray(IDS, { minLength: 1 }).map(ids => ids.join(', ')),
      { maxLength: 3 },
    ),
    decoration: fc.constantFrom('', 'NT', 'NTamd64', 'NTx86', 'NTamd64.10.0...17763'),
    second: fc.constantFrom('Models, NTamd64', 'Other', 'Other, NTamd64.6.1', 'Models'),
    others: fc.array(fc.constantFrom(...IDS, '%Id%'), { minLength: 1, maxLength: 3 }),
    where: fc.constantFrom('Other', 'Other.NT', 'other.ntamd64', 'Other.NTamd64.6.1'),
  })
  .map(({ models, decoration, second, others, where }) => ({
    models,
    decoration,
    more: [
      '[Manufacturer]',
      `Second = ${second}`,
      `[${where}]`,
      ...others.map(id => `Thing = Install, ${id}`),
      'no model, HW\\1',
      '[Strings]',
      'Id = "HW\\2"',
    ],
  }));

const shown = (nodes: readonly DriverNode[]): unknown[] =>
  nodes.map(({ package: from, model, match, rank }) => [
    from.source.name,
    model.section,
    model.manufacturer.rawName,
    model.span,
    match,
    rank,
  ]);

describe('the driver index', () => {
  it('finds what a search of every package finds, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 5 }),
        fc.subarray(IDS),
        fc.subarray(IDS),
        fc.constantFrom('xp x86', '7', '10.0.10240', '11', '11 x86'),
        (all, hardwareIds, compatibleIds, version) => {
          const packages = all.map((one, i) => packageOf({ ...one, name: `${i}.inf` }));
          const windows = windowsOf(version);
          const device = { hardwareIds, compatibleIds };
          const searched = packages.flatMap(one => matchPackage(one, device, windows));
          expect(shown(new DriverIndex(packages).match(device, windows))).toEqual(shown(searched));
        },
      ),
      RUNS,
    );
  });

  it('sees packages that are added later', () => {
    const windows = windowsOf('11');
    const device = { hardwareIds: ['hw\\1'], compatibleIds: [] };
    const index = new DriverIndex();
    expect(index.match(device, windows)).toEqual([]);
    for (let i = 0; i < 3000; i++) index.add(packageOf({ name: `${i}.inf`, models: [`HW\\${i}`] }));
    expect(index.match(device, windows).map(node => node.package.source.name)).toEqual(['1.inf']);
    expect(index.identifiers).toBe(3000);
  });
});
