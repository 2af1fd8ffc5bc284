import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Rehearsed } from '../rehearsal/index.ts';
import { isRehearsalFile } from '../rehearsal/index.ts';
import { Failure } from './failure.ts';
import { isFolder, readInput, walk } from './files.ts';
import { type JunitCase, junit } from './junit.ts';
import { paint } from './paint.ts';
import { RehearsedLogs } from './rehearsed-logs.ts';

interface RehearseOptions {
  readonly json?: boolean;
  readonly junit?: string;
  readonly log?: string;
  readonly events?: string;
  readonly changes?: boolean;
  readonly why: readonly number[];
  readonly update?: boolean;
}

/** `firstplug rehearse <rehearsal.yaml|folder>…` */
export function rehearseCommand(program: Command): void {
  program
    .command('rehearse')
    .description('tell what Windows would do, step by step, on a machine in memory')
    .argument('<rehearsal...>', 'rehearsal files, or folders that hold some')
    .option('--json', 'the stories as JSON, one a line')
    .option('--changes', 'every change of the machine, instead of how many there are')
    .option(
      '--why <step>',
      'everything about a step, with the pages it follows from; may be repeated',
      numbers,
      [],
    )
    .option('--junit <file>', 'write the expectations as a JUnit report')
    .option('--log <file>', 'write the setupapi.dev.log (before Vista setupapi.log) that Windows would have')
    .option('--events <file>', "write what Device Setup Manager records of drivers' software")
    .option('--update', 'write the stories that stand beside rehearsals as `.story` files anew')
    .addHelpText(
      'after',
      `
Of more than one story the logs are told apart by a number: setupapi.dev-2.log. A file \`x.story\` beside \`x.yaml\` is what the story was; where it is there, the story must be the same.

Examples:
  firstplug rehearse examples/toaster/toaster.yaml
  firstplug rehearse examples/toaster --why 2
  firstplug rehearse examples --junit report.xml
  firstplug rehearse examples/toaster --log setupapi.dev.log
  firstplug rehearse examples --json

Exit codes: 0 everything is as expected, 1 something is not, 2 one could not be told; the others are told all the same`,
    )
    .action(async (paths: string[], options: RehearseOptions) => {
      const cases: JunitCase[] = [];
      const logs = new RehearsedLogs(options);
      for (const path of paths.flatMap(rehearsalsAt)) cases.push(...(await tellOrSay(path, options, logs)));
      if (options.junit !== undefined) writeFileSync(options.junit, junit('rehearsals', cases));
    });
}

function numbers(text: string, before: readonly number[]): number[] {
  if (!/^\d+$/.test(text)) throw new Failure(`--why ${text}: no step; it is the number before a step`);
  return [...before, Number(text)];
}

/** One file that cannot be told does not keep the next from it. */
async function tellOrSay(path: string, options: RehearseOptions, logs: RehearsedLogs): Promise<JunitCase[]> {
  try {
    return await tell(path, options, logs);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`firstplug: ${error.message}\n`);
    process.exitCode = error.exitCode;
    return [{ suite: path, name: path, error: error.message }];
  }
}

function rehearsalsAt(path: string): string[] {
  if (!isFolder(path)) return [path];
  const found = walk(path, isRehearsalFile);
  if (found.length === 0) throw new Failure(`${path} holds no rehearsal: a file that ends in .yaml`);
  return found;
}

async function tell(path: string, options: RehearseOptions, logs: RehearsedLogs): Promise<JunitCase[]> {
  const { printStory } = await import('../rehearsal/index.ts');
  const told = await rehearseFile(path);
  const plain = told.map(({ story }) => `${printStory(story).join('\n')}\n`).join('\n');
  for (const { story } of told) {
    const colours = paint();
    const lines = (): string[] => printStory(story, { ...options, ...(colours && { paint: colours }) });
    const text = options.json ? JSON.stringify({ version: 1, path, ...story }) : `${lines().join('\n')}\n`;
    process.stdout.write(`${text}\n`);
  }
  const differs = compareRecorded(path, plain, options.update ?? false);
  for (const one of told) await logs.write(one);
  if (told.some(({ held }) => !held) || differs) process.exitCode ??= 1;
  return [...told.flatMap(one => casesOf(path, one)), ...(differs ? [differs] : [])];
}

/** The story that stands beside a rehearsal must be the one that is told. */
function compareRecorded(path: string, told: string, update: boolean): JunitCase | undefined {
  const recorded = path.replace(/\.ya?ml$/i, '.story');
  if (!existsSync(recorded)) return undefined;
  if (update) {
    writeFileSync(recorded, told);
    return undefined;
  }
  const before = readFileSync(recorded, 'utf8').split('\n');
  const line = told.split('\n').findIndex((text, i) => text !== before[i]);
  if (line < 0 && told.split('\n').length === before.length) return undefined;
  const message = `${recorded}:${line + 1} is no longer what is told; look at it, and take it over with --update`;
  process.stderr.write(`firstplug: ${message}\n`);
  return { suite: path, name: 'recorded story', failure: message };
}

function casesOf(path: string, { story }: Rehearsed): JunitCase[] {
  return story.events.flatMap(step =>
    (step.events ?? []).flatMap(event => {
      if (event.kind !== 'expected') return [];
      const title = step.kind === 'step' ? `${step.number} ` : '';
      const name = `${title}${event.what}`;
      const failure = `expected ${event.expected}, found ${event.found}`;
      return [{ suite: `${path} ${story.title}`, name, ...(event.found !== undefined && { failure }) }];
    }),
  );
}

async function rehearseFile(path: string): Promise<Rehearsed[]> {
  const { rehearse } = await import('../rehearsal/index.ts');
  const { rehearsalsOf } = await import('./rehearsal-file.ts');
  const text = new TextDecoder().decode(readInput(path));
  return rehearsalsOf(path, text).map(({ rehearsal, given }) => rehearse(rehearsal, given()));
}
