import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { section } from '../log/build.ts';
import { firstplug } from './firstplug.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstplug-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOG = [
  section('Device Install (Hardware initiated) - USB\\VID_1209&PID_7057\\A1', [], 'FAILURE(0xe0000228)'),
  section('Stage Driver Updates', ["     sto: Driver update 'a.inf' is already reflected."]),
].join('');

describe('log explain', () => {
  it('shows failures first and counts the rest', () => {
    const { status, stdout } = firstplug(['log', 'explain', '-'], LOG + LOG);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^4 sections, 2 failed/);
    expect(stdout).toMatch(
      /✗ line 1 {2}Device Install \(Hardware initiated\) failed: no driver package matches the device \(0xE0000228\)\./,
    );
    expect(stdout).toMatch(/Usual cause: None of the packages/);
    expect(stdout).toMatch(/✓ 2 others {3}--all shows them/);
  });

  it('shows a text of few sections whole', () => {
    expect(firstplug(['log', 'explain', '-'], LOG).stdout).toContain('Stage Driver Updates');
  });

  it.each<[string[], string[]]>([
    [['--all'], ['Device Install (Hardware initiated)', 'Stage Driver Updates']],
    [['--device', 'vid_1209'], ['Device Install (Hardware initiated)']],
    [['--section', 'stage'], ['Stage Driver Updates']],
    [['--since', '2026/09/22', '--all'], []],
    [
      ['--since', '2026-09-21', '--all'],
      ['Device Install (Hardware initiated)', 'Stage Driver Updates'],
    ],
  ])('%j as data', (options, titles) => {
    const { stdout } = firstplug(['log', 'explain', '-', '--json', ...options], LOG);
    const report = JSON.parse(stdout);
    expect(report.version).toBe(1);
    expect(report.explanations.map(({ title }: { title: string }) => title)).toEqual(titles);
  });

  it('lists the forms of lines it does not understand', () => {
    const { stdout } = firstplug(
      ['log', 'explain', '-', '--json'],
      "     dvi: Nobody wrote 'x' of 7 before.\n",
    );
    expect(JSON.parse(stdout)).toMatchObject({
      unread: 1,
      templates: [["Nobody wrote '<s>' of <n> before.", 1]],
    });
  });

  it('writes one page', () => {
    const page = join(folder, 'log.html');
    expect(firstplug(['log', 'explain', '-', '--html', page], LOG).status).toBe(0);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>.*no driver package matches.*<\/html>\n$/s);
  });

  it.each([
    [['log', 'explain', 'no-such.log'], /no-such\.log cannot be read: there is no such file/],
    [['log', 'explain', '-', '--html', join(folder, 'no', 'page')], /cannot be written/],
    [['log', 'explain'], /missing required argument/],
  ])('%j: a clear error and exit code 2', (args, message) => {
    const { status, stderr } = firstplug(args, LOG);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});

describe('record', () => {
  it('writes a recording without names, with the INFs asked for', () => {
    const inf = join(folder, 'toaster.inf');
    const output = join(folder, 'toaster.json');
    writeFileSync(inf, '[Version]\r\nSignature="$Windows NT$"\r\n');
    const log = section('Setup Import Driver Package - C:\\Users\\jane\\toaster.inf', []);
    expect(firstplug(['record', '-', '--inf', inf, '--title', 'Toaster', '-o', output], log).status).toBe(0);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({
      version: 1,
      title: 'Toaster',
      story: { events: [{ about: 'C:\\Users\\user-1\\toaster.inf', code: 0 }] },
      infs: { 'toaster.inf': '[Version]\r\nSignature="$Windows NT$"\r\n' },
    });
  });

  it('says what cannot be read', () => {
    const { status, stderr } = firstplug(['record', 'no-such.log']);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/cannot be read/)]);
  });
});

describe('log diff', () => {
  const packages = ['--packages', 'examples/toaster'];
  const rehearsed = readFileSync('examples/logs/rehearsed.log');

  it('a log that is as predicted ends well', () => {
    const { status, stdout } = firstplug(['log', 'diff', 'examples/logs/rehearsed.log', ...packages]);
    expect([status, stdout.trimEnd().split('\n').at(-1)]).toEqual([
      0,
      '4 of 4 sections are as predicted, 0 cannot be',
    ]);
  });

  it('says as data and for people what differs', () => {
    const changed = join(folder, 'changed.log');
    writeFileSync(
      changed,
      rehearsed.toString().replace('Rank         - 0x00ff0000', 'Rank         - 0x00ff0001'),
    );
    const told = firstplug(['log', 'diff', changed, ...packages]);
    expect(told.status).toBe(1);
    expect(told.stdout).toMatch(/^ - +\d+ .*0x00ff0001\n \+ .*0x00ff0000$/m);
    const { sections } = JSON.parse(firstplug(['log', 'diff', changed, ...packages, '--json']).stdout);
    expect(sections.map((one: { differences: unknown[] }) => one.differences.length)).toEqual([0, 0, 0, 2]);
  });

  it.each([
    [['no-such.log'], /no-such\.log/],
    [['package.json'], /no section in it can be predicted/],
    [['examples/logs/rehearsed.log', '--windows', 'eleven'], /--windows eleven: no Windows/],
    [['examples/logs/rehearsed.log', '--packages', 'docs'], /holds no INF/],
  ])('%j could not be done', (args, message) => {
    const { status, stderr } = firstplug(['log', 'diff', ...args]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('a rehearsal writes its log and its records', () => {
    const [log, events] = [join(folder, 'told.log'), join(folder, 'told.xml')];
    const { status } = firstplug(['rehearse', 'examples/toaster', '--log', log, '--events', events]);
    expect(status).toBe(0);
    expect(readFileSync(log)).toEqual(rehearsed);
    expect(readFileSync(events, 'utf8')).toBe('<Events>\n</Events>\n');
  });
});
