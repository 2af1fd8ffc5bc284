import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorName } from '../../../src/base/index.ts';
import type { Question } from '../../../src/setupapi/index.ts';
import {
  type Patience,
  runProgram,
  type Supervision,
  supervise,
  type WorkEnd,
} from '../../../src/windows/act/index.ts';
import type { Work } from './worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'act-'));
const LONG = 600_000;
const PATIENT: Patience = { most: LONG, every: LONG, stillRuns: () => undefined };
const NEVER = new AbortController().signal;

/** A program of a shell script. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const named = (end: Awaited<ReturnType<typeof runProgram>>): unknown =>
  'error' in end ? { ...end, error: errorName(end.error) } : end;

describe('a program', () => {
  /** @see https://learn.microsoft.com/windows/win32/msi/error-codes */
  it.each([0, 1, 2, 255])('ends with its exit code %i', async code => {
    const line = program('exits', `exit ${code}`);
    expect(await runProgram({ line }, PATIENT, NEVER)).toEqual({ exitCode: code });
  });

  it('gets its words, quoted ones whole, and starts in its directory', async () => {
    const path = program('words of', 'pwd > out; for w in "$@"; do printf "%s\\n" "$w" >> out; done');
    await runProgram({ line: `"${path}" /i "C:\\a b\\x.msi" /qn`, directory: folder }, PATIENT, NEVER);
    const [, ...words] = readFileSync(join(folder, 'out'), 'utf8').trim().split('\n');
    expect(words).toEqual(['/i', 'C:\\a b\\x.msi', '/qn']);
  });

  it.each<[string, () => string, string]>([
    ['is not there', () => join(folder, 'none'), 'ERROR_FILE_NOT_FOUND'],
    ['may not be run', closedProgram, 'ERROR_ACCESS_DENIED'],
    ['ends itself by a signal', () => program('killed', 'kill -9 $$'), 'ERROR_PROCESS_ABORTED'],
  ])('that %s', async (_, path, error) => {
    expect(named(await runProgram({ line: path() }, PATIENT, NEVER))).toEqual({ error });
  });

  it('that hangs is ended with what it started, after words about it', async () => {
    const path = program('hangs', `sleep 600 & echo $! > ${folder}/child; sleep 600`);
    const words: string[] = [];
    const patience = {
      most: 1500,
      every: 200,
      stillRuns: ({ line }: { line: string }) => void words.push(line),
    };
    const end = named(await runProgram({ line: path }, patience, NEVER));
    expect(end).toEqual({ error: 'ERROR_TIMEOUT', ended: 'timed out' });
    expect(new Set(words)).toEqual(new Set([path]));
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
    await expect.poll(() => isRunning(child), { timeout: 20_000 }).toBe(false);
  });

  it('is ended when somebody stops', async () => {
    const stop = new AbortController();
    const running = runProgram({ line: program('stopped', 'sleep 600') }, PATIENT, stop.signal);
    stop.abort();
    expect(named(await running)).toEqual({ error: 'ERROR_CANCELLED', ended: 'stopped' });
  });
});

function closedProgram(): string {
  const path = program('closed', '');
  chmodSync(path, 0o644);
  return path;
}

/** A process that ended and that nobody waited for is none. */
function isRunning(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) Z /.test(readFileSync(path, 'utf8'));
}

const QUESTION: Question = { kind: 'question', text: 'Really?', answers: ['yes', 'no'], about: {} };

describe('work in a worker', () => {
  const outfile = join(folder, 'worker.mjs');
  const url = new URL(`file://${outfile}`);
  beforeAll(async () => {
    const entryPoints = ['test/windows/act/worker.ts'];
    await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  });

  const called: string[] = [];

  /** Has a worker do something: what became of it, and what was said on the way. */
  async function done(
    work: Work,
    more: Partial<Supervision> = {},
  ): Promise<{ end: WorkEnd<unknown>; said: unknown[] }> {
    const said: unknown[] = [];
    called.length = 0;
    const end = await supervise(url, work, {
      ask: async () => ({ answer: 'yes' }),
      tell: text => void said.push(text),
      doneSoFar: what => void said.push(what),
      calls: name => void called.push(name),
      programs: PATIENT,
      longestCall: LONG,
      stillWaits: () => undefined,
      stop: NEVER,
      ...more,
    });
    return { end, said };
  }

  it('waits for programs and answers of the person', async () => {
    const line = program('three', 'exit 3');
    const { end, said } = await done({ kind: 'desk', line, question: QUESTION });
    expect(end).toEqual({ kind: 'finished', result: { ran: { exitCode: 3 }, answer: 'yes' } });
    expect(said).toEqual(['begins', 'told']);
  });

  it('ends where nobody answers', async () => {
    const ask = async (): Promise<object> => ({});
    const { end } = await done({ kind: 'desk', line: program('zero', ''), question: QUESTION }, { ask });
    expect(end).toEqual({ kind: 'unanswered', question: QUESTION });
  });

  it('that Windows does not give back is given up, and what was done so far is told', async () => {
    const waits: string[] = [];
    const stillWaits = (name: string): void => void waits.push(name);
    const programs = { ...PATIENT, every: 100 };
    const { end, said } = await done({ kind: 'hangs' }, { longestCall: 1000, programs, stillWaits });
    expect(end).toEqual({ kind: 'hung', name: 'DiInstallDriver' });
    expect(said).toEqual(['staged']);
    expect(waits).toContain('DiInstallDriver');
    expect(called).toEqual(['DiInstallDriver']);
  });

  it('is given up when somebody stops it, and it is known what Windows was asked', async () => {
    const stop = new AbortController();
    const programs = { ...PATIENT, every: 20 };
    const { end } = await done(
      { kind: 'hangs' },
      { programs, stillWaits: () => stop.abort(), stop: stop.signal },
    );
    expect(end).toEqual({ kind: 'stopped', name: 'DiInstallDriver' });
  });

  it('keeps what Windows answers', async () => {
    const { end } = await done({ kind: 'calls' });
    expect(end).toEqual({ kind: 'finished', result: [{ ret: false, err: 5 }, 0] });
  });

  it.each<['fails' | 'exits', string]>([
    ['fails', 'we are wrong'],
    ['exits', 'the work ended without a word'],
  ])('that %s is told', async (kind, message) => {
    expect((await done({ kind })).end).toEqual({ kind: 'failed', message });
  });
});
