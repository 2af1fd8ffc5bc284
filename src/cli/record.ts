import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { isInfFile } from '../inf/index.ts';
import { readInput, unwritable, walk } from './files.ts';

interface RecordOptions {
  readonly inf?: string[];
  readonly output?: string;
  readonly title?: string;
}

/** `firstplug record <log>` */
export function recordCommand(program: Command): void {
  program
    .command('record')
    .description('make a recording of a log: what happened, without the names of persons and machines')
    .argument('<log>', 'a setupapi.dev.log or a relative of it, or - for standard input')
    .option('--inf <path...>', 'INFs, or folders that hold some, to keep with it')
    .option('--title <text>', 'what it is a recording of')
    .option('-o, --output <file>', 'where to write it; standard output by default')
    .addHelpText(
      'after',
      `
User names in paths, SIDs, machine names, MAC and mail addresses and serial numbers become stand-ins, the same
for the same name. Read the result before you give it away: names in other places are not known.

Examples:
  firstplug record setupapi.dev.log -o toaster.json
  firstplug record setupapi.dev.log --inf ./driver --title "Toaster, first plug"

Exit codes: 0 recorded, 2 could not be read or written`,
    )
    .action(async (path: string, options: RecordOptions) => record(path, options));
}

async function record(path: string, { inf = [], output, title }: RecordOptions): Promise<void> {
  const { makeRecording, readLog } = await import('../log/index.ts');
  const { decodeInf } = await import('../inf/index.ts');
  const name = path === '-' ? 'standard input' : basename(path);
  const files = inf.flatMap(one => (isInfFile(one) ? [one] : walk(one, isInfFile)));
  const infs = Object.fromEntries(files.map(file => [basename(file), decodeInf(readInput(file)).text]));
  const recording = makeRecording(title ?? name, readLog(readInput(path), name), infs);
  const text = `${JSON.stringify(recording, null, 1)}\n`;
  if (output === undefined) process.stdout.write(text);
  else write(output, text);
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw unwritable(path, error);
  }
}
