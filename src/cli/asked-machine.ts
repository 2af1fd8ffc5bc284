import type { Command } from 'commander';
import { sameName } from '../base/index.ts';
import type { ToolDevice, ToolPackage, Tools } from '../device-tools/index.ts';
import { machineAt } from './machine-file.ts';

/** Which machine a command asks that changes nothing. */
export interface AskOptions {
  readonly machine?: string;
  readonly json?: boolean;
}

/** The options of every command that asks a machine. */
export function asked(command: Command): Command {
  return command
    .option('--machine <lab|snapshot>', 'the folder of a lab, or a snapshot; without it this Windows')
    .option('--json', 'the same as data');
}

/** What the tools ask: SetupAPI of the machine that is named, or of the Windows that this runs on. */
async function toolsOf(machine: string | undefined): Promise<Tools> {
  const infs = (): string[] => [];
  if (machine === undefined) {
    const { runningWindows } = await import('./running-windows.ts');
    const { windowsSetupApi } = await import('../windows/index.ts');
    const windows = process.env.SystemRoot ?? 'C:\\Windows';
    return { api: windowsSetupApi(await runningWindows()), windows, infs };
  }
  const { EngineSetupApi } = await import('../engine/index.ts');
  const { Transaction } = await import('../machine/index.ts');
  const { windowsFolder } = await import('../machine/fresh/index.ts');
  const transaction = new Transaction(await machineAt(machine));
  const { architecture } = transaction.facts;
  const windows = windowsFolder(transaction.facts);
  const directories = { windows, system: `${windows}\\System32` };
  return {
    api: new EngineSetupApi(transaction, { architecture, currentDirectory: 'C:\\', directories }),
    windows,
    infs,
  };
}

/** Which devices are wanted. */
export interface DeviceFilter {
  readonly connected?: boolean;
  readonly problem?: boolean;
  readonly class?: string;
}

export async function listDevices({ machine, json }: AskOptions, filter: DeviceFilter): Promise<void> {
  const { devicesOf, runPnputil } = await import('../device-tools/index.ts');
  const tools = await toolsOf(machine);
  if (json) {
    const found = devicesOf(tools.api, 'all').filter(
      one =>
        (!filter.connected || one.isPresent) &&
        (!filter.problem || one.problem !== 0) &&
        (filter.class === undefined ||
          [one.className, one.classGuid].some(name => sameName(name, filter.class!))),
    );
    process.stdout.write(`${JSON.stringify({ version: 1, devices: found.map(deviceData) })}\n`);
    return;
  }
  const words = [
    '/enum-devices',
    '/deviceids',
    ...(filter.connected ? ['/connected'] : []),
    ...(filter.problem ? ['/problem'] : []),
    ...(filter.class === undefined ? [] : ['/class', filter.class]),
  ];
  write(runPnputil(words, tools).lines);
}

/** Without what only its process can use. */
function deviceData(one: ToolDevice): object {
  const own = Object.entries(one).filter(([name]) => name !== 'set' && name !== 'info');
  return Object.fromEntries(own);
}

export async function listDrivers({ machine, json }: AskOptions): Promise<void> {
  const { packagesOf, runPnputil } = await import('../device-tools/index.ts');
  const tools = await toolsOf(machine);
  if (json) {
    const drivers: ToolPackage[] = packagesOf(tools);
    process.stdout.write(`${JSON.stringify({ version: 1, drivers })}\n`);
  } else write(runPnputil(['/enum-drivers'], tools).lines);
}

/** Without the title of pnputil. */
function write(lines: readonly string[]): void {
  process.stdout.write(`${lines.slice(2).join('\n')}\n`);
}
