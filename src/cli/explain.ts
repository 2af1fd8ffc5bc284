import type { Command } from 'commander';
import type { Facts } from '../base/index.ts';
import type { SelectingWindows, Signature } from '../engine/select/index.ts';
import type { MemoryMachine } from '../machine/memory/index.ts';
import type { LoadedInf, PackageFiles } from '../rehearsal/index.ts';
import { devicesOf, typedDevice } from './device-sources.ts';
import type { Explained } from './explained.ts';
import { Failure } from './failure.ts';
import type { DeviceSource } from './named-device.ts';
import { readArchitecture, readWindows } from './options.ts';
import { packagesOfMachine, readPackages } from './packages.ts';
import { paint } from './paint.ts';
import { thisComputer } from './this-computer.ts';

interface ExplainOptions {
  readonly device: readonly string[];
  readonly devices: readonly string[];
  readonly thisComputer?: boolean;
  readonly windows: readonly string[];
  readonly arch?: string;
  readonly signature?: string;
  readonly allSigningEqual?: string;
  readonly json?: boolean;
}

const SIGNATURES = ['inbox', 'whql', 'authenticode', 'unsigned'] as const;
const several = (value: string, before: readonly string[]): string[] => [...before, value];

/** `firstplug explain <packages…>` */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'say which of these driver packages Windows would use for a device, why, and what would turn it',
    )
    .argument(
      '[packages...]',
      'INF files, folders that hold some, or a machine: the folder of a lab, or a snapshot',
    )
    .option(
      '--device <ids>',
      'a device: its hardware IDs, then ; and its compatible IDs; may be repeated',
      several,
      [],
    )
    .option(
      '--devices <file>',
      'devices of a snapshot, of a rehearsal, of `pnputil /enum-devices /deviceids` (text or XML), DxDiag, or a setupapi log',
      several,
      [],
    )
    .option(
      '--this-computer',
      'the devices of the computer that this runs on; of a Windows its packages and version too',
    )
    .option(
      '--windows <version>',
      'for this Windows, such as 10.0.22631, 11 or "xp sp3"; may be repeated',
      several,
      [],
    )
    .option('--arch <architecture>', 'its architecture: x86, amd64, arm, arm64 or ia64')
    .option('--signature <kind>', `take all packages as ${SIGNATURES.join(', ')}`)
    .option('--all-signing-equal <on|off>', 'the policy of that name; Windows 7 and later have it on')
    .option('--json', 'the same as data')
    .addHelpText(
      'after',
      `
Only the packages that are named take part; drivers that come with Windows do where a machine has them.

Examples:
  firstplug explain ./drivers --this-computer --windows 11
  firstplug explain a.inf b.inf --device 'USB\\VID_1209&PID_7057&REV_0100,USB\\VID_1209&PID_7057;USB\\Class_FF'
  firstplug explain ./drivers --devices devices.txt --windows 7 --windows 11 --json
  firstplug explain ./drivers machine.json --devices machine.json

Exit codes: 0 every device has a driver, 1 some are left without one, 2 it could not be explained`,
    )
    .action((paths: string[], options: ExplainOptions) => explain(paths, options));
}

async function explain(paths: readonly string[], options: ExplainOptions): Promise<void> {
  const { explainDevices } = await import('./explained.ts');
  const { printExplained } = await import('./explain-print.ts');
  const signature = readSignature(options.signature);
  const here = options.thisComputer ? await thisWindows() : undefined;
  const named = await readPackages(paths, signature);
  const own = here ? await packagesOfMachine('this Windows', here, signature) : { files: [] };
  const files = [...named.files, ...own.files];
  if (files.length === 0)
    throw new Failure('no package to explain: name INF files, or folders that hold some');
  const machine = here?.facts ?? named.machine;
  const sources = await sourcesOf(options, here);
  const architecture = readArchitecture(options.arch ?? 'amd64');
  const asked = options.windows.map(version => readWindows(version, architecture));
  const targets = asked.length > 0 ? asked : [machine ?? readWindows('11', architecture)];
  const explained: Explained[] = [];
  for (const facts of targets) {
    const windows = await selecting(facts, options.allSigningEqual);
    const { loaded, notes } = await load(files, windows.facts);
    const devices = sources.flatMap(source => source(windows.facts));
    explained.push(explainDevices(loaded, devices, windows, notes));
  }
  const text = options.json
    ? JSON.stringify({ version: 1, windows: explained })
    : explained.flatMap(one => printExplained(one, paint())).join('\n');
  process.stdout.write(`${text}\n`);
  if (explained.some(one => one.devices.some(device => !device.chosen))) process.exitCode = 1;
}

async function selecting(facts: Facts, allSigningEqual: string | undefined): Promise<SelectingWindows> {
  const { selectingWindows } = await import('../engine/select/index.ts');
  if (allSigningEqual === undefined) return selectingWindows(facts);
  if (allSigningEqual !== 'on' && allSigningEqual !== 'off') {
    throw new Failure(`--all-signing-equal ${allSigningEqual}: it is on or off`);
  }
  return selectingWindows(facts, { allSigningEqual: allSigningEqual === 'on' });
}

function readSignature(text: string | undefined): Signature | undefined {
  if (text === undefined) return undefined;
  const signature = SIGNATURES.find(one => one === text.toLowerCase());
  if (!signature) throw new Failure(`--signature ${text}: it is one of ${SIGNATURES.join(', ')}`);
  return signature;
}

/** The Windows that this runs on, where it is one. */
async function thisWindows(): Promise<MemoryMachine | undefined> {
  if (process.platform !== 'win32') return undefined;
  const { runningMachine, runningWindows } = await import('./running-windows.ts');
  return runningMachine(await runningWindows(), true);
}

async function sourcesOf(
  { device, devices, thisComputer: own }: ExplainOptions,
  here: MemoryMachine | undefined,
): Promise<DeviceSource[]> {
  const files = await Promise.all(devices.map(path => devicesOf(path)));
  const { devicesOfMachine } = await import('./machine-devices.ts');
  const computer = here ? [() => devicesOfMachine(here)] : own ? [thisComputer()] : [];
  const sources = [...device.map(typedDevice), ...files, ...computer];
  if (sources.length === 0)
    throw new Failure('no device to explain: give --device, --devices or --this-computer');
  return sources;
}

async function load(
  files: readonly PackageFiles[],
  facts: Facts,
): Promise<{ loaded: LoadedInf[]; notes: string[] }> {
  const { loadPackage } = await import('../rehearsal/index.ts');
  const { errorName } = await import('../base/index.ts');
  const loaded: LoadedInf[] = [];
  const notes: string[] = [];
  for (const one of files.flatMap(file => loadPackage(file, facts))) {
    if ('source' in one) loaded.push(one);
    else
      notes.push(
        `${one.name}${one.errorLine > 0 ? `:${one.errorLine}` : ''} is no INF to Windows: ${errorName(one.error)}`,
      );
  }
  const assumed = loaded.filter(one => one.signatureAssumed);
  if (assumed.length > 0) {
    const unsigned = assumed.filter(one => one.signature === 'unsigned').length;
    const rest = unsigned > 0 ? `, ${unsigned} without one unsigned` : '';
    notes.push(
      `Signatures are not looked at: INFs that name a catalog count as signed by their vendor${rest}.`,
    );
  }
  return { loaded, notes };
}
