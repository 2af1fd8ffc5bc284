import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCases } from '../../verdicts/cases.ts';
import { judge } from '../../verdicts/judge.ts';
import { sampleInf } from './sample.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a record comes to: how it differs, `[]` where it passes, or why nobody can tell. */
function outcomeOf(record: unknown): unknown {
  const text = typeof record === 'string' ? record : JSON.stringify(record);
  writeFileSync(join(folder, '001.json'), text);
  const [one] = readCases(folder);
  if ('is' in one!) return `${one.is}: ${one.reason}`;
  const outcome = judge(one!);
  return outcome.kind === 'judged' ? outcome.differences : outcome.reason;
}

const CLEAN = sampleInf({ inf: '' });
const UNLOCKED = sampleInf({ inf: '[Version]\n;- PnpLockdown' });
const inf = (text: string, encoding = 'ascii/utf-8'): object => ({ path: 'demo.inf', encoding, text });
const output = (...said: readonly (readonly [code: unknown, line: unknown, severity?: string])[]): object[] =>
  said.map(([code, line, severity = 'warning']) => ({ severity, code, line, message: '…' }));
const LOCKDOWN = output([1324, 1]);

describe('a record of InfVerif', () => {
  it.each([
    ['the same codes on the same lines', { output: LOCKDOWN }, []],
    ['a line in quotes', { output: output(['1324', '1-1']) }, []],
    [
      'another line',
      { output: output([1324, 2]) },
      ['not found: 1324 in line 2', 'not recorded: 1324 in line 1'],
    ],
    ['a code more', { output: output([1324, 1], [1217, 7]) }, ['not found: 1217 in line 7']],
    [
      'a code less',
      { output: output([1217, 7]) },
      ['not found: 1217 in line 7', 'not recorded: 1324 in line 1'],
    ],
    ['no line at all', { output: output([1324, null]) }, []],
    ['a message without its code', { output: output([null, 1]) }, []],
    [
      'a part of the output',
      { output: output([1217, 7]), note: 'an excerpt' },
      ['not found: 1217 in line 7'],
    ],
    [
      'errors alone, the warnings left out',
      { output: output([1217, 7, 'error']) },
      ['not found: 1217 in line 7'],
    ],
    [
      'a tool that did not look for it',
      { output: output([1217, 7]), tool: 'EWDK 1809' },
      ['not found: 1217 in line 7'],
    ],
    ['a day on which no tool looked for it', { output: LOCKDOWN, reported: '2019-10-11' }, []],
  ])('%s', (_, record, outcome) => {
    expect(outcomeOf({ kind: 'tool-output', command: 'infverif /u', inf: inf(UNLOCKED), ...record })).toEqual(
      outcome,
    );
  });

  it.each(['ascii/utf-8', 'ansi', 'utf-16le', 'utf-16le-bom'])('of an INF in %s', encoding => {
    expect(outcomeOf({ kind: 'tool-output', output: LOCKDOWN, inf: inf(UNLOCKED, encoding) })).toEqual([]);
  });

  it('of an INF with a mark of UTF-8', () => {
    const marked = { kind: 'tool-output', output: LOCKDOWN, inf: inf(UNLOCKED, 'utf-8-sig') };
    expect(outcomeOf(marked)).toEqual(['not recorded: 1003 in line 1']);
  });

  it('of a template is one of what it is stamped to', () => {
    const template = UNLOCKED.replaceAll('NTamd64', 'NT$ARCH$');
    expect(outcomeOf({ kind: 'tool-output', output: LOCKDOWN, inf: inf(template) })).toEqual([]);
    const left = output([1324, 1], [1274, 9], [1274, 10]);
    expect(outcomeOf({ kind: 'tool-output', output: left, inf: inf(template) })).toEqual([]);
  });
});

describe('a fix', () => {
  it.each([
    ['takes its code away', [1324], UNLOCKED, CLEAN, []],
    ['of what is not there', [1217], UNLOCKED, CLEAN, ['not found: 1217']],
    ['that leaves it', [1324], UNLOCKED, UNLOCKED, ['still after the fix: 1324 in line 1']],
    ['of something', null, UNLOCKED, CLEAN, []],
    ['of nothing', null, CLEAN, CLEAN, ['nothing is cleaned up']],
    [
      'that breaks something',
      null,
      CLEAN,
      UNLOCKED,
      ['only after the fix: 1324 in line 1', 'nothing is cleaned up'],
    ],
    ['of a code that no table has', [2087], UNLOCKED, CLEAN, 'no table has 2087'],
    [
      'of sections in another file',
      [1209],
      CLEAN,
      `\n${CLEAN}`,
      'the commit changes no header here: 1209 is of another of its files',
    ],
  ])('%s', (_, codesClaimed, before, after, outcome) => {
    const record = { kind: 'fix-pair', codesClaimed, inf: inf(before), infAfterFix: { text: after } };
    expect(outcomeOf(record)).toEqual(outcome);
  });
});

describe('what cannot be judged is told', () => {
  it.each([
    ['{', /^unreadable: /],
    [[{ code: 1303 }], /^other: it is no case of InfVerif/],
    [{ kind: 'guess', inf: inf(CLEAN) }, /^unreadable: a case of the kind guess is not known$/],
    [
      { kind: 'tool-output', output: output(['?', 1]), inf: inf(CLEAN) },
      /^unreadable: code "\?" is no number$/,
    ],
    [{ kind: 'tool-output', output: LOCKDOWN, inf: [inf(CLEAN)] }, /^unreadable: inf is no object$/],
    [{ kind: 'tool-output', output: LOCKDOWN, inf: {} }, /^unreadable: inf has no text$/],
    [{ kind: 'message-only', output: LOCKDOWN, inf: null }, /^the INF is not known$/],
    [
      { kind: 'fix-pair', codesClaimed: [1324], inf: inf(UNLOCKED) },
      /^neither an output nor what came after/,
    ],
  ])('%j', (record, reason) => {
    expect(outcomeOf(record)).toEqual(expect.stringMatching(reason));
  });

  it('an encoding without a name', () => {
    const record = { kind: 'tool-output', output: LOCKDOWN, inf: inf(UNLOCKED, 'ebcdic') };
    expect(() => outcomeOf(record)).toThrow('the encoding ebcdic is not known');
  });
});
