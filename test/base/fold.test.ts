import { describe, expect, it } from 'vitest';
import { foldCase, foldUnit, sameName } from '../../src/base/index.ts';

const units = Array.from({ length: 65536 }, (_, unit) => unit);

/** Microsoft's compressed form: identity mappings in long runs become FFFFh and their number. */
function compressed(map: (unit: number) => number): number[] {
  const table: number[] = [];
  for (let unit = 0; unit < 65536; unit++) {
    let run = 0;
    while (unit + run < 65536 && map(unit + run) === unit + run) run++;
    if (run > 512) {
      table.push(0xffff, run);
      unit += run - 1;
    } else table.push(map(unit));
  }
  return table;
}

/** The checksum of exfat-specification, figure 3. */
function checksum(table: readonly number[]): number {
  let sum = 0;
  for (const byte of table.flatMap(unit => [unit & 255, unit >> 8]))
    sum = (((sum << 31) | (sum >>> 1)) + byte) >>> 0;
  return sum;
}

describe('folding', () => {
  it('is the published table, for every unit', () => {
    const table = compressed(foldUnit);
    expect(table.length * 2).toBe(5836);
    expect(checksum(table)).toBe(0xe619d30d);
  });
  it('of text folds every unit by itself', () => {
    expect(units.map(unit => foldCase(String.fromCharCode(unit)).charCodeAt(0))).toEqual(units.map(foldUnit));
    expect(units.map(foldUnit).map(foldUnit)).toEqual(units.map(foldUnit));
    const all = String.fromCharCode(...units.slice(0, 0x3000));
    expect(foldCase(all)).toBe(String.fromCharCode(...units.slice(0, 0x3000).map(foldUnit)));
  });
  it.each([
    ['ß', 'ß', 'has no single upper case'],
    ['ı', 'ı', 'Unicode says I'],
    ['ſ', 'ſ', 'Unicode says S'],
    ['ǅ', 'ǅ', 'the title case letter stays, Unicode says Ǆ'],
    ['ǆ', 'Ǆ', 'and the small one does not'],
    ['µ', 'µ', 'Unicode says Greek Μ'],
    ['ა', 'ა', 'Georgian letters got capitals only in Unicode 11'],
    ['ᾀ', 'ᾈ', 'Unicode says two letters'],
    ['ς', 'Σ', 'final sigma'],
    ['é', 'É', 'Latin'],
    ['ж', 'Ж', 'Cyrillic'],
    ['😀a', '😀A', 'surrogates stay'],
  ])('%s is %s: %s', (from, to) => {
    expect(foldCase(from)).toBe(to);
    expect(sameName(from, to)).toBe(true);
  });
});
