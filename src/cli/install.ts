import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { GivenFile } from '../rehearsal/index.ts';
import { Failure, printProblems } from './failure.ts';
import { readInput } from './files.ts';
import { quoted } from './lab.ts';
import { common, playStep, type StepOptions } from './lab-machine.ts';

/** Where the folder of an application stands on the machine of a lab. */
const FOLDER = 'C:\\Install';
const PROGRAM = 'setup.exe';

/** `firstplug install <application.yaml> [switches…]` */
export function installCommand(program: Command): void {
  common(program.command('install <application> [switches...]'))
    .description('install what a configuration file says, on the machine of a lab')
    .allowUnknownOption()
    .passThroughOptions()
    .addHelpText(
      'after',
      `
The switches are DPInst's (/q, /f, /a, /sh, …), --plan, which changes nothing, and --uninstall. The folder of the
configuration file is taken onto the machine. Firstplug does not act on a running Windows yet.

Examples:
  firstplug lab new --windows 11
  firstplug install drivers/setup.application.yaml --plan
  firstplug install --lab eleven drivers/setup.application.yaml /q

Exit codes: those of the installation: 0 done, 3010 a restart is needed, else a Win32 error, in eight bits where the
system has no more; 1 somebody waits for an answer (give it with --answer), 2 it could not be done`,
    )
    .action(async (path: string, switches: string[], options: StepOptions) => {
      const text = new TextDecoder().decode(readInput(path));
      const { readApplication } = await import('../installer/index.ts');
      const { value, problems } = readApplication(text);
      if (!value) throw new Failure(printProblems(path, text, problems));
      const folder = `${FOLDER}\\${basename(dirname(resolve(path))).replace(/[^\w.-]/g, '_')}`;
      const programs = { [PROGRAM]: { exit: 0, seconds: 1, shows: false, application: path } };
      const run = [`"${folder}\\${PROGRAM}"`, ...switches.map(quoted)].join(' ');
      await playStep(
        options,
        { run },
        {
          folders: new Map([[folder, await withProgram(dirname(path))]]),
          programs,
          texts: new Map([[path, text]]),
        },
      );
    });
}

/** The files of a folder, and a program among them. */
async function withProgram(folder: string): Promise<GivenFile[]> {
  const { filesBelow } = await import('./rehearsal-folders.ts');
  const files = filesBelow(folder, false);
  if (existsSync(`${folder}/${PROGRAM}`)) return files;
  return [...files, { path: PROGRAM, bytes: new TextEncoder().encode('firstplug install') }];
}
