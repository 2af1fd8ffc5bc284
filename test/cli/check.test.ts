import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
const wrong = inf('wrong.inf', '[Demo_Install.NT]\nAddReg = Demo_File');

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
      / │ AddReg = Demo_File\n +│ {10}\^{9} did you mean \[Demo_Files\] \(line \d+\)\?\n/,
    );
    expect(stdout).toContain('1 error in 1 INF');
  });

  it("writes InfVerif's lines", () => {
    const { stdout } = firstplug(['check', wrong, '--format', 'infverif']);
    expect(stdout).toMatch(/^ERROR\(1203\) in .*wrong\.inf, line {2}\d\d: /m);
  });

  it('writes data, one object a line', () => {
    const { stdout } = firstplug(['check', clean, wrong, '--json']);
    const lines = stdout.trimEnd().split('\n');
    const verdicts = lines.map(line => JSON.parse(line) as { valid: boolean; findings: { code: number }[] });
    expect(verdicts.map(({ valid }) => valid)).toEqual([true, false]);
    expect(verdicts[1]!.findings.map(({ code }) => code)).toEqual([1203]);
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

  it('does not say of what it could not check that nothing was found', () => {
    const { status, stdout, stderr } = firstplug([
      'check',
      clean,
      '--predecessor',
      join(folder, 'absent.inf'),
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('absent.inf cannot be read: there is no such file');
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

describe('what is not told', () => {
  const ignored = inf(
    'ignored.inf',
    '[Demo_Extra] ; firstplug: ignore 2083 because the control panel reads it\nHKR,,Extra,,1',
  );
  const told = inf('told.inf', '[Demo_Extra] ; firstplug: ignore 2083\nHKR,,Extra,,1');
  const baseline = join(folder, 'baseline.json');
  const config = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const off = (where: string): string =>
    `check:\n  rules:\n    - { code: 2083, level: off, in: '${where}', reason: read by the control panel }\n`;

  it('is what a comment with a reason says', () => {
    expect(firstplug(['check', ignored]).status).toBe(0);
    expect(firstplug(['check', told]).stdout).toContain('warning ignore-without-reason');
  });

  it('is what the settings say, for the paths they are for', () => {
    const here = ['check', told, '--ignore', 'ignore-without-reason', '--config'];
    expect(firstplug([...here, config('here.yaml', off('told.inf'))]).status).toBe(0);
    expect(firstplug([...here, config('there.yaml', off('other/**'))]).status).toBe(1);
    const noReason = 'check: { rules: [{ code: 2083, level: off }] }';
    expect(firstplug([...here, config('no.yaml', noReason)])).toMatchObject({ status: 2 });
    expect(firstplug([...here, config('bad.yaml', 'check: [')]).stderr).toContain('is no YAML');
  });

  it('is what a baseline holds', () => {
    expect(firstplug(['check', wrong, '--write-baseline', baseline]).status).toBe(0);
    expect(firstplug(['check', wrong, '--baseline', baseline]).status).toBe(0);
    expect(firstplug(['check', told, '--baseline', baseline]).status).toBe(1);
    expect(firstplug(['check', told, '--baseline', told])).toMatchObject({ status: 2 });
  });
});

describe('what can be put right', () => {
  it('is shown, and written when asked for, with the line ends of the file', () => {
    const path = inf('unlocked.inf', '[Version]\n;- PnpLockdown');
    const text = readFileSync(path, 'utf8').replaceAll('\n', '\r\n');
    writeFileSync(path, text);
    expect(firstplug(['check', path, '--fix-dry-run']).stdout).toContain('+ PnpLockdown = 1\n');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(firstplug(['check', path, '--fix']).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(text.replace('[Version]', '[Version]\r\nPnpLockdown = 1'));
  });
});

describe("InfVerif's own options", () => {
  const told = inf('other.inf', '[Demo_Extra]\nHKR,,Extra,,1');

  it.each([
    [['/u', wrong], 'ERROR(1203)'],
    [['/k', '/v', clean], 'clean.inf is valid'],
    [['/w', '/v', '/rulever', '10.0.17763', clean], 'Using rules from OS build: 10.0.17763'],
    [['/info', clean], 'USB\\VID_1209&PID_0001  amd64  from 10.0.17763'],
    [['/code', '1203'], '1203  A section that is named is not there.'],
    [['/w', '/provider', 'Fabrikam', clean], 'ERROR(1210)'],
  ])('%j', (args, shown) => {
    expect(firstplug(['check', ...args]).stdout).toContain(shown);
  });

  it('leave out codes, and write a page for each INF', () => {
    const { stdout } = firstplug(['check', '/w', '/sw1203', '/l', join(folder, 'pages'), told]);
    expect(stdout).toContain('2083');
    expect(firstplug(['check', '/w', '/sw1203', wrong]).status).toBe(0);
    expect(readFileSync(join(folder, 'pages', 'other.inf.html'), 'utf8')).toContain(
      '<mark>[Demo_Extra]</mark>',
    );
  });
});

it('takes patterns, for shells that do not', () => {
  expect(firstplug(['check', `${folder}/clea?.*`]).stdout).toContain('nothing found in 1 INF');
  expect(firstplug(['check', `${folder}/x*.inf`]).stderr).toContain('no INF is named like');
});

it('looks at the files beside an INF when asked to', () => {
  expect(firstplug(['check', clean, '--package']).stdout).toContain(
    'error 22.9.1  the package has no demo.sys',
  );
});

describe('with a predecessor', () => {
  const before = inf('before.inf', '[Version]\nDriverVer = 02/01/2026, 1.0.0.0');

  it('tells which devices it would keep, and where', () => {
    const { status, stdout } = firstplug(['check', clean, '--predecessor', before, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        code: 'predecessor-wins',
        message:
          'the predecessor before.inf keeps USB\\VID_1209&PID_0001 on amd64: its date 02/01/2026 is later than 01/01/2026',
      },
    ]);
  });

  it('finds the INF of its name in a folder, and says what it cannot read', () => {
    expect(firstplug(['check', clean, '--predecessor', folder]).stdout).toContain('error predecessor-wins');
    const none = firstplug(['check', clean, '--predecessor', `${folder}/none`]);
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('there is no such file or folder');
    writeFileSync(join(folder, 'no.txt'), 'text');
    const no = firstplug(['check', clean, '--predecessor', join(folder, 'no.txt')]);
    expect(no.stderr).toContain('is no INF to Windows');
  });
});
