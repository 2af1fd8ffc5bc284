import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { INDEX, indexOf, namesOf, UNDECIDED, withoutCodes } from '../../scripts/rules/index-of.ts';
import { pages } from '../../scripts/rules/pages.ts';
import { listCodes, rules, type Sample } from '../../src/check/index.ts';
import { judge } from './sample.ts';

const asSample = (sample: string | Sample): Sample => (typeof sample === 'string' ? { inf: sample } : sample);
const AGAIN = 'run `npm run rules`';

test('the packages that samples are put into have nothing wrong', () => {
  for (const mode of ['k', 'u', 'w', 'h'] as const) {
    for (const into of ['device', 'primitive'] as const) {
      expect(judge({ inf: '', into, options: { mode } }).findings, `${into} in mode ${mode}`).toEqual([]);
    }
  }
});

describe.each(rules.map(rule => [rule.code, rule] as const))('rule %s', (code, rule) => {
  it.each(rule.wrong.map(asSample))('finds this and nothing else: %j', sample => {
    const { findings, marked } = judge(sample);
    const also = sample.also === 'any' ? undefined : (sample.also ?? []);
    const codes = [...new Set(findings.map(finding => finding.code))];
    expect(codes.filter(one => (also ? !also.includes(one) : one === code))).toEqual([code]);
    const spans = findings.filter(finding => finding.code === code).map(({ span }) => span);
    if (marked) expect(spans).toContainEqual(marked);
    else expect(spans).toEqual([undefined]);
  });

  it.each(rule.right.map(asSample))('leaves this alone: %j', sample => {
    const codes = judge(sample).findings.map(finding => finding.code);
    if (sample.also === 'any') expect(codes).not.toContain(code);
    else expect(codes).toEqual(sample.also ?? []);
  });

  it('has samples and says what, why and by what', () => {
    expect(rule.wrong.length).toBeGreaterThan(0);
    expect(rule.right.length).toBeGreaterThan(0);
    expect(
      [rule.statement, rule.why, rule.remedy ?? '.'].every(text => /^[A-Z[%"$.].*\.$|^\.$/.test(text)),
    ).toBe(true);
  });
});

test('every code of InfVerif has a rule, or a reason why not', () => {
  const rows = listCodes();
  expect(rows.filter(({ code }) => typeof code === 'number' && code < 3000).length).toBe(202);
  expect(
    rows.filter(row => !row.implemented && !/^(later|needs Windows|not decidable): ./.test(row.reason!)),
  ).toEqual([]);
});

test('what follows from the rules is up to date', () => {
  expect(readFileSync(INDEX, 'utf8'), AGAIN).toBe(indexOf(namesOf(readdirSync('src/check/rules'))));
  const undecided = readFileSync(UNDECIDED, 'utf8');
  expect(undecided, AGAIN).toBe(withoutCodes(undecided, namesOf(readdirSync('src/check/rules'))));
  const wanted = pages(path => readFileSync(path, 'utf8'));
  for (const { path, text } of wanted) expect(readFileSync(path, 'utf8'), AGAIN).toBe(text);
  const written = readdirSync('docs/rules').map(name => `docs/rules/${name}`);
  expect(
    written.filter(path => !wanted.some(page => page.path === path)),
    AGAIN,
  ).toEqual([]);
});

test('what Inf2Cat finds has a rule, a code of InfVerif that tells it, or a reason', () => {
  const rows = listCodes().filter(({ code }) => /^22\.9\.\d+$/.test(String(code)));
  expect(rows.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, (_, at) => `22.9.${at + 1}`));
  const told = rows
    .filter(({ implemented }) => implemented)
    .map(({ code, sameAs }) => [code, ...(sameAs ?? [])]);
  expect(told).toEqual([['22.9.1'], ['22.9.4'], ['22.9.6', 1218, 1234], ['22.9.7'], ['22.9.10', 1230]]);
  const known = new Set(
    listCodes()
      .filter(one => one.implemented)
      .map(({ code }) => code),
  );
  expect(told.flatMap(([, ...same]) => same).filter(code => !known.has(code!))).toEqual([]);
});
