import type { Command } from 'commander';
import type { ActOptions } from './act.ts';
import { acting, actOn } from './acting-machine.ts';

/** `firstplug scan` */
export function scanCommand(program: Command): void {
  acting(program.command('scan'))
    .description('have Windows look for devices that came or went')
    .addHelpText(
      'after',
      `
Examples:
  firstplug scan
  firstplug scan --machine lab

Exit codes: 0 done, else a Win32 error (5 no administrator, 1460 Windows did not come back in time, 1223 stopped), in
eight bits where the system has no more; 2 it could not be done`,
    )
    .action(async (options: ActOptions) => actOn(options, { kind: 'pnputil', words: ['/scan-devices'] }));
}
