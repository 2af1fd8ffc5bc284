import { relative } from 'node:path';
import type { Command } from 'commander';
import type { CheckOptions, Verdict } from '../check/index.ts';
import { BATCH, inBatches } from './batches.ts';
import { explainCode, showCodes } from './check-codes.ts';
import { type CheckAnswer, type CheckJob, checkFiles } from './check-file.ts';
import { FORMATS, printVerdicts, readFormat } from './check-format.ts';
import { type RawCheckOptions, readCheckOptions } from './check-options.ts';
import { Failure } from './failure.ts';
import { isFolder, isInf, walk } from './files.ts';

interface RawOptions extends RawCheckOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly code?: string;
  readonly codes?: boolean;
  readonly verbose?: boolean;
}

/** `firstplug check <inf|folder>…` */
export function checkCommand(program: Command): void {
  program
    .command('check')
    .description('find what is wrong with driver packages, under the codes of InfVerif and more')
    .argument('[path...]', 'INF files, folders with .inf, .inx and .inf.in files, or - for standard input')
    .option('--mode <k|u|w|h>', 'k declarative, u universal, w Windows Driver, h WHQL', 'w')
    .option('--rulever <build>', 'the build whose rules count, such as 10.0.22621, or vnext')
    .option('--wbuild <build>', 'in mode w: the first build for which isolation is asked', '10.0.17763')
    .option('--osver <target>', 'only what this target uses, such as NTamd64.10.0')
    .option('--stampinf', '$ARCH$ and its like need not be replaced yet; so for .inx files anyway')
    .option('--provider <name>', 'the provider that the INFs must have')
    .option('--format <format>', `how the result is written: ${FORMATS.join(', ')}`, 'text')
    .option('--json', 'short for --format json: one object a line for each INF')
    .option('--code <code>', 'explain a code, and check nothing')
    .option('--codes', 'list every code, whether it is looked for, and why not')
    .option('--verbose', 'with --format infverif: which rules count, and whether each INF is valid')
    .addHelpText(
      'after',
      `
Examples:
  firstplug check toastpkg.inf
  firstplug check drivers --mode u --format github
  firstplug check --code 1203

Exit codes: 0 nothing found, 1 something found, 2 a file cannot be read; the others are checked all the same`,
    )
    .action(async (paths: string[], raw: RawOptions) => {
      const { json = false } = raw;
      if (raw.codes) return showCodes(json);
      if (raw.code !== undefined) return explainCode(raw.code, json);
      if (paths.length === 0) throw new Failure('no INF is named; name a file or a folder');
      const format = readFormat(json ? 'json' : (raw.format ?? 'text'));
      const options = readCheckOptions(raw);
      const verdicts = await judgeAll(paths.flatMap(jobsAt), options);
      process.stdout.write(printVerdicts(verdicts, options, format, raw.verbose ?? false));
    });
}

function jobsAt(path: string): CheckJob[] {
  if (!isFolder(path)) return [{ path, name: path }];
  const files = walk(path, isInf);
  if (files.length === 0) throw new Failure(`${path} holds no INF: no file ends in .inf, .inx or .inf.in`);
  return files.map(file => ({ path: file, name: relative('.', file).replaceAll('\\', '/') }));
}

async function judgeAll(jobs: readonly CheckJob[], options: CheckOptions): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const take = ({ verdicts: some, unread }: CheckAnswer): void => {
    verdicts.push(...some);
    for (const reason of unread) process.stderr.write(`firstplug: ${reason}\n`);
    if (unread.length > 0) process.exitCode = 2;
    else if (some.some(({ remarks }) => remarks.length > 0)) process.exitCode ??= 1;
  };
  if (jobs.length <= BATCH) take(checkFiles(jobs, options));
  else await inBatches(jobs, { url: new URL('./check-worker.js', import.meta.url), data: options }, take);
  return verdicts;
}
