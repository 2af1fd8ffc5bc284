import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { KeptMachine } from '../machine/index.ts';
import type { Given, Rehearsal, Step } from '../rehearsal/index.ts';
import type { StepEvent } from '../story/index.ts';
import { Failure, printProblems } from './failure.ts';
import { readInput } from './files.ts';
import { paint } from './paint.ts';
import { filesBelow, givenOf } from './rehearsal-folders.ts';

/** What a lab was made from. */
interface Settings {
  /** The rehearsal file, relative to the lab. */
  readonly from?: string;
  readonly windows?: string;
  readonly arch?: string;
}

interface StepOptions {
  readonly lab: string;
  readonly answer: readonly string[];
  readonly json?: boolean;
  readonly changes?: boolean;
}

const SETTINGS = 'lab.json';

/** `firstplug lab …`: a machine that is kept in a folder from command to command. */
export function labCommand(program: Command): void {
  const lab = program
    .command('lab')
    .enablePositionalOptions()
    .description('try things on a machine that is kept in a folder, one command after the other')
    .addHelpText(
      'after',
      `
Examples:
  firstplug lab new --from examples/toaster/toaster.yaml
  firstplug lab stage kitchen
  firstplug lab plug first
  firstplug lab pnputil /enum-devices /connected
  firstplug lab restart

What there is to plug in, stage and insert stands in the rehearsal file that the lab was made from.
A command that is killed loses nothing: the machine is as before it, or as after it.

Exit codes: 0 done, 1 somebody waits for an answer (give it with --answer), 2 it could not be done;
of run, pnputil and devcon that of the program`,
    );
  newCommand(lab);
  for (const verb of VERBS) verbCommand(lab, verb);
  for (const tool of ['pnputil', 'devcon']) toolCommand(lab, tool);
}

function newCommand(lab: Command): void {
  lab
    .command('new')
    .description('make a newly installed Windows')
    .option('--lab <folder>', 'the folder that keeps it', 'lab')
    .option('--from <rehearsal>', 'the rehearsal file that says what there is')
    .option('--windows <version>', 'which Windows, where the rehearsal does not say')
    .option('--arch <name>', 'which architecture')
    .addHelpText('after', '\nExample:\n  firstplug lab new --windows 11 --lab eleven')
    .action(async ({ lab: folder, from, ...rest }: { lab: string } & Settings) => {
      if (existsSync(join(folder, SETTINGS)))
        throw new Failure(`${folder} is a lab already; take another folder with --lab, or delete it`);
      const settings = { ...rest, ...(from !== undefined && { from: relative(folder, from) }) };
      const { rehearsal, given } = await contentsOf(folder, settings);
      const { createMachine } = await import('../rehearsal/index.ts');
      const { createInFolder } = await import('../machine/folder/index.ts');
      const { machine, problems } = createMachine(rehearsal, given);
      const made = createInFolder(folder, machine);
      const wrong = [...problems, ...(made.value ? [] : made.problems)];
      if (!made.value) throw new Failure(wrong.map(({ message }) => `${folder}: ${message}`).join('\n'));
      writeFileSync(join(folder, SETTINGS), `${JSON.stringify(settings)}\n`);
      process.stdout.write(`${folder} keeps a new Windows now\n`);
    });
}

/** What a lab has besides its machine: what its rehearsal file says, read anew for every command. */
async function contentsOf(
  folder: string,
  settings: Settings,
): Promise<{ rehearsal: Rehearsal; given: Given }> {
  const { readRehearsals } = await import('../rehearsal/index.ts');
  const path = settings.from === undefined ? undefined : resolve(folder, settings.from);
  const { windows = '11', arch = 'amd64' } = settings;
  const text =
    path === undefined
      ? `machine: { windows: ${JSON.stringify(windows)}, architecture: ${arch} }\nsteps: [{ scan: true }]\n`
      : new TextDecoder().decode(readInput(path));
  const { value, problems } = readRehearsals(text);
  const name = path ?? '--windows and --arch';
  if (!value?.[0]) throw new Failure(printProblems(name, text, problems));
  return { rehearsal: value[0], given: givenOf(value[0], { path: path ?? folder, text, document: 0 }) };
}

/** A verb of the lab: a step of a rehearsal. */
interface Verb {
  readonly name: string;
  readonly argument?: string;
  readonly description: string;
  readonly step: (argument: string) => Step;
}

const VERBS: readonly Verb[] = [
  {
    name: 'stage',
    argument: '<package>',
    description: 'add a package of the rehearsal file to the driver store',
    step: stage => ({ stage }),
  },
  {
    name: 'plug',
    argument: '<hardware>',
    description: 'plug hardware of the rehearsal file in',
    step: plug => ({ plug }),
  },
  { name: 'unplug', argument: '<hardware>', description: 'unplug it', step: unplug => ({ unplug }) },
  { name: 'scan', description: 'look for hardware changes', step: () => ({ scan: true }) },
  {
    name: 'insert',
    argument: '<medium>',
    description: 'insert a medium of the rehearsal file',
    step: insert => ({ insert }),
  },
  { name: 'eject', argument: '<medium>', description: 'eject it', step: eject => ({ eject }) },
  { name: 'run', argument: '<command>', description: 'run a program', step: run => ({ run }) },
  {
    name: 'answer',
    argument: '<question=answer>',
    description: 'answer a wizard that is open',
    step: answerStep,
  },
  { name: 'restart', description: 'restart Windows', step: () => ({ restart: true }) },
  {
    name: 'power',
    argument: '<on|off>',
    description: 'switch the computer on or off',
    step: to => ({ power: to === 'off' ? 'off' : 'on' }),
  },
  { name: 'software', description: 'run the queue of AddSoftware', step: () => ({ software: true }) },
  {
    name: 'advance',
    argument: '<time>',
    description: 'let time pass: 20s, 5m, 3h, 2d',
    step: advance => ({ advance }),
  },
];

function verbCommand(lab: Command, { name, argument, description, step }: Verb): void {
  const command = lab.command(argument === undefined ? name : `${name} ${argument}`).description(description);
  common(command)
    .addHelpText(
      'after',
      `\nExample:\n  firstplug lab ${name}${argument === undefined ? '' : ` ${EXAMPLES[name] ?? ''}`}`,
    )
    .action(async (...args: unknown[]) => {
      const given = argument === undefined ? '' : String(args[0]);
      await playStep(args[argument === undefined ? 0 : 1] as StepOptions, step(given));
    });
}

const EXAMPLES: Readonly<Record<string, string>> = {
  stage: 'kitchen',
  plug: 'first',
  unplug: 'first',
  insert: 'cd',
  eject: 'cd',
  run: '"D:\\setup.exe /q"',
  answer: '"Found New Hardware=D:\\"',
  power: 'off',
  advance: '2d',
};

function toolCommand(lab: Command, tool: string): void {
  common(lab.command(`${tool} [words...]`))
    .description(`${tool} as on Windows, with its verbs and exit codes`)
    .allowUnknownOption()
    .passThroughOptions()
    .addHelpText(
      'after',
      `\nINFs of this computer are copied onto the machine first.\n\nExample:\n  firstplug lab ${TOOL_EXAMPLES[tool]}`,
    )
    .action(async (words: string[], options: StepOptions) => {
      const line = [tool, ...words.map(word => (/\s/.test(word) ? `"${word}"` : word))].join(' ');
      await playStep(options, { run: line }, words);
    });
}

const TOOL_EXAMPLES: Readonly<Record<string, string>> = {
  pnputil: 'pnputil /add-driver drivers/toastpkg.inf /install',
  devcon: 'devcon status *',
};

function common(command: Command): Command {
  return command
    .option('--lab <folder>', 'the folder that keeps the machine', 'lab')
    .option('--answer <question=answer>', 'what the person answers; may be repeated', repeated, [])
    .option('--changes', 'every change of the machine, instead of how many there are')
    .option('--json', 'what happened as JSON');
}

function repeated(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

function answerPair(text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new Failure(`${text}: no answer; write a part of the question, = and the answer`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function answerStep(text: string): Step {
  return { answer: Object.fromEntries([answerPair(text)]) };
}

/** Plays one step on the machine of a lab. `hostInfs`: words that may be INFs of this computer. */
async function playStep(options: StepOptions, step: Step, hostInfs: readonly string[] = []): Promise<void> {
  const { readRehearsals: _, ...rehearsals } = await import('../rehearsal/index.ts');
  const settings = settingsOf(options.lab);
  const { rehearsal, given } = await contentsOf(options.lab, settings);
  const answers = { ...rehearsal.answers, ...Object.fromEntries(options.answer.map(answerPair)) };
  const { issuesOfStep, printStory, Timeline } = rehearsals;
  for (const { message } of issuesOfStep(rehearsal, step)) throw new Failure(message);
  const machine = await openLab(options.lab);
  const renamed = await copyHostInfs(machine, hostInfs);
  const played =
    'run' in step ? { run: renamed.reduce((line, [from, to]) => line.replace(from, to), step.run) } : step;
  const timeline = new Timeline({ ...rehearsal, answers }, given, machine);
  const event = timeline.play(played);
  const { windows, architecture } = rehearsal.machine;
  const story = { title: options.lab, machine: { windows, architecture }, events: [event] };
  const colours = paint();
  const print = { ...(options.changes && { changes: true }), ...(colours && { paint: colours }) };
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ version: 1, ...story })}\n`
      : `${printStory(story, print).slice(2).join('\n')}\n`,
  );
  process.exitCode = exitCodeOf(event, timeline.waits);
}

/** That of the program that ran, 1 where somebody waits for an answer, 2 for what could not be done. */
function exitCodeOf(event: StepEvent, waits: boolean): number {
  if (waits) return 1;
  if (event.events?.some(({ kind, severity }) => kind === 'note' && severity === 'error')) return 2;
  const ran = event.events?.find(({ kind }) => kind === 'ran');
  return ran?.kind === 'ran' ? (ran.exitCode ?? 2) & 0xff || Number((ran.exitCode ?? 2) !== 0) : 0;
}

function settingsOf(folder: string): Settings {
  const path = join(folder, SETTINGS);
  if (!existsSync(path))
    throw new Failure(`${folder} is no lab; make one with: firstplug lab new --lab ${folder}`);
  return JSON.parse(readFileSync(path, 'utf8')) as Settings;
}

async function openLab(folder: string): Promise<KeptMachine> {
  const { openFolder } = await import('../machine/folder/index.ts');
  const { value, problems } = openFolder(folder);
  if (!value) throw new Failure(problems.map(({ message }) => `${folder}: ${message}`).join('\n'));
  return value;
}

/** Copies the folders of INFs of this computer onto the machine; each word with what it is called there. */
async function copyHostInfs(
  machine: KeptMachine,
  words: readonly string[],
): Promise<(readonly [string, string])[]> {
  const { PACKAGES, putFolder } = await import('../rehearsal/index.ts');
  const { Transaction } = await import('../machine/index.ts');
  const { sha256 } = await import('../machine/folder/index.ts');
  const infs = words.filter(word => /\.inf$/i.test(word) && !/^[a-z]:\\/i.test(word) && existsSync(word));
  return infs.map(word => {
    const folder = dirname(resolve(word));
    const target = `${PACKAGES}\\${basename(folder).replace(/[^\w.-]/g, '_')}`;
    const transaction = new Transaction(machine);
    putFolder(transaction, target, filesBelow(folder, true), sha256);
    const { kind } = transaction.commit();
    if (kind !== 'committed') throw new Failure(`${word} could not be copied onto the machine`);
    return [word, `${target}\\${basename(word)}`];
  });
}
