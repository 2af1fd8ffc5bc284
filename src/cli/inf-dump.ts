import { relative } from 'node:path';
import type { Command } from 'commander';
import { isInfFile } from '../inf/index.ts';
import { FEW, inBatches } from './batches.ts';
import { type DumpAnswer, type DumpJob, type DumpOptions, dumpFiles } from './dump-file.ts';
import { Failure } from './failure.ts';
import { isFolder, walk } from './files.ts';
import { readLanguage, readOs } from './options.ts';

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
      await (jobs.length > FEW ? dumpWithWorkers(jobs, options) : dumpHere(jobs, options));
    });
}

function jobsAt(path: string): DumpJob[] {
  if (!isFolder(path)) return [{ path, name: path }];
  const files = walk(path, isInfFile);
  if (files.length === 0) throw new Failure(`${path} holds no INF: no file ends in .inf, .inx or .inf.in`);
  return files.map(file => ({ path: file, name: relative(path, file).replaceAll('\\', '/') }));
}

function dumpHere(jobs: readonly DumpJob[], options: DumpOptions): void {
  for (const job of jobs) write(dumpFiles([job], options));
}

function dumpWithWorkers(jobs: readonly DumpJob[], options: DumpOptions): Promise<void> {
  const url = new URL('./dump-worker.js', import.meta.url);
  return inBatches<DumpJob, DumpAnswer>(jobs, { url, data: options }, write);
}

function write({ parts, ok, unread }: DumpAnswer): void {
  for (const part of parts) process.stdout.write(part);
  for (const reason of unread) process.stderr.write(`firstplug: ${reason}\n`);
  if (unread.length > 0) process.exitCode = 2;
  else if (!ok) process.exitCode ??= 1;
}
