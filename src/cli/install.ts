import type { Command } from 'commander';
import { isInfFile } from '../inf/index.ts';
import type { ActOptions } from './act.ts';
import { acting, actOn } from './acting-machine.ts';

/** `firstplug install <application.yaml|package.inf> [switches…]` */
export function installCommand(program: Command): void {
  acting(program.command('install <what> [switches...]'))
    .description('install what a configuration file says, or a driver package')
    .allowUnknownOption()
    .passThroughOptions()
    .addHelpText(
      'after',
      `
Behind a configuration file stand DPInst's switches (/q, /f, /a, /sh, …), --plan and --uninstall. A driver package is
an INF: it is staged, and installed on the devices for which it is better. On the Windows that this runs on
administrator rights are needed, to plan none; what then changed is compared with the plan. With --machine the folder
of the file is taken onto that machine.

Examples:
  firstplug install drivers\\setup.application.yaml --plan
  firstplug install drivers\\setup.application.yaml /q
  firstplug install drivers\\toastpkg.inf
  firstplug install --machine lab drivers/setup.application.yaml /q

Exit codes: those of the installation: 0 done, 3010 a restart is needed, 1641 one has begun, 259 no device wanted the
driver, else a Win32 error (5 no administrator, 1460 Windows or a program did not come back in time, 1223 stopped), in
eight bits where the system has no more; 1 somebody waits for an answer (give it with --answer), 2 it could not be done`,
    )
    .action(async (path: string, switches: string[], options: ActOptions) => {
      if (isInfFile(path)) {
        const words = ['/add-driver', path, '/install', ...switches.filter(one => one !== '--plan')];
        await actOn(planned(options, switches), { kind: 'pnputil', words });
      } else
        await actOn(planned(options, switches), {
          kind: 'application',
          path,
          switches: withPlan(switches, options),
        });
    });
}

/** --plan may stand before the file and behind it. */
function planned(options: ActOptions, switches: readonly string[]): ActOptions {
  return switches.includes('--plan') ? { ...options, plan: true } : options;
}

function withPlan(switches: readonly string[], { plan }: ActOptions): readonly string[] {
  return plan && !switches.includes('--plan') ? [...switches, '--plan'] : switches;
}
