import type { Command } from 'commander';
import type { Act, ActOptions } from './act.ts';
import { isFolder } from './files.ts';
import { labTarget } from './lab-machine.ts';
import { machineTarget } from './machine-target.ts';
import { playOn, type Target } from './played-step.ts';

/** The options of every command that acts on a machine. */
export function acting(command: Command): Command {
  return command
    .option('--machine <lab|snapshot>', 'the folder of a lab, or a snapshot; without it this Windows')
    .option('--plan', 'say what would happen, and change nothing')
    .option('--answer <question=answer>', 'what the person answers; may be repeated', repeated, [])
    .option('--timeout <minutes>', 'how long a program or Windows may take, on a running Windows', '30')
    .option('--changes', 'every change of the machine, instead of how many there are')
    .option('--json', 'what happened as JSON');
}

function repeated(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

/** Does something where the options say, writes what happened, and sets the exit code. */
export async function actOn(options: ActOptions, act: Act): Promise<void> {
  if (options.machine === undefined) {
    const { actOnWindows, thisWindows } = await import('./act-on-windows.ts');
    await actOnWindows(options, act, await thisWindows());
    return;
  }
  const target = await targetAt(options.machine);
  const isLab = isFolder(options.machine);
  const { stepOf } = await import('./act-step.ts');
  const { step, beside } = await stepOf(act, 'mapped');
  if (!isLab && !options.plan)
    process.stderr.write(`${options.machine} stays as it is: a snapshot cannot be changed\n`);
  await playOn(target, options, { step, beside, plan: options.plan === true && act.kind !== 'application' });
}

/** A machine to act on: that of a lab, or a copy of a snapshot's. */
async function targetAt(path: string): Promise<Target> {
  if (isFolder(path)) return labTarget(path);
  const { readSnapshotFile } = await import('./snapshot-file.ts');
  return machineTarget(path, readSnapshotFile(path));
}
