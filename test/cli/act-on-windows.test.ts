import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import type { Act, ActOptions } from '../../src/cli/act.ts';
import { ActJournal, unfinishedAct } from '../../src/cli/act-journal.ts';
import { type ActWorld, actOnWindows } from '../../src/cli/act-on-windows.ts';
import type { Performed } from '../../src/cli/act-perform.ts';
import type { Failure } from '../../src/cli/failure.ts';
import type { ToolAnswer } from '../../src/device-tools/index.ts';
import { freshMachine } from '../../src/machine/fresh/index.ts';
import { dword } from '../../src/machine/index.ts';
import type { MemoryMachine } from '../../src/machine/memory/index.ts';
import { digest } from '../machine/machines.ts';

const folder = mkdtempSync(join(tmpdir(), 'act-on-'));
const INF = join(folder, 'toaster.inf');
writeFileSync(
  INF,
  `[Version]
Signature = "$Windows NT$"
Class = USB
ClassGuid = {36fc9e60-c465-11cf-8056-444553540000}
Provider = "Contoso"
DriverVer = 11/28/2026, 1.0.0.0
CatalogFile = toaster.cat
[Manufacturer]
"Contoso" = Models, NTamd64
[Models.NTamd64]
"Toaster" = Install, USB\\VID_1209&PID_7057
[Install]
[Install.Services]
AddService = , 2
`,
);
writeFileSync(join(folder, 'toaster.cat'), 'catalog');

const STAGE: Act = { kind: 'pnputil', words: ['/add-driver', INF] };
const OPTIONS: ActOptions = { answer: [] };
const KEY = 'HKLM\\SOFTWARE\\Contoso';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

function finished(answer: ToolAnswer): Performed {
  return { end: { kind: 'finished', result: { kind: 'pnputil', answer } }, soFar: [] };
}

/** A Windows on which an act ends in some way, and what became of acting on it. */
async function acted(
  performed: Performed,
  more: Partial<ActWorld> & {
    readonly options?: Partial<ActOptions>;
    readonly after?: (machine: MemoryMachine) => void;
  } = {},
): Promise<{ text: string; exitCode: unknown; said: string[] }> {
  const { options, after, ...world } = more;
  const said: string[] = [];
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(text => lines.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation(text => said.push(String(text)) > 0);
  const machine = freshMachine({ windows: '11', architecture: 'amd64', digest })!;
  let taken = 0;
  await actOnWindows({ ...OPTIONS, ...options }, STAGE, {
    isAdministrator: () => true,
    machine: async () => {
      if (taken++ > 0) after?.(machine);
      return machine.fork();
    },
    perform: async () => performed,
    unfinished: () => [],
    endProcess: () => void said.push('process ended'),
    ...world,
  });
  const { exitCode } = process;
  vi.restoreAllMocks();
  return { text: lines.join(''), exitCode, said };
}

const NOBODY: Performed = { end: { kind: 'failed', message: 'nobody performs here' }, soFar: [] };

describe('acting on a running Windows', () => {
  it('needs administrator rights, and says so before anything happens', async () => {
    const perform = vi.fn();
    const refused = acted(NOBODY, { isAdministrator: () => false, perform });
    await expect(refused).rejects.toMatchObject({
      exitCode: 5,
      message: expect.stringContaining('administrator rights'),
    } satisfies Partial<Failure>);
    expect(perform).not.toHaveBeenCalled();
  });

  it('a plan needs none, is told, and does nothing', async () => {
    const perform = vi.fn();
    const { text, exitCode, said } = await acted(NOBODY, {
      isAdministrator: () => false,
      perform,
      options: { plan: true },
    });
    expect(text).toMatch(/Published Name: +oem0\.inf/);
    expect([exitCode, perform.mock.calls.length]).toEqual([0, 0]);
    expect(said.join('')).toContain('Needs administrator rights to run; a plan does not.');
  });

  it('what Windows did is compared with the plan', async () => {
    const { text, exitCode } = await acted(
      finished({ lines: ['', '', 'Driver package added.'], exitCode: 0 }),
      {
        after: machine => machine.apply({ kind: 'value', key: KEY, name: 'Extra', after: dword(1) }),
      },
    );
    expect(exitCode).toBe(0);
    expect(text).toMatch(/^Driver package added\./);
    expect(text).toMatch(/planned, and not so \(\d+\)\n {2}\S/);
    expect(text).toContain(`${KEY}  Extra = 1`);
  });

  it('as planned is said in a line', async () => {
    const nothing: Act = { kind: 'pnputil', words: ['/delete-driver', 'oem7.inf'] };
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation(text => lines.push(String(text)) > 0);
    const machine = freshMachine({ windows: '11', architecture: 'amd64', digest })!;
    await actOnWindows(OPTIONS, nothing, {
      isAdministrator: () => true,
      machine: async () => machine.fork(),
      perform: async () => finished({ lines: ['', '', 'Failed'], exitCode: win32('ERROR_FILE_NOT_FOUND') }),
      unfinished: () => [],
      endProcess: () => undefined,
    });
    expect([lines.join('').trim().split('\n').at(-1), process.exitCode]).toEqual([
      'As planned: 0 changes',
      2,
    ]);
  });

  it.each<[string, Performed['end'], RegExp, number, boolean]>([
    [
      'a function that is missing',
      {
        kind: 'finished',
        result: {
          kind: 'pnputil',
          answer: { lines: ['', '', 'Failed to install: ERROR_PROC_NOT_FOUND (0x7f)'], exitCode: 127 },
        },
      },
      /ERROR_PROC_NOT_FOUND/,
      127,
      false,
    ],
    [
      'a DLL that is missing',
      {
        kind: 'finished',
        result: {
          kind: 'pnputil',
          answer: { lines: ['', '', 'Failed to install: ERROR_MOD_NOT_FOUND (0x7e)'], exitCode: 126 },
        },
      },
      /ERROR_MOD_NOT_FOUND/,
      126,
      false,
    ],
    [
      'a Windows that does not come back',
      { kind: 'hung', name: 'DiInstallDriver' },
      /did not come back from DiInstallDriver.*may still do it/,
      1460 & 0xff,
      true,
    ],
    [
      'a person who stops it',
      { kind: 'stopped', name: 'DiInstallDriver' },
      /Stopped, while Windows was in DiInstallDriver/,
      1223 & 0xff,
      true,
    ],
    ['a person who stops it between calls', { kind: 'stopped' }, /^Stopped\./, 1223 & 0xff, true],
    [
      'nobody who answers',
      {
        kind: 'unanswered',
        question: { kind: 'question', text: 'Really?', answers: ['yes', 'no'], about: {} },
      },
      /Nobody answers: Really\? \(yes, no\)/,
      1,
      false,
    ],
    [
      'a mistake of ours',
      { kind: 'failed', message: 'the work ended without a word' },
      /could not be done: the work ended/,
      2,
      false,
    ],
  ])('%s is told by name and exit code', async (_, end, message, exitCode, ends) => {
    const told = await acted({ end, soFar: [] });
    expect([told.exitCode, told.said.includes('process ended')]).toEqual([exitCode, ends]);
    expect(told.text).toMatch(message);
  });

  it('what was done before it ended is told', async () => {
    const soFar = [
      { kind: 'preinstalled', inf: 'D:\\a.inf', folder: 'C:\\x', files: 1, published: 'oem3.inf' },
    ] as const;
    const { text } = await acted({ end: { kind: 'hung', name: 'DiInstallDriver' }, soFar });
    expect(text).toMatch(/Done until then, and it stays done:\n {2}.*oem3\.inf/);
  });

  it('the same as data', async () => {
    const { text } = await acted(
      { end: { kind: 'hung', name: 'DiInstallDriver' }, soFar: [] },
      { options: { json: true } },
    );
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      end: { kind: 'hung' },
      exitCode: 1460,
      observed: { same: 0 },
    });
  });
});

describe('an act that brings its process down', () => {
  const path = join(folder, 'act.jsonl');

  it('is told by the next one, once', () => {
    const journal = new ActJournal('/add-driver toaster.inf', path);
    journal.note('Windows was in DiInstallDriver');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"pid":\d+/, '"pid":2147483646'));
    expect(unfinishedAct(path)).toEqual([
      expect.stringMatching(/^The last act did not end: \/add-driver toaster\.inf, /),
      '  Windows was in DiInstallDriver',
    ]);
    expect(unfinishedAct(path)).toEqual([]);
  });

  it('is none while its process runs, and none when it ended', () => {
    const journal = new ActJournal('/scan-devices', path);
    expect(unfinishedAct(path)).toEqual([expect.stringContaining('another firstplug')]);
    journal.end();
    expect(unfinishedAct(path)).toEqual([]);
  });

  it('a journal that was cut off is no obstacle', () => {
    writeFileSync(path, '{"pid":');
    expect(unfinishedAct(path)).toEqual([]);
  });
});
