import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../recordings/compare.ts';
import { countLines } from '../../recordings/lines.ts';
import { readRecordings } from '../../recordings/recording.ts';
import { judge, runRecordings } from '../../recordings/run.ts';
import { readLog, writeLog } from '../../src/log/index.ts';
import { shared } from '../shared.ts';

const folder = shared('recordings');

describe.skipIf(!folder)('logs of real machines (shared recordings)', () => {
  const recordings = folder ? readRecordings(folder) : [];
  const logs = recordings.filter(({ kind }) => kind === 'log');

  it.each(logs.map(({ file }) => file))('%s comes back byte for byte', file => {
    const { bytes } = logs.find(recording => recording.file === file)!;
    expect(Buffer.compare(Buffer.from(writeLog(readLog(bytes))), bytes)).toBe(0);
  });

  it('are understood: 99 of 100 lines', () => {
    const { lines, unread } = countLines(logs);
    expect(lines).toBeGreaterThan(14_000);
    expect(unread / lines).toBeLessThan(0.01);
  });

  it('give the facts that stand beside them', () => {
    const { failures, passed } = runRecordings(folder!);
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(1600);
  });
});

describe('the verdict on facts', () => {
  it('counts what passes, fails and is exempt, and fails an exempt fact that passes', () => {
    const cases = [
      { name: 'a', difference: undefined },
      { name: 'b', difference: 'x' },
      { name: 'c', difference: 'x' },
      { name: 'd', difference: undefined },
    ];
    expect(judge(cases, { c: 'reason', d: 'reason' })).toMatchObject({
      passed: 1,
      exempt: 1,
      failures: ['b: x', 'd: is exempt (reason) and passes'],
    });
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }, '.b: expected nothing, found 2'],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, '.a[1].b: expected 2, found 3'],
    [[1], [1, 2], '[1]: expected nothing, found 2'],
    [null, {}, '.: expected null, found {}'],
    [{ a: null }, { a: null }, undefined],
  ])('%j against %j: %s', (expected, found, difference) => {
    expect(firstDifference(expected, found)).toBe(difference);
  });
});
