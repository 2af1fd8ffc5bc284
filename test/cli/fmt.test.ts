import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { shared } from '../shared.ts';
import { firstplug } from './firstplug.ts';

const UGLY = '[Version]\nSignature="$Windows NT$"\n\n\n[A]\n  k=1 ,2;x\n';
const PRETTY = '[Version]\nSignature = "$Windows NT$"\n\n[A]\nk = 1, 2 ;x\n';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fmt-'));
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('fmt', () => {
  it('formats files in place and tells which', () => {
    const [a, b] = [file('a.inf', UGLY), file('b.inx', PRETTY)];
    const { status, stdout } = firstplug(['fmt', folder]);
    expect([status, stdout]).toEqual([0, `formatted  ${a}\n1 formatted, 1 formatted before\n`]);
    expect([readFileSync(a, 'utf8'), readFileSync(b, 'utf8')]).toEqual([PRETTY, PRETTY]);
    expect(readdirSync(folder)).toEqual(['a.inf', 'b.inx']);
  });

  it('--check changes nothing and exits with 1', () => {
    const a = file('a.inf', UGLY);
    const { status, stdout } = firstplug(['fmt', '--check', a]);
    expect([status, stdout]).toEqual([1, `not formatted  ${a}\n1 not formatted\n`]);
    expect(readFileSync(a, 'utf8')).toBe(UGLY);
  });

  it('formats standard input to standard output', () => {
    expect(firstplug(['fmt', '-'], UGLY)).toEqual({ status: 0, stdout: PRETTY, stderr: '' });
  });

  it('takes patterns that the shell left', () => {
    mkdirSync(join(folder, 'x'));
    file('x/a.inf', UGLY);
    file('b.inf', UGLY);
    file('c.txt', UGLY);
    const { stdout } = firstplug(['fmt', '--check', '--json', join(folder, '**/*.inf')]);
    const states = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(states).toEqual([
      { path: join(folder, 'b.inf'), state: 'not-formatted' },
      { path: join(folder, 'x/a.inf'), state: 'not-formatted' },
    ]);
  });

  it('writes UTF-16LE and ANSI', () => {
    const a = file('a.inf', Buffer.from('[A]\r\nk = \xe9\r\n', 'latin1'));
    expect(firstplug(['fmt', '--encoding', 'utf-16le', a]).status).toBe(0);
    expect(readFileSync(a)).toEqual(Buffer.from('\ufeff[A]\r\nk = \xe9\r\n', 'utf16le'));
    expect(firstplug(['fmt', '--encoding', 'ansi', '--line-ends', 'lf', a]).status).toBe(0);
    expect(readFileSync(a)).toEqual(Buffer.from('[A]\nk = \xe9\n', 'latin1'));
  });

  it('does not lose a character that ANSI lacks', () => {
    const before = Buffer.from('\ufeff[A]\r\nk = \u4e2d\r\n', 'utf16le');
    const a = file('a.inf', before);
    const { status, stderr } = firstplug(['fmt', '--encoding', 'ansi', a]);
    expect(status).toBe(2);
    expect(stderr).toContain('is left alone: the encoding lacks characters of it');
    expect(stderr).toContain('"\u4e2d" cannot be written in code page 1252');
    expect(readFileSync(a)).toEqual(before);
  });

  it('asks what UTF-8 without a mark is before it is written in another encoding', () => {
    const a = file('a.inf', '[A]\nk = é\n');
    const refused = firstplug(['fmt', '--encoding', 'utf-16le', a]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('This looks like UTF-8, but Windows reads it as ANSI');
    expect(firstplug(['fmt', '--encoding', 'utf-16le', '--code-page', '65001', a]).status).toBe(0);
    expect(readFileSync(a)).toEqual(Buffer.from('\ufeff[A]\nk = é\n', 'utf16le'));
  });

  it('leaves alone what is no INF, gives it back unchanged, and goes on', () => {
    const broken = '[A\n k=1\n';
    expect(firstplug(['fmt', '-'], broken)).toEqual({
      status: 2,
      stdout: broken,
      stderr: 'firstplug: - is left alone: it is no INF to Windows: ERROR_BAD_SECTION_NAME_LINE in line 1\n',
    });
    const [a, b] = [file('a.inf', broken), file('b.inf', UGLY)];
    const { status } = firstplug(['fmt', folder]);
    expect([status, readFileSync(a, 'utf8'), readFileSync(b, 'utf8')]).toEqual([2, broken, PRETTY]);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves the file as it was where it cannot be written whole',
    () => {
      const a = file('a.inf', UGLY);
      const command = `ulimit -f 0; exec "$0" dist/bin/firstplug.js fmt "$1"`;
      const { status } = spawnSync('sh', ['-c', command, process.execPath, a]);
      expect(status).not.toBe(0);
      expect(readFileSync(a, 'utf8')).toBe(UGLY);
    },
  );

  it('keeps links and permissions', () => {
    const a = file('a.inf', UGLY);
    const link = join(folder, 'link.inf');
    symlinkSync('a.inf', link);
    const { mode } = statSync(a);
    expect(firstplug(['fmt', link]).status).toBe(0);
    expect([readFileSync(a, 'utf8'), statSync(a).mode]).toEqual([PRETTY, mode]);
  });

  it.each([
    [['fmt', 'no-such.inf'], /no-such\.inf cannot be read: there is no such file/],
    [['fmt', 'no-such/*.inf'], /no-such\/\*\.inf names no file/],
    [['fmt', '--encoding', 'utf-8', '-'], /--encoding utf-8: Windows reads utf-16le and ansi/],
    [['fmt', '--line-ends', 'cr', '-'], /--line-ends cr: it is crlf or lf/],
    [['fmt', '--code-page', '437', '-'], /--code-page 437: no code page of Windows' ANSI/],
    [['fmt', '--json', '-'], /add --check/],
  ])('%j: a clear error and exit code 2', (args, message) => {
    const { status, stderr } = firstplug(args, UGLY);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  const corpus = shared('corpus');
  it.skipIf(!corpus)('leaves no file of the corpus alone', () => {
    const { status, stderr } = firstplug(['fmt', '--check', corpus!]);
    expect([status, stderr]).toEqual([1, '']);
  });
});
