import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { Command } from 'commander';
import {
  applySettings,
  type CheckOptions,
  matchesPath,
  printHtml,
  type Setting,
  type Verdict,
  withoutBaseline,
} from '../check/index.ts';
import { BATCH, inBatches } from './batches.ts';
import { readBaseline, writeBaseline } from './check-baseline.ts';
import { explainCode, showCodes } from './check-codes.ts';
import type { CheckConfig } from './check-config.ts';
import { type CheckAnswer, type CheckJob, checkFiles } from './check-file.ts';
import { fixFiles } from './check-fix.ts';
import { FORMATS, printVerdicts, readFormat } from './check-format.ts';
import { showInfo } from './check-info.ts';
import { type RawCheckOptions, readCheckOptions } from './check-options.ts';
import { Failure } from './failure.ts';
import { isFolder, isInf, walk } from './files.ts';

/** Settings of the folder that the command runs in. */
const CONFIG = 'firstplug.yaml';

interface RawOptions extends RawCheckOptions {
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
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
}

/** `firstplug check <inf|folder|pattern>…` */
export function checkCommand(program: Command): void {
  program
    .command('check')
    .description('find what is wrong with driver packages, under the codes of InfVerif and more')
    .argument(
      '[path...]',
      'INF files, folders with .inf, .inx and .inf.in files, patterns, or - for standard input',
    )
    .option('--mode <k|u|w|h>', 'k declarative, u universal, w Windows Driver (the default), h WHQL')
    .option('--rulever <build>', 'the build whose rules count, such as 10.0.22621, or vnext')
    .option('--wbuild <build>', 'in mode w: the first build for which isolation is asked; 10.0.17763 without')
    .option('--osver <target>', 'only what this target uses, such as NTamd64.10.0')
    .option('--stampinf', '$ARCH$ and its like need not be replaced yet; so for .inx files anyway')
    .option('--provider <name>', 'the provider that the INFs must have')
    .option('--format <format>', `how the result is written: ${FORMATS.join(', ')}; text without`)
    .option('--json', 'short for --format json: one object a line for each INF')
    .option('--report <folder>', 'writes an HTML page for each INF into a folder besides')
    .option('--config <file>', 'settings for rules; firstplug.yaml without, where there is one')
    .option('--ignore <codes>', 'codes that are not told, separated by commas', collectCodes)
    .option('--baseline <file>', 'tells only what is not in this file')
    .option('--write-baseline <file>', 'writes what is found as the baseline of later runs')
    .option('--fix', 'puts right what can be without guessing, and tells what is left')
    .option('--fix-dry-run', 'shows what --fix would change')
    .option('--info', 'list the device IDs with architecture and first Windows, and check nothing')
    .option('--code <code>', 'explain a code, and check nothing')
    .option('--codes', 'list every code, whether it is looked for, and why not')
    .option('--verbose', 'with --format infverif: which rules count, and whether each INF is valid')
    .addHelpText(
      'after',
      `
InfVerif's own options do as well: /k /u /w /h /v /info /stampinf /code /rulever /wbuild /osver /provider /l /sw1205.

Examples:
  firstplug check toastpkg.inf
  firstplug check drivers --mode u --format github
  firstplug check /w /v toastpkg.inf
  firstplug check --code 1203

Exit codes: 0 nothing found, 1 something found, 2 a file cannot be read; the others are checked all the same`,
    )
    .action(runCheck);
}

async function runCheck(paths: readonly string[], raw: RawOptions): Promise<void> {
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
  const judge = async (): Promise<Verdict[]> =>
    (await judgeAll(jobs, options)).map(verdict => withoutBaseline(applySettings(verdict, settings), known));
  let verdicts = await judge();
  if (raw.fix || raw.fixDryRun) fixFiles(jobs, verdicts, !raw.fix);
  if (raw.fix) verdicts = await judge();
  if (raw.report !== undefined) writeReports(raw.report, verdicts);
  if (raw.writeBaseline !== undefined) return writeBaseline(raw.writeBaseline, verdicts);
  process.stdout.write(printVerdicts(verdicts, options, format, verbose));
  if (verdicts.some(({ remarks }) => remarks.length > 0)) process.exitCode ??= 1;
}

/** The settings that are named, or those of the folder; what reads them is loaded where there are some. */
async function configOf(path: string | undefined): Promise<CheckConfig> {
  const file = path ?? (existsSync(CONFIG) ? CONFIG : undefined);
  if (file === undefined) return { rules: [] };
  const { readConfig } = await import('./check-config.ts');
  return readConfig(file);
}

/** Each `--ignore` adds its codes. */
function collectCodes(text: string, codes: readonly string[] = []): readonly string[] {
  return [...codes, ...text.split(',').map(code => code.trim())];
}

function ignored(code: string): Setting {
  return { code, level: 'off', reason: 'the command line asks for it' };
}

function jobsAt(path: string): CheckJob[] {
  if (/[*?]/.test(path) && !existsSync(path)) return jobsLike(path);
  if (!isFolder(path)) return [{ path, name: path }];
  const files = walk(path, isInf);
  if (files.length === 0) throw new Failure(`${path} holds no INF: no file ends in .inf, .inx or .inf.in`);
  return files.map(jobOf);
}

/** Shells of Windows leave patterns to programs. */
function jobsLike(pattern: string): CheckJob[] {
  const plain = pattern.replaceAll('\\', '/');
  const folder = /^(?:[^*?]*\/)?/.exec(plain)![0];
  const asPath = plain.includes('/') ? plain : `./${plain}`;
  const fitting = walk(folder === '' ? '.' : folder, isInf).filter(path => matchesPath(asPath, path));
  if (fitting.length === 0) throw new Failure(`no INF is named like ${pattern}`);
  return fitting.map(jobOf);
}

function jobOf(path: string): CheckJob {
  return { path, name: relative('.', path).replaceAll('\\', '/') };
}

async function judgeAll(jobs: readonly CheckJob[], options: CheckOptions): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const take = (answer: CheckAnswer): void => {
    verdicts.push(...answer.verdicts);
    for (const reason of answer.unread) process.stderr.write(`firstplug: ${reason}\n`);
    if (answer.unread.length > 0) process.exitCode = 2;
  };
  if (jobs.length <= BATCH) take(checkFiles(jobs, options));
  else await inBatches(jobs, { url: new URL('./check-worker.js', import.meta.url), data: options }, take);
  return verdicts;
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
