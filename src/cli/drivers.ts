import type { Command } from 'commander';
import { type AskOptions, asked, listDrivers } from './asked-machine.ts';

/** `firstplug drivers` */
export function driversCommand(program: Command): void {
  asked(program.command('drivers'))
    .description('list the driver packages that did not come with Windows')
    .addHelpText(
      'after',
      `
Examples:
  firstplug drivers
  firstplug drivers --machine machine.json --json

Exit codes: 0 listed, 2 it could not be done`,
    )
    .action(async (options: AskOptions) => listDrivers(options));
}
