import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { PackageEntry, PackageFiles } from '../rehearsal/index.ts';
import type { Story } from '../story/index.ts';
import { Failure, printProblems } from './failure.ts';
import { filesIn, isFolder, isInf, isRehearsal, readInput, walk } from './files.ts';
import { paint } from './paint.ts';

/** `firstplug rehearse <rehearsal.yaml|folder>…` */
export function rehearseCommand(program: Command): void {
  program
    .command('rehearse')
    .description('tell what Windows would do, step by step, on a machine in memory')
    .argument('<rehearsal...>', 'rehearsal files, or folders that hold some')
    .option('--json', 'the stories as JSON, one a line')
    .addHelpText(
      'after',
      `
Examples:
  firstplug rehearse examples/toaster/toaster.yaml
  firstplug rehearse examples --json

Exit codes: 0 told, 2 one could not be told; the others are told all the same`,
    )
    .action(async (paths: string[], options: { json?: boolean }) => {
      for (const path of paths.flatMap(rehearsalsAt)) await tellOrSay(path, options.json ?? false);
    });
}

/** One rehearsal that cannot be told does not keep the next from it. */
async function tellOrSay(path: string, json: boolean): Promise<void> {
  try {
    await tell(path, json);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`firstplug: ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

function rehearsalsAt(path: string): string[] {
  if (!isFolder(path)) return [path];
  const found = walk(path, isRehearsal);
  if (found.length === 0) throw new Failure(`${path} holds no rehearsal: a file that ends in .yaml`);
  return found;
}

async function tell(path: string, json: boolean): Promise<void> {
  const { printStory } = await import('../rehearsal/index.ts');
  const story = await rehearseFile(path);
  const text = json
    ? JSON.stringify({ version: 1, path, ...story })
    : `${printStory(story, paint()).join('\n')}\n`;
  process.stdout.write(`${text}\n`);
}

async function rehearseFile(path: string): Promise<Story> {
  const { locate, readRehearsal, rehearse } = await import('../rehearsal/index.ts');
  const text = new TextDecoder().decode(readInput(path));
  const { value, problems } = readRehearsal(text);
  if (!value) throw new Failure(printProblems(path, text, problems));
  const packages = Object.entries(value.packages).map(([name, entry]) => {
    try {
      return [name, readPackage(entry, dirname(path))] as const;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const span = locate(text, ['packages', name, 'folder']);
      const problem = { severity: 'error', code: 'rehearsal/package', message: error.message, span } as const;
      throw new Failure(printProblems(path, text, [problem]));
    }
  });
  return rehearse(value, new Map(packages));
}

function readPackage(entry: PackageEntry, base: string): PackageFiles {
  const folder = resolve(base, entry.folder);
  const infs = filesIn(folder).filter(isInf);
  if (infs.length === 0) throw new Failure(`${folder} holds no INF: no file ends in .inf, .inx or .inf.in`);
  return { entry, infs: infs.map(file => ({ name: file, bytes: readInput(resolve(folder, file)) })) };
}
