import { dirname } from 'node:path';
import type { Command } from 'commander';
import { namedWindows, printWindowsVersion } from '../base/index.ts';
import { isInfFile } from '../inf/index.ts';
import type { GivenFile } from '../prediction/index.ts';
import { Failure } from './failure.ts';
import { isFolder, readInput, walk } from './files.ts';

interface DiffOptions {
  readonly packages?: readonly string[];
  readonly windows?: string;
  readonly json?: boolean;
}

/** `firstplug log diff <file>` */
export function logDiffCommand(log: Command): void {
  log
    .command('diff')
    .description('show what Firstplug predicts of the installations in a log beside what the log says')
    .argument('<file>', 'a setupapi.dev.log, or a part of one')
    .option(
      '--packages <path...>',
      'INFs or folders with driver packages that the log names; others are rebuilt',
    )
    .option('--windows <version>', 'the Windows of a log without a head, such as 7, 10.0.19045')
    .option('--json', 'the same as data')
    .addHelpText(
      'after',
      `
Before a line: - stands in the log alone, with its number; + stands in the prediction alone.

Examples:
  firstplug log diff C:\\Windows\\INF\\setupapi.dev.log
  firstplug log diff excerpt.log --windows 11 --packages drivers

Exit codes: 0 everything is as predicted, 1 something differs, 2 nothing could be predicted`,
    )
    .action(async (path: string, options: DiffOptions) => diff(path, options));
}

async function diff(path: string, { packages = [], windows, json }: DiffOptions): Promise<void> {
  const version = windows === undefined ? undefined : namedWindows(windows);
  if (windows !== undefined && !version)
    throw new Failure(`--windows ${windows}: no Windows; it is a release such as 7 or 11, or 10.0.19045`);
  const { diffLog, printComparison } = await import('../prediction/index.ts');
  const { sha256 } = await import('../machine/folder/index.ts');
  const given = { digest: sha256, packages: new Map(packages.flatMap(packagesAt)) };
  const compared = diffLog(readInput(path), given, version && printWindowsVersion(version));
  const text = json
    ? JSON.stringify({ version: 1, path, ...compared })
    : printComparison(compared).join('\n');
  process.stdout.write(`${text}\n`);
  const { sections } = compared;
  if (sections.length === 0)
    throw new Failure(
      `${path}: no section in it can be predicted; one that installs a device or changes the driver store can`,
    );
  if (sections.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
}

/** Packages by the name of their INF, which stands first among the files. */
function packagesAt(path: string): [string, readonly GivenFile[]][] {
  const infs = isFolder(path) ? walk(path, isInfFile) : [path];
  if (infs.length === 0) throw new Failure(`${path} holds no INF: a file that ends in .inf`);
  return infs.map((inf): [string, readonly GivenFile[]] => {
    const folder = dirname(inf);
    const below = (file: string): string => file.slice(folder.length + 1).replaceAll('/', '\\');
    const others = walk(folder, () => true).filter(file => file !== inf);
    const files = [inf, ...others].map(file => ({ path: below(file), bytes: readInput(file) }));
    return [below(inf).toLowerCase(), files];
  });
}
