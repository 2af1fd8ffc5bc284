import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { firstplug } from './firstplug.ts';

const INF = `[Version]
Signature="$Windows NT$"
DriverVer=01/01/2026,1.0.0.0
[Manufacturer]
C=M,NTamd64
[M.NTamd64]
Card=I,PCI\\VEN_1234&DEV_0001
Card B=I,PCI\\VEN_1234&DEV_0002
Card C=I,PCI\\VEN_1234&DEV_0003
Card D=I,PCI\\VEN_1234&DEV_0004
[I.NT]
AddReg=R
[R]
HKR,,Count,0x10001,1
`;
const OTHER = INF.replace('1.0.0.0', '1.0.0.1').replace('10001,1', '10001,2');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('inf diff', () => {
  it('tells what changed, with the lines of both sides', () => {
    const [a, b] = [file('a.inf', INF), file('b.inf', `; a line more\n${OTHER}`)];
    const { status, stdout } = firstplug(['inf', 'diff', a, b]);
    expect(status).toBe(1);
    expect(stdout).toBe(`${a} → ${b}
  [Version]
    ~ DriverVer  01/01/2026, 1.0.0.0 → 01/01/2026, 1.0.0.1  (-3 +4)
  [I.NT]  amd64, every Windows
    Card  PCI\\VEN_1234&DEV_0001
    Card B  PCI\\VEN_1234&DEV_0002
    Card C  PCI\\VEN_1234&DEV_0003
    and 1 more
    registry
      ~ HKR (software key)  Count  1  (flags 0x10001) → 2  (flags 0x10001)  (-14 +15)
`);
  });

  it('says so where nothing changed, and exits with 0', () => {
    const [a, b] = [file('a.inf', INF), file('b.inf', INF.replaceAll('\n', '\r\n'))];
    expect(firstplug(['inf', 'diff', a, b])).toEqual({
      status: 0,
      stdout: 'No difference in meaning.\n',
      stderr: '',
    });
  });

  it('gives the same as data', () => {
    const [a, b] = [file('a.inf', INF), file('b.inf', OTHER)];
    const { version, different, infs } = JSON.parse(firstplug(['inf', 'diff', '--json', a, b]).stdout);
    expect([version, different, infs.length]).toEqual([1, true, 1]);
    expect(infs[0].parts[0]).toEqual({
      kind: 'version',
      title: '[Version]',
      systems: [],
      models: [],
      changes: [
        {
          change: 'changed',
          group: 'entries',
          what: 'DriverVer',
          before: { text: '01/01/2026, 1.0.0.0', line: 3 },
          after: { text: '01/01/2026, 1.0.0.1', line: 3 },
        },
      ],
    });
  });

  it('compares packages: INFs by their place, the other files by content', () => {
    for (const [name, text] of [
      ['old/net/a.inf', INF],
      ['old/b.inf', INF],
      ['old/a.sys', 'one'],
      ['old/gone.dll', 'x'],
      ['old/same.cat', 's'],
      ['new/net/A.INF', OTHER],
      ['new/c.inx', INF],
      ['new/a.sys', 'three'],
      ['new/same.cat', 's'],
    ] as const) {
      file(name, text);
    }
    const { status, stdout } = firstplug(['inf', 'diff', join(folder, 'old'), join(folder, 'new')]);
    const lines = stdout.split('\n');
    expect(status).toBe(1);
    expect(lines[0]).toBe('b.inf  only before');
    expect(lines[2]).toBe('c.inx  only after');
    expect(stdout).toContain('~ DriverVer  01/01/2026, 1.0.0.0 → 01/01/2026, 1.0.0.1  (-3 +3)');
    expect(lines.slice(-4)).toEqual([
      'Other files',
      '  ~ a.sys  3 bytes → 5 bytes',
      '  - gone.dll  1 bytes',
      '',
    ]);
  });

  it('takes the one INF of each package as the same, whatever it is called', () => {
    file('old/oem12.inf', INF);
    file('new/net.inf', OTHER);
    expect(firstplug(['inf', 'diff', join(folder, 'old'), join(folder, 'new')]).stdout).toContain(
      '~ DriverVer',
    );
  });

  it('compares a template as it is stamped', () => {
    const inx = INF.replaceAll('NTamd64', 'NT$ARCH$');
    expect(firstplug(['inf', 'diff', file('a.inx', inx), file('b.inf', INF)]).status).toBe(0);
  });

  it.each<[args: string[], message: RegExp]>([
    [['a.inf', 'no.inf'], /no\.inf cannot be read: there is no such file/],
    [['a.inf', '.'], /is a folder and the other is not: name two INFs or two folders/],
    [['empty', 'empty'], /neither .* nor .* holds an INF/],
    [['a.inf', 'broken.inf'], /broken\.inf:1: no INF to Windows: ERROR_BAD_SECTION_NAME_LINE/],
  ])('%j: a clear error and exit code 2', (names, message) => {
    file('a.inf', INF);
    file('broken.inf', '[Version');
    mkdirSync(join(folder, 'empty'));
    const { status, stderr } = firstplug(['inf', 'diff', ...names.map(name => join(folder, name))]);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});
