import type { Command } from 'commander';
import type { ActOptions } from './act.ts';
import { acting, actOn } from './acting-machine.ts';
import { Failure } from './failure.ts';

/** `firstplug uninstall <application.yaml|oemN.inf>` */
export function uninstallCommand(program: Command): void {
  acting(program.command('uninstall <what>'))
    .description(
      'remove what an installation application installed, or a driver package from devices and store',
    )
    .addHelpText(
      'after',
      `
Examples:
  firstplug uninstall oem12.inf --plan
  firstplug uninstall oem12.inf
  firstplug uninstall drivers\\setup.application.yaml
  firstplug uninstall oem0.inf --machine lab

Exit codes: 0 done, 3010 a restart is needed, else a Win32 error (5 no administrator, 1460 Windows or a program did not
come back in time, 1223 stopped), in eight bits where the system has no more; 1 somebody waits for an answer, 2 it could
not be done`,
    )
    .action(async (what: string, options: ActOptions) => {
      if (/^oem\d+\.inf$/i.test(what)) {
        await actOn(options, { kind: 'pnputil', words: ['/delete-driver', what, '/uninstall'] });
      } else if (/\.ya?ml$/i.test(what)) {
        const switches = ['--uninstall', ...(options.plan ? ['--plan'] : [])];
        await actOn(options, { kind: 'application', path: what, switches });
      } else {
        throw new Failure(`${what}: name a package as it is published, such as oem12.inf (firstplug drivers), or a
   configuration file of an installation application`);
      }
    });
}
