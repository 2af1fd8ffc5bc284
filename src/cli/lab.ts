import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Step } from '../rehearsal/index.ts';
import { Failure } from './failure.ts';
import {
  common,
  contentsOf,
  playStep,
  SETTINGS,
  type Settings,
  type StepOptions,
  takenAlong,
} from './lab-machine.ts';
import { answerPair } from './played-step.ts';
import { quoted } from './quoted.ts';

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
    .option('--snapshot <file>', 'the machine of a snapshot instead of a new one')
    .addHelpText(
      'after',
      `
Examples:
  firstplug lab new --windows 11 --lab eleven
  firstplug lab new --snapshot machine.json --lab mine`,
    )
    .action(async ({ lab: folder, from, snapshot, ...rest }: { lab: string } & Settings) => {
      if (existsSync(join(folder, SETTINGS)))
        throw new Failure(`${folder} is a lab already; take another folder with --lab, or delete it`);
      refuseBoth({ from, snapshot, ...rest });
      const settings = {
        ...rest,
        ...(from !== undefined && { from: relative(folder, from) }),
        ...(snapshot !== undefined && { snapshot: relative(folder, snapshot) }),
      };
      const { rehearsal, given } = await contentsOf(folder, settings);
      const { createMachine } = await import('../rehearsal/index.ts');
      const { createInFolder } = await import('../machine/folder/index.ts');
      const { machine, problems } = createMachine(rehearsal, given);
      const made = createInFolder(folder, machine);
      const wrong = [...problems, ...(made.value ? [] : made.problems)];
      if (!made.value) throw new Failure(wrong.map(({ message }) => `${folder}: ${message}`).join('\n'));
      writeFileSync(join(folder, SETTINGS), `${JSON.stringify(settings)}\n`);
      process.stdout.write(
        `${folder} keeps ${snapshot === undefined ? 'a new Windows' : 'that machine'} now\n`,
      );
    });
}

/** A snapshot says which Windows it is. */
function refuseBoth({ snapshot, ...others }: { readonly [S in keyof Settings]: string | undefined }): void {
  const [other] = Object.entries(others).filter(([, value]) => value !== undefined);
  if (snapshot !== undefined && other)
    throw new Failure(
      `--snapshot says what the machine is; --${other[0]} says it too, leave one of them out`,
    );
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
    name: 'add-hardware',
    argument: '<class[=folder]>',
    description: 'add hardware of a setup class by hand; "Have Disk" is told the folder',
    step: addHardwareStep,
  },
  {
    name: 'update-driver',
    argument: '<device[=folder]>',
    description: 'update a driver by hand: Windows looks in the folder; without one a list is shown',
    step: updateDriverStep,
  },
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
  'add-hardware': "'Ports=D:\\' --answer 'Which driver=Fabrikam Port (Fabrikam, 04/01/2001, 1.0.0.0)'",
  'update-driver': "'first=D:\\'",
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
      const { words: taken, folders } = await takenAlong(words);
      await playStep(options, { run: [tool, ...taken.map(quoted)].join(' ') }, { folders });
    });
}

const TOOL_EXAMPLES: Readonly<Record<string, string>> = {
  pnputil: 'pnputil /add-driver drivers/toastpkg.inf /install',
  devcon: 'devcon status *',
};

function answerStep(text: string): Step {
  return { answer: Object.fromEntries([answerPair(text)]) };
}

function addHardwareStep(text: string): Step {
  const [name, folder] = beforeAndAfter(text);
  return { addHardware: { class: name, ...(folder !== '' && { folder }) } };
}

function updateDriverStep(text: string): Step {
  const [device, folder] = beforeAndAfter(text);
  return { updateDriver: folder === '' ? { device, list: true } : { device, folder } };
}

function beforeAndAfter(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
