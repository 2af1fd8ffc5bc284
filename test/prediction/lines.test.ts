import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besides, type ComparedLine, comparedLines } from '../../src/prediction/lines.ts';

function keys(text: string, rebuilt = true): string[] {
  return comparedLines(text, 1, rebuilt).map(({ key }) => key);
}

describe('what of a line is compared', () => {
  it.each([
    ['times', '     dvi: {Build Driver List} 10:00:00.000', '     dvi: {Build Driver List} 11:00:00.000'],
    ['depth', '     dvi:      Default installer: Exit', '     dvi: Default installer: Exit'],
    [
      'published names',
      "     cpy: Published 'a.inf' to 'oem1.inf'.",
      "     cpy: Published 'a.inf' to 'oem7.inf'.",
    ],
    [
      'hashes',
      '     dvi: InfName      - C:\\x\\a.inf_amd64_0123456789abcdef\\a.inf',
      '     dvi: InfName      - C:\\X\\a.inf_amd64_fedcba9876543210\\A.inf',
    ],
    ['marks', '!    dvi: No drivers found for device.', '     dvi: No drivers found for device.'],
  ])('not %s', (_, one, other) => {
    expect(keys(one)).toEqual(keys(other));
  });

  it('lines of an INF only where it was given', () => {
    const [one, other] = [
      '     inf: AddService=x,2,y  (a.inf line 1)',
      '     inf: AddService=x,2,y  (a.inf line 2)',
    ];
    expect(keys(one)).toEqual(keys(other));
    expect(keys(one, false)).not.toEqual(keys(other, false));
  });

  it('categories and results', () => {
    expect(keys('     dvi: {DIF_X - exit(0x00000000)}')).not.toEqual(
      keys('     dvi: {DIF_X - exit(0xe000020e)}'),
    );
    expect(keys('     dvi: Reboot Required')).not.toEqual(keys('     inf: Reboot Required'));
  });

  it('heads and ends are passed over, the exit status is not', () => {
    const text = '>>>  [T]\n>>>  Section start 2026/01/01 10:00:00.000\n<<<  [Exit status: SUCCESS]\n\n';
    expect(comparedLines(text, 7, true).map(({ line }) => line)).toEqual([9]);
  });
});

describe('both sides', () => {
  const lines = (letters: string): ComparedLine[] =>
    letters.split('').map((key, i) => ({ key, text: key, line: i + 1 }));
  const told = (left: string, right: string): string =>
    besides(lines(left), lines(right))
      .map(one =>
        one.kind === 'same'
          ? one.recorded.key
          : one.kind === 'missing'
            ? `-${one.recorded.key}`
            : `+${one.predicted.key}`,
      )
      .join(' ');

  it.each([
    ['abc', 'abc', 'a b c'],
    ['abc', 'ac', 'a -b c'],
    ['ac', 'abc', 'a +b c'],
    ['ab', 'cd', '-a -b +c +d'],
    ['', 'a', '+a'],
    ['a', '', '-a'],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(told(left, right)).toBe(expected);
  });

  it('have all their lines, each once and in order', () => {
    const side = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(side, side, (left, right) => {
        const found = besides(lines(left), lines(right));
        const of = (kind: 'missing' | 'extra'): string =>
          found
            .flatMap(one =>
              one.kind === kind
                ? []
                : [
                    one.kind === 'extra'
                      ? one.predicted.key
                      : one.kind === 'missing'
                        ? one.recorded.key
                        : one.recorded.key,
                  ],
            )
            .join('');
        expect(of('extra')).toBe(left);
        expect(of('missing')).toBe(right);
      }),
    );
  });
});
