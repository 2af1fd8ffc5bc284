import type { Command } from 'commander';
import { type AskOptions, asked } from './asked-machine.ts';

interface DevicesOptions extends AskOptions {
  readonly problem?: boolean;
  readonly connected?: boolean;
  readonly class?: string;
}

/** `firstplug devices` */
export function devicesCommand(program: Command): void {
  asked(program.command('devices'))
    .description('list devices with their status, driver and identifiers')
    .option('--connected', 'only those that are there')
    .option('--problem', 'only those with a problem')
    .option('--class <name|guid>', 'only those of a setup class')
    .addHelpText(
      'after',
      `
Examples:
  firstplug devices --problem
  firstplug devices --machine machine.json --class Net --json

Exit codes: 0 listed, 2 it could not be done`,
    )
    .action(async ({ problem, connected, class: name, ...options }: DevicesOptions) => {
      const { listDevices } = await import('./asked-machine.ts');
      await listDevices(options, {
        ...(problem && { problem }),
        ...(connected && { connected }),
        ...(name !== undefined && { class: name }),
      });
    });
}
