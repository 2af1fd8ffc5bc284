import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { matchesPath, printHtml, type Setting, type Verdict } from '../check/index.ts';
import { isInfFile } from '../inf/index.ts';
import { type BatchWorker, FEW, inBatches } from './batches.ts';
import { readBaseline, writeBaseline } from './check-baseline.ts';
import { explainCode, showCodes } from './check-codes.ts';
import type { CheckConfig } from './check-config.ts';
import {
  type CheckAnswer,
  type CheckJob,
  type CheckWork,
  checkFiles,
  hasRemarks,
  type PrintedAnswer,
  printFiles,
} from './check-file.ts';
import { fixFiles } from './check-fix.ts';
import { printVerdicts, readFormat } from './check-format.ts';
import { showInfo } from './check-info.ts';
import { type RawCheckOptions, readCheckOptions } from './check-options.ts';
import type { CheckWorkerData } from './check-worker.ts';
import { Failure } from './failure.ts';
import { isFolder, walk } from './files.ts';

/** Settings of the folder that the command runs in. */
const CONFIG = 'firstplug.yaml';

/** What the command line says. */
export interface RawOptions extends RawCheckOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly code?: string;
  readonly codes?: boolean;
  readonly info?: boolean;
  readonly verbose?: boolean;
  readonly config?: string;
  readonly ignore?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly report?: string;
  readonly package?: boolean;
  readonly predecessor?: string;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
}

/** Checks INFs, or answers what else is asked of `firstplug check`. */
export async function runCheck(paths: readonly string[], raw: RawOptions): Promise<void> {
  const { json = false, verbose = false } = raw;
  if (raw.codes) return showCodes(json);
  if (raw.code !== undefined) return explainCode(raw.code, json);
  if (paths.length === 0) throw new Failure('no INF is named; name a file or a folder');
  const format = readFormat(json ? 'json' : (raw.format ?? 'text'));
  const config = await configOf(raw.config);
  const options = readCheckOptions({
    ...raw,
    ...(raw.mode === undefined && config.mode && { mode: config.mode }),
  });
  const jobs = paths.flatMap(jobsAt);
  if (raw.info) return showInfo(jobs, options, json);
  const settings = [...config.rules, ...(raw.ignore ?? []).map(ignored)];
  const known = raw.baseline === undefined ? {} : readBaseline(raw.baseline);
  const { predecessor } = raw;
  const work = { options, settings, known, wholePackage: raw.package ?? false, predecessor };
  if (format === 'json' && !needsVerdicts(raw)) return printAll(jobs, work);
  let verdicts = await judgeAll(jobs, work);
  if (raw.fix || raw.fixDryRun) fixFiles(jobs, verdicts, !raw.fix);
  if (raw.fix) verdicts = await judgeAll(jobs, work);
  if (raw.report !== undefined) writeReports(raw.report, verdicts);
  if (raw.writeBaseline !== undefined) return writeBaseline(raw.writeBaseline, verdicts);
  process.stdout.write(printVerdicts(verdicts, options, format, verbose));
  if (hasRemarks(verdicts)) process.exitCode ??= 1;
}

/** Whether more is asked for than to tell what was found. */
function needsVerdicts({ fix, fixDryRun, report, writeBaseline: baseline }: RawOptions): boolean {
  return fix === true || fixDryRun === true || report !== undefined || baseline !== undefined;
}

/** The settings that are named, or those of the folder; what reads them is loaded where there are some. */
async function configOf(path: string | undefined): Promise<CheckConfig> {
  const file = path ?? (existsSync(CONFIG) ? CONFIG : undefined);
  if (file === undefined) return { rules: [] };
  const { readConfig } = await import('./check-config.ts');
  return readConfig(file);
}

function ignored(code: string): Setting {
  return { code, level: 'off', reason: 'the command line asks for it' };
}

function jobsAt(path: string): CheckJob[] {
  if (/[*?]/.test(path) && !existsSync(path)) return jobsLike(path);
  if (!existsSync(path) || !isFolder(path)) return [{ path, name: path }];
  const files = walk(path, isInfFile);
  if (files.length === 0) throw new Failure(`${path} holds no INF: no file ends in .inf, .inx or .inf.in`);
  return files.map(jobOf);
}

/** Shells of Windows leave patterns to programs. */
function jobsLike(pattern: string): CheckJob[] {
  const plain = pattern.replaceAll('\\', '/');
  const folder = /^(?:[^*?]*\/)?/.exec(plain)![0];
  const asPath = plain.includes('/') ? plain : `./${plain}`;
  const fitting = walk(folder === '' ? '.' : folder, isInfFile).filter(path => matchesPath(asPath, path));
  if (fitting.length === 0) throw new Failure(`no INF is named like ${pattern}`);
  return fitting.map(jobOf);
}

function jobOf(path: string): CheckJob {
  return { path, name: relative('.', path).replaceAll('\\', '/') };
}

async function judgeAll(jobs: readonly CheckJob[], work: CheckWork): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const take = (answer: CheckAnswer): void => {
    verdicts.push(...answer.verdicts);
    tellUnread(answer);
  };
  if (jobs.length <= FEW) take(checkFiles(jobs, work));
  else await inBatches(jobs, checkWorker({ work, prints: false }), take);
  return verdicts;
}

/** Checks all files and writes what was found in each as soon as it is known. */
async function printAll(jobs: readonly CheckJob[], work: CheckWork): Promise<void> {
  const take = (answer: PrintedAnswer): void => {
    process.stdout.write(answer.text);
    if (answer.hasRemarks) process.exitCode ??= 1;
    tellUnread(answer);
  };
  if (jobs.length <= FEW) take(printFiles(jobs, work));
  else await inBatches(jobs, checkWorker({ work, prints: true }), take);
}

function checkWorker(data: CheckWorkerData): BatchWorker {
  return { url: new URL('./check-worker.js', import.meta.url), data };
}

function tellUnread({ unread }: Pick<CheckAnswer, 'unread'>): void {
  for (const reason of unread) process.stderr.write(`firstplug: ${reason}\n`);
  if (unread.length > 0) process.exitCode = 2;
}

/** A page for each INF; of two with one name the number in front tells them apart. */
function writeReports(folder: string, verdicts: readonly Verdict[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [index, verdict] of verdicts.entries()) {
    const name = basename(verdict.path);
    const isOther = verdicts.findIndex(({ path }) => basename(path) === name) < index;
    writeFileSync(join(folder, `${isOther ? `${index}-` : ''}${name}.html`), printHtml([verdict]));
  }
}
