import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { here } from '../../scripts/windows/place.ts';
import { supervised } from '../../scripts/windows/supervise.ts';
import { type Exemption, judged } from '../../scripts/windows/verdicts.ts';
import { withoutWindowsOnly } from '../../scripts/windows/windows-only.ts';

/** A program with trials of which one ends it and one never comes back. */
const PROGRAM = `
import { appendFileSync, readFileSync } from 'node:fs';
const { done, results } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const say = line => appendFileSync(results, JSON.stringify(line) + '\\n');
const trials = {
  first: () => {},
  dies: () => process.exit(3),
  between: () => {},
  hangs: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  last: () => {},
};
for (const [id, run] of Object.entries(trials)) {
  if (done.includes(id)) continue;
  say({ begins: id });
  run();
  say({ id, outcome: { kind: 'passed' } });
}
say({ end: true });
`;

it('a program that dies or hangs is an outcome of its trial, and the others are made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-supervise-'));
  const program = join(folder, 'program.mjs');
  writeFileSync(program, PROGRAM);
  const outcomes = await supervised(here(folder), { suite: 'own', program, data: {} }, 4000);
  rmSync(folder, { recursive: true });
  expect([...outcomes].map(([id, { kind }]) => `${id} ${kind}`)).toEqual([
    'first passed',
    'dies died',
    'between passed',
    'hangs hung',
    'last passed',
  ]);
  expect(outcomes.get('dies')).toMatchObject({ faults: ['ended with 3'] });
});

describe('verdicts', () => {
  const passed = { kind: 'passed' } as const;
  const failed = { kind: 'failed', faults: ['a fault'] } as const;
  const died = { kind: 'died', faults: ['ended with 1'] } as const;
  const exempt: Exemption[] = [{ kind: 'a reason', trials: ['t'] }];
  it.each([
    ['passes', passed, [], [1, 0, {}]],
    ['fails', failed, [], [0, 1, {}]],
    ['is exempt and fails', failed, exempt, [0, 0, { 'a reason': 1 }]],
    ['is exempt and dies', died, exempt, [0, 0, { 'a reason': 1 }]],
    ['is exempt and passes', passed, exempt, [0, 1, {}]],
    ['cannot be', { kind: 'cannot be', reason: 'no x86' }, [], [0, 0, { 'no x86': 1 }]],
  ] as const)('a trial that %s', (_, outcome, exemptions, [count, failures, kinds]) => {
    const verdict = judged(new Map([['t', outcome]]), exemptions);
    expect([verdict.passed, verdict.failed.length, verdict.exempt]).toEqual([count, failures, kinds]);
  });

  it('an exemption of a trial that is not there fails', () => {
    expect(judged(new Map(), exempt).failed).toHaveLength(1);
  });
});

describe('what Wine answers otherwise, as a case says', () => {
  const one = { id: 'x', kind: 'scenario' };
  const step = { op: 'file.exists', in: {}, expect: { ret: true, err: 0 } };
  it.each([
    [undefined, undefined],
    [['err'], { ret: true }],
    [true, {}],
  ])('windows_only of %j leaves %j', (only, left) => {
    const wanted = { ...step.expect, ...(only && { windows_only: only }) };
    const reduced = withoutWindowsOnly({ ...one, steps: [{ ...step, expect: wanted }] });
    expect(reduced?.steps?.[0]?.expect).toEqual(left);
  });
});
