import type { Command } from 'commander';
import { replaceFile } from './replace-file.ts';

interface SnapshotOptions {
  readonly machine?: string;
  readonly output?: string;
  readonly personal?: boolean;
}

/** `firstplug snapshot` */
export function snapshotCommand(program: Command): void {
  program
    .command('snapshot')
    .description('take a machine as one file, to rehearse and explain on it elsewhere')
    .option(
      '--machine <lab|snapshot>',
      'the folder of a lab, or a snapshot; without it the Windows that this runs on',
    )
    .option('-o, --output <file>', 'where to write it; standard output by default')
    .option('--personal', 'with the names of persons and machines, serial numbers and addresses')
    .addHelpText(
      'after',
      `
Examples:
  firstplug snapshot -o machine.json
  firstplug snapshot --machine lab -o machine.json
  firstplug explain ./drivers machine.json --devices machine.json

Exit codes: 0 taken, 2 could not be read or written`,
    )
    .action(async (options: SnapshotOptions) => takeSnapshot(options));
}

async function takeSnapshot({ machine, output, personal = false }: SnapshotOptions): Promise<void> {
  const { printSnapshot } = await import('../machine/snapshot/index.ts');
  const { machineAt } = await import('./machine-file.ts');
  const { namesHere, runningMachine, runningWindows } = await import('./running-windows.ts');
  const isHere = machine === undefined;
  const taken = isHere ? await runningMachine(await runningWindows(), personal) : await machineAt(machine);
  const names = isHere ? namesHere() : { hosts: [], users: [] };
  const text = printSnapshot(taken, { personal: personal ? 'kept' : names });
  if (output === undefined) process.stdout.write(text);
  else replaceFile(output, new TextEncoder().encode(text));
}
