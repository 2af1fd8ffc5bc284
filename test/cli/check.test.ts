import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleInf } from '../check/sample.ts';
import { firstplug } from './firstplug.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstplug-'));
afterAll(() => rmSync(folder, { recursive: true }));

function inf(name: string, sample: string): string {
  const path = join(folder, name);
  writeFileSync(path, sampleInf({ inf: sample }).replaceAll(/[«»]/g, ''));
  return path;
}

const clean = inf('clean.inf', '');
const wrong = inf('wrong.inf', '[Demo_Install.NT]\nCopyFiles = Demo_File');

describe('firstplug check', () => {
  it('says nothing of an INF without faults, and ends with 0', () => {
    const { status, stdout } = firstplug(['check', clean]);
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: 'nothing found in 1 INF (w mode, rules of 26100)\n',
    });
  });

  it('shows the place with a caret and what was meant, and ends with 1', () => {
    const { status, stdout } = firstplug(['check', wrong]);
    expect(status).toBe(1);
    expect(stdout).toContain('  error 1203  section [Demo_File] does not exist\n');
    expect(stdout).toMatch(
      / │ CopyFiles = Demo_File\n +│ {13}\^{9} did you mean \[Demo_Files\] \(line \d+\)\?\n/,
    );
    expect(stdout).toContain('1 error and 1 warning in 1 INF');
  });

  it("writes InfVerif's lines", () => {
    const { stdout } = firstplug(['check', wrong, '--format', 'infverif']);
    expect(stdout).toMatch(/^ERROR\(1203\) in .*wrong\.inf, line {2}\d\d: /m);
    expect(stdout).toMatch(/^WARN \(2083\) in .*wrong\.inf, line {2}\d\d: /m);
  });

  it('writes data, one object a line', () => {
    const { stdout } = firstplug(['check', folder, '--json']);
    const lines = stdout.trimEnd().split('\n');
    const verdicts = lines.map(line => JSON.parse(line) as { valid: boolean; findings: { code: number }[] });
    expect(verdicts.map(({ valid }) => valid)).toEqual([true, false]);
    expect(verdicts[1]!.findings.map(({ code }) => code)).toEqual([1203, 2083]);
  });

  it.each([
    [['check'], 'no INF is named'],
    [['check', join(folder, 'absent.inf')], 'there is no such file'],
    [['check', clean, '--mode', 'x'], 'no mode'],
    [['check', clean, '--format', 'x'], 'no format'],
    [['check', clean, '--rulever', 'x'], 'no build'],
    [['check', clean, '--osver', 'x'], 'no target'],
    [['check', '--code', '9999'], 'no such code'],
  ])('%j cannot be done', (args, why) => {
    const { status, stderr } = firstplug(args);
    expect(status).toBe(2);
    expect(stderr).toContain(why);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('lists every code of InfVerif with its levels', () => {
    const { stdout } = firstplug(['check', '--codes', '--json']);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>);
    expect(rows.filter(({ code }) => typeof code === 'number').length).toBe(202);
    expect(rows.find(({ code }) => code === 1324)).toMatchObject({
      implemented: true,
      severity: { k: 'warning', u: 'warning', w: 'error' },
    });
  });
});
