import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import {
  DEFAULT_OPTIONS,
  type Edit,
  type Finding,
  fixInf,
  judgeInf,
  type RuleCode,
  rules,
  type Sample,
} from '../../src/check/index.ts';
import { shared } from '../shared.ts';
import { findingsIn, judge } from './sample.ts';

const editsOf = (findings: readonly Finding[]): Edit[] => findings.flatMap(({ edits }) => edits ?? []);
const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const asSample = (sample: string | Sample): Sample => (typeof sample === 'string' ? { inf: sample } : sample);

const WRONG = rules
  .flatMap(({ code, wrong }) => wrong.map(sample => ({ code, sample: asSample(sample) })))
  .map(one => ({ ...one, judged: judge(one.sample) }));
const FIXABLE = WRONG.filter(({ code, judged }) =>
  judged.findings.some(one => one.code === code && one.edits),
);
/** A value below HKLM is looked at as one when its root can be read. */
const HIDDEN: Readonly<Record<string, readonly RuleCode[]>> = { 1224: [1321] };

describe('what is put right without guessing', () => {
  it.each(FIXABLE)(
    '$code is not found any more, and nothing else is: $sample.inf',
    ({ code, sample, judged }) => {
      const fixed = fixInf(judged.bytes, editsOf(judged.findings))!;
      const left = findingsIn(fixed.bytes, sample);
      expect(editsOf(left)).toEqual([]);
      const gone = judged.findings.filter(({ edits }) => edits).map(({ code }) => code);
      expect(left.filter(({ code }) => gone.includes(code))).toEqual([]);
      const known = [...judged.findings.map(one => one.code), ...(HIDDEN[code] ?? [])];
      expect(left.filter(one => !known.includes(one.code))).toEqual([]);
    },
  );

  it('is what rules say of themselves', () => {
    const own = new Set(FIXABLE.map(({ code }) => code));
    expect(rules.filter(({ fixes }) => fixes).map(({ code }) => code)).toEqual([...own]);
  });
});

/** An INF with what is wrong, and the lines that are to be there afterwards. */
const CASES: readonly (readonly [what: string, sample: Sample, before: string, after: string])[] = [
  [
    'two entries below one header',
    { inf: '[Version]\n;- PnpLockdown\n;- ClassGuid' },
    '[Version]\n',
    '[Version]\nClassGuid = {88bae032-5a81-49f0-bc3d-a4ff138216d6}\nPnpLockdown = 1\n',
  ],
  [
    'an entry without a value',
    { inf: '[Version]\nClass =\nPnpLockdown =' },
    'Class =\nPnpLockdown =\n',
    'Class = USBDevice\nPnpLockdown = 1\n',
  ],
  [
    'a comment behind the header stays there',
    { inf: '[Version] ; of the package\n;- PnpLockdown' },
    '[Version] ; of the package\n',
    '[Version] ; of the package\nPnpLockdown = 1\n',
  ],
  [
    'an INF that others are included beside',
    {
      inf: '[Demo_Install.NT.HW]\n  Include = machine.inf\n  Needs = WUDFRD.NT.HW, WINUSB.NT.HW',
      options: { mode: 'k' },
    },
    'Include = machine.inf\n',
    'Include = machine.inf, wudfrd.inf, winusb.inf\n',
  ],
  [
    'an INF that is included above what needs it',
    { inf: '[Demo_Install.NT.HW]\n  Needs = WUDFRD.NT.HW', options: { mode: 'k' } },
    '  Needs = WUDFRD.NT.HW\n',
    '  Include = wudfrd.inf\n  Needs = WUDFRD.NT.HW\n',
  ],
  [
    'a line with its comment',
    { inf: '[SourceDisksFiles]\ndemo.cat = 1 ; the catalog\ndemo.dll = 1' },
    'demo.cat = 1 ; the catalog\n',
    '',
  ],
];

describe('where and how', () => {
  it.each(CASES)('%s', (_, sample, before, after) => {
    const { bytes, findings } = judge(sample);
    expect(textOf(bytes)).toContain(before);
    expect(textOf(fixInf(bytes, editsOf(findings))!.bytes)).toBe(textOf(bytes).replace(before, after));
  });

  it('not what a token or quotes write', () => {
    const tokens = judge({
      inf: '[Version]\nClassGuid = %Guid%\n[Strings]\nGuid = "88bae032-5a81-49f0-bc3d-a4ff138216d6"',
    });
    expect(tokens.findings.map(({ code }) => code)).toContain(1010);
    expect(editsOf(tokens.findings)).toEqual([]);
  });

  it('shows the lines that change, and no other', () => {
    const { bytes, findings } = judge({ inf: '[Version]\n;- PnpLockdown\n[SourceDisksFiles]\ndemo.cat = 1' });
    expect(fixInf(bytes, editsOf(findings))!.changes).toEqual([
      { line: 2, before: [], after: ['PnpLockdown = 1'] },
      { line: textOf(bytes).split('\n').indexOf('demo.cat = 1') + 1, before: ['demo.cat = 1'], after: [] },
    ]);
  });
});

const corpus = shared('corpus');

test.skipIf(!corpus)('of the corpus, all of it at once, and nothing new is found (corpus)', () => {
  const files = readdirSync(corpus!, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.inf$/i.test(name) && statSync(join(corpus!, name)).isFile())
    .toSorted();
  let fixes = 0;
  for (const name of files) {
    const judged = (bytes: Uint8Array) =>
      judgeInf({ path: name, name: basename(name), bytes }, DEFAULT_OPTIONS).remarks;
    const bytes = readFileSync(join(corpus!, name));
    const found = judged(bytes);
    const fixed = fixInf(bytes, editsOf(found));
    if (!fixed) continue;
    const left = judged(fixed.bytes);
    expect(editsOf(left), name).toEqual([]);
    const known = new Set(found.map(({ code }) => code));
    expect(
      left.filter(({ code }) => !known.has(code)).map(({ message }) => message),
      name,
    ).toEqual([]);
    fixes += fixed.changes.length;
  }
  expect(fixes).toBeGreaterThan(0);
});
