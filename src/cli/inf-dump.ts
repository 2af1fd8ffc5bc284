import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Command } from 'commander';
import { type DumpAnswer, type DumpJob, type DumpOptions, dumpFiles } from './dump-file.ts';
import { Failure } from './failure.ts';
import { isFolder, isInf, walk } from './files.ts';
import { readLanguage, readOs } from './options.ts';

/** Files a worker gets at a time; fewer in all are read here. */
const BATCH = 100;

interface RawOptions {
  readonly json?: boolean;
  readonly os?: string;
  readonly language?: string;
}

/** `firstplug inf dump <file|folder|->…` */
export function infDumpCommand(inf: Command): void {
  inf
    .command('dump')
    .description('show what SetupAPI sees in INF files: sections, keys and fields with their tokens replaced')
    .argument('<path...>', 'INF files, folders with .inf, .inx and .inf.in files, or - for standard input')
    .option('--os <version>', 'the Windows that reads: before Vista fields are cut at 511 characters')
    .option('--language <id>', 'LANGID whose strings are read, such as 0407; by default [Strings] alone')
    .option('--json', 'one object a line: path, ok, sections or error and errLine')
    .addHelpText(
      'after',
      `
Files of a folder are named by their path in it. Directory 1, the INF's own, is shown as \${SRC}.

Examples:
  firstplug inf dump toastpkg.inf
  firstplug inf dump drivers --json > dump.jsonl

Exit codes: 0 dumped, 1 a file is no INF, 2 a file cannot be read; the others are dumped all the same`,
    )
    .action(async (paths: string[], { json = false, os, language }: RawOptions) => {
      const options = {
        json,
        os: os === undefined ? undefined : readOs(os),
        language: language === undefined ? undefined : readLanguage(language),
      };
      const jobs = paths.flatMap(jobsAt);
      await (jobs.length > BATCH ? dumpWithWorkers(jobs, options) : dumpHere(jobs, options));
    });
}

function jobsAt(path: string): DumpJob[] {
  if (!isFolder(path)) return [{ path, name: path }];
  const files = walk(path, isInf);
  if (files.length === 0) throw new Failure(`${path} holds no INF: no file ends in .inf, .inx or .inf.in`);
  return files.map(file => ({ path: file, name: relative(path, file).replaceAll('\\', '/') }));
}

function dumpHere(jobs: readonly DumpJob[], options: DumpOptions): void {
  for (const job of jobs) write(dumpFiles([job], options));
}

/** The workers' answers are written in the order of the files. */
async function dumpWithWorkers(jobs: readonly DumpJob[], options: DumpOptions): Promise<void> {
  const batches: DumpJob[][] = [];
  for (let i = 0; i < jobs.length; i += BATCH) batches.push(jobs.slice(i, i + BATCH));
  const answers = new Map<number, DumpAnswer>();
  let next = 0;
  let written = 0;
  const worker = async (): Promise<void> => {
    const thread = new Worker(new URL('./dump-worker.js', import.meta.url), { workerData: options });
    try {
      while (next < batches.length) {
        const batch = next++;
        answers.set(batch, await ask(thread, batches[batch]!));
        for (let answer = answers.get(written); answer; answer = answers.get(written)) {
          write(answer);
          answers.delete(written++);
        }
        progress(written / batches.length);
      }
    } finally {
      await thread.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), batches.length) }, worker));
}

function ask(thread: Worker, batch: readonly DumpJob[]): Promise<DumpAnswer> {
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('message', (answer: DumpAnswer) => {
      thread.removeListener('error', reject);
      resolve(answer);
    });
    thread.postMessage(batch);
  });
}

function write({ parts, ok, unread }: DumpAnswer): void {
  for (const part of parts) process.stdout.write(part);
  for (const reason of unread) process.stderr.write(`firstplug: ${reason}\n`);
  if (unread.length > 0) process.exitCode = 2;
  else if (!ok) process.exitCode ??= 1;
}

function progress(done: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < 1 ? `\r${Math.round(done * 100)} %` : '\r\u001b[K');
}
