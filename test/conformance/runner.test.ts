import { describe, expect, it } from 'vitest';
import { type Case, readAreas } from '../../conformance/cases.ts';
import exemptions from '../../conformance/exemptions.json' with { type: 'json' };
import { differences } from '../../conformance/match.ts';
import { runArea } from '../../conformance/run-area.ts';
import { runCase } from '../../conformance/run-case.ts';
import { shared } from '../shared.ts';

describe('matching', () => {
  it.each([
    [1, 1, true],
    ['a', 'A', false],
    [{ $ci: 'a' }, 'A', true],
    [{ $any: [null, { $ci: 'X' }] }, 'x', true],
    [{ $any: [null, ''] }, 'x', false],
    [{ $ne: -1 }, 0, true],
    [{ $ne: -1 }, -1, false],
    [{ $gt: 4 }, 4, false],
    [{ $gt: 4 }, 5, true],
    [[1, { $ne: 2 }], [1, 3], true],
    [[1], [1, 2], false],
    [{ a: 1 }, { a: 1, b: 2 }, true],
    [{ err: ['ERROR_SUCCESS', 'UNCHANGED'] }, { err: 'UNCHANGED' }, true],
    [{ err: 'ERROR_NO_MORE_ITEMS' }, { err: 259 }, true],
    [{ a: 1, windows_only: true }, { a: 1 }, true],
    [{ a: null }, {}, false],
    [{ $like: 'a' }, 'a', false],
  ])('%j and %j: %s', (expected, actual, same) => {
    expect(differences(expected, actual).length === 0).toBe(same);
  });
});

describe('what nobody knows is a failure', () => {
  const base: Case = {
    id: 'x',
    kind: 'open',
    inf: '[Version]\nSignature=$Chicago$\n',
    expect: { ret: true },
  };
  const step = { op: 'inf.open', in: { text: base.inf, save: 'h' }, expect: { ret: true } };
  const scenario = (...steps: object[]): Case => ({ id: 'x', kind: 'scenario', steps }) as unknown as Case;
  it.each([
    ['nothing', base, 0],
    ['a kind', { ...base, kind: 'other' }, 1],
    ['a member', { ...base, extra: 1 }, 1],
    ['an expectation', { ...base, expect: { ret: true, extra: 1 } }, 1],
    ['nothing in a step', scenario(step), 0],
    ['an operation', scenario({ ...step, op: 'other' }), 1],
    ['an input', scenario({ ...step, in: { ...step.in, extra: 1 } }), 1],
    ['an expectation of a step', scenario({ ...step, expect: { devices: [] } }), 1],
    ['an output', scenario({ ...step, expect: { out: { extra: 1 } } }), 1],
    ['a name', scenario({ op: 'SetupCloseInfFile', in: { inf: '$none' } }), 1],
  ])('%s', (_, one, faults) => expect(runCase(one)).toHaveLength(faults));
});

describe('exemptions', () => {
  const opens: Case = {
    id: 'opens',
    kind: 'open',
    inf: '[Version]\nSignature=$Chicago$\n',
    expect: { ret: true },
  };
  const fails: Case = { ...opens, id: 'fails', expect: { ret: false } };
  it.each([
    [opens, {}, 'passed'],
    [fails, {}, 'failed'],
    [fails, { fails: 'a reason' }, 'exempt'],
    [opens, { opens: 'a reason' }, 'failed'],
    [fails, { opens: 'a reason' }, 'failed'],
  ] as const)('$id with %j: %s', (one, exemptions, outcome) => {
    expect(runArea({ name: 'area', cases: [one] }, exemptions)[outcome]).toBe(1);
  });
});

const folder = shared('conformance');
describe.skipIf(!folder)('the shared cases (FIRSTPLUG_SHARED)', () => {
  const cases = (folder ? readAreas(folder) : [])
    .flatMap(area => area.cases)
    .filter(one => !(one.id in exemptions));

  it('have a wrong expectation noticed, whichever it is', () => {
    const unnoticed = cases.flatMap(one => wrongOnes(one).filter(wrong => runCase(wrong).length === 0));
    expect(unnoticed.map(({ id }) => id)).toEqual([]);
  });
});

/** The case with one expectation made wrong, for each member that it expects. */
function wrongOnes(one: Case): Case[] {
  const steps = one.steps ?? [];
  const ofCase = wrong(one.expect).map(expected => ({ ...one, expect: expected }));
  const ofSteps = steps.flatMap((step, i) =>
    wrong(step.expect).map(expected => ({ ...one, steps: steps.with(i, { ...step, expect: expected }) })),
  );
  return [...ofCase, ...ofSteps];
}

function wrong(expected: Case['expect']): NonNullable<Case['expect']>[] {
  return Object.keys(expected ?? {})
    .filter(name => name !== 'windows_only')
    .map(name => ({
      ...expected,
      [name]: name === 'err' || name === 'keyErr' ? 77_777 : { $any: ['wrong'] },
    }));
}
