import type { Command } from 'commander';
import { type FormatOptions, type Formatted, formatInf, readCodePage } from '../inf/index.ts';
import { Failure, printProblems } from './failure.ts';
import { readInput } from './files.ts';
import { findInfs } from './find-infs.ts';
import { replaceFile } from './replace-file.ts';

interface RawOptions {
  readonly check?: boolean;
  readonly encoding?: string;
  readonly lineEnds?: string;
  readonly codePage?: string;
  readonly json?: boolean;
}

type State = 'formatted' | 'unchanged' | 'not-formatted' | 'left-alone' | 'failed';

/** `firstplug fmt <inf|folder|pattern|->…` */
export function fmtCommand(program: Command): void {
  program
    .command('fmt')
    .description('give INF files one style, without changing what they say to Windows')
    .argument('<path...>', 'INF files, folders that hold some, patterns, or - for standard input')
    .option('--check', 'change nothing; list the files that are not formatted')
    .option('--encoding <name>', 'write as utf-16le or ansi; by default as the file is')
    .option('--line-ends <kind>', 'crlf or lf; by default those of the first line')
    .option('--code-page <number>', 'what bytes without a mark are read in, 1252 by default; 65001 is UTF-8')
    .option('--json', 'one object a line: path, state and reason')
    .addHelpText(
      'after',
      `
Before a file is written, what SetupAPI sees in it is compared with before. A file that would mean something else,
that Windows does not read as an INF, or whose characters the encoding lacks is left alone, and told.

Examples:
  firstplug fmt toastpkg.inf
  firstplug fmt --check "drivers/**/*.inf"
  firstplug fmt --encoding utf-16le --code-page 65001 toastpkg.inf
  firstplug fmt - < toastpkg.inx > formatted.inx

Exit codes: 0 all are formatted, 1 some are not (--check), 2 a file was left alone or cannot be read or written`,
    )
    .action(fmt);
}

async function fmt(paths: readonly string[], raw: RawOptions): Promise<void> {
  const options = readOptions(raw);
  if (raw.json && !raw.check && paths.includes('-')) {
    throw new Failure('--json and - both want standard output; add --check');
  }
  const states: State[] = [];
  for (const path of await findInfs(paths)) states.push(formatOne(path, options, raw));
  if (!raw.json && !paths.includes('-')) process.stdout.write(`${summary(states)}\n`);
  if (states.some(state => state === 'left-alone' || state === 'failed')) process.exitCode = 2;
  else if (states.includes('not-formatted')) process.exitCode = 1;
}

function readOptions({ encoding, lineEnds, codePage }: RawOptions): FormatOptions {
  if (encoding !== undefined && encoding !== 'utf-16le' && encoding !== 'ansi') {
    throw new Failure(`--encoding ${encoding}: Windows reads utf-16le and ansi`);
  }
  if (lineEnds !== undefined && lineEnds !== 'crlf' && lineEnds !== 'lf') {
    throw new Failure(`--line-ends ${lineEnds}: it is crlf or lf`);
  }
  const page =
    codePage === '65001' ? 65001 : codePage === undefined ? undefined : readCodePage(Number(codePage));
  if (codePage !== undefined && page === undefined) {
    throw new Failure(
      `--code-page ${codePage}: no code page of Windows' ANSI, such as 1252 or 932; 65001 is UTF-8`,
    );
  }
  return { ...(encoding && { encoding }), ...(lineEnds && { lineEnds }), ...(page && { codePage: page }) };
}

/** One file that cannot be read or written does not keep the others from being formatted. */
function formatOne(path: string, options: FormatOptions, { check = false, json = false }: RawOptions): State {
  try {
    const bytes = readInput(path);
    const formatted = formatInf(bytes, options);
    const state = stateOf(formatted, check);
    if (path === '-' && !check) process.stdout.write(formatted.ok ? formatted.bytes : bytes);
    else if (state === 'formatted' && formatted.ok) replaceFile(path, formatted.bytes);
    if (json) process.stdout.write(`${JSON.stringify(described(path, state, formatted))}\n`);
    else tell(path, state, formatted);
    return state;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`firstplug: ${error.message}\n`);
    return 'failed';
  }
}

function stateOf(formatted: Formatted, check: boolean): State {
  if (!formatted.ok) return 'left-alone';
  if (!formatted.changed) return 'unchanged';
  return check ? 'not-formatted' : 'formatted';
}

function described(path: string, state: State, formatted: Formatted): object {
  if (formatted.ok) return { path, state };
  return { path, state, reason: formatted.reason, problems: formatted.problems };
}

function tell(path: string, state: State, formatted: Formatted): void {
  if (formatted.ok) {
    if (state === 'not-formatted') process.stdout.write(`not formatted  ${path}\n`);
    else if (state === 'formatted' && path !== '-') process.stdout.write(`formatted  ${path}\n`);
    return;
  }
  const { reason, problems, text } = formatted;
  const shown = problems.length > 0 ? `${printProblems(path, text, problems)}\n` : '';
  process.stderr.write(`firstplug: ${path} is left alone: ${reason}\n${shown}`);
}

const WORDS: readonly (readonly [State, string])[] = [
  ['formatted', 'formatted'],
  ['not-formatted', 'not formatted'],
  ['unchanged', 'formatted before'],
  ['left-alone', 'left alone'],
  ['failed', 'failed'],
];

function summary(states: readonly State[]): string {
  return WORDS.flatMap(([state, words]) => {
    const count = states.filter(other => other === state).length;
    return count > 0 ? [`${count} ${words}`] : [];
  }).join(', ');
}
