import type { Command } from 'commander';
import { isInfFile } from '../inf/index.ts';
import type { ActOptions } from './act.ts';
import { acting, actOn } from './acting-machine.ts';
import { Failure } from './failure.ts';

/** `firstplug stage <inf…>` */
export function stageCommand(program: Command): void {
  acting(program.command('stage <inf...>'))
    .description('add driver packages to the driver store, for devices to come')
    .addHelpText(
      'after',
      `
Examples:
  firstplug stage drivers\\toastpkg.inf --plan
  firstplug stage drivers\\toastpkg.inf
  firstplug stage drivers/toastpkg.inf --machine lab

Exit codes: 0 added, else a Win32 error (5 no administrator, 1460 Windows did not come back in time, 1223 stopped), in
eight bits where the system has no more; 2 it could not be done`,
    )
    .action(async (infs: string[], options: ActOptions) => {
      const other = infs.find(one => !isInfFile(one));
      if (other !== undefined) throw new Failure(`${other}: name INF files`);
      await actOn(options, { kind: 'pnputil', words: ['/add-driver', ...infs] });
    });
}
