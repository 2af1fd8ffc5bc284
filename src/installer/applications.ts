import type { InstalledProduct, Product } from '../setupapi/index.ts';
import { type Detection, type DeviceApplication, forArchitecture } from './application.ts';
import { isDeclined } from './command-line.ts';
import { joinPath } from './paths.ts';
import type { Step } from './report.ts';
import type { Run } from './run.ts';

const SKIP = 'do without';

/**
 * Installs the programs that belong to the devices, those that are not installed yet: SF5, IA5, IA18. What Windows
 * Installer or the list of installed programs knows is not installed twice. The user may do without one unless the
 * device needs it: N8.
 * @returns the exit code or error of the first that failed
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/guidelines-for-writing-device-installation-applications
 */
export function installApplications(run: Run): number | undefined {
  let failure: number | undefined;
  for (const application of run.application.applications) {
    const command = installCommand(run, application);
    if (command !== undefined && isWanted(run, application)) {
      const because = application.requiredBecause ?? 'not installed yet';
      const failed = runFor(run, application, 'install', command, because);
      failure ??= failed;
    }
  }
  return failure;
}

/** Whether it is neither installed nor declined. */
function isWanted(run: Run, { name, detect, requiredBecause }: DeviceApplication): boolean {
  const installed = installedBy(run, detect);
  if (installed && isEnough(installed, detect)) {
    const { version } = installed;
    run.note({ kind: 'application-present', name, ...(version !== undefined && { version }) });
    return false;
  }
  if (requiredBecause !== undefined) return true;
  const declined =
    isDeclined(run.options, name) ||
    run.ask('question', run.texts.offer, ['install', SKIP], { application: name }) === SKIP;
  if (declined) run.note({ kind: 'application-declined', name });
  return !declined;
}

/** What is known of a program that is installed, whatever its version. */
export function installedBy(run: Run, detect: Detection): InstalledProduct | undefined {
  return run.desk.installed(productOf(detect));
}

function productOf({ productCode, upgradeCode, name = '' }: Detection): Product {
  if (productCode !== undefined) return { productCode };
  return upgradeCode !== undefined ? { upgradeCode } : { name };
}

/** Whether an installed version is at least the wanted one; one that is not known is. */
function isEnough({ version }: InstalledProduct, { version: least }: Detection): boolean {
  if (version === undefined || least === undefined) return true;
  const [have, want] = [version, least].map(text => text.split('.').map(Number));
  const different = want!.findIndex((part, i) => part !== (have![i] ?? 0));
  return different < 0 || (have![different] ?? 0) > want![different]!;
}

/**
 * The silent command line. Windows Installer is asked for all users, and not to restart: N3.
 * @see https://learn.microsoft.com/windows-server/administration/windows-commands/msiexec
 */
function installCommand(run: Run, { msi, exe, arguments: more }: DeviceApplication): string | undefined {
  const file = forArchitecture(msi ?? exe, run.running.architecture);
  if (file === undefined) return undefined;
  const path = `"${joinPath(run.folder, file)}"`;
  const line = msi === undefined ? path : `msiexec /i ${path} ALLUSERS=1 /quiet /qn /norestart`;
  return more === '' ? line : `${line} ${more}`;
}

/** The silent command line that removes it. */
export function removeCommand({ uninstall, detect }: DeviceApplication): string {
  return uninstall ?? `msiexec /x ${detect.productCode} /quiet /qn /norestart`;
}

type Ran = Extract<Step, { kind: 'application-ran' }>;

const RESTART_BEGUN = 1641;

/**
 * Runs a command for an application, and waits. What it ends with means what the file says; 1641 is a restart that has
 * begun.
 * @returns the exit code or error of one that failed
 * @see https://learn.microsoft.com/windows/win32/msi/error-codes
 */
export function runFor(
  run: Run,
  { name, exitCodes }: DeviceApplication,
  does: Ran['does'],
  command: string,
  because: string,
): number | undefined {
  const ran = run.desk.run({ line: command, directory: run.folder });
  const end = 'error' in ran ? undefined : ran.exitCode;
  let result: Ran['result'] = 'failed';
  if (end !== undefined && exitCodes.success.includes(end)) result = 'succeeded';
  else if (end !== undefined && exitCodes.restart.includes(end)) result = 'restart needed';
  else if (end === RESTART_BEGUN) result = 'restart begun';
  if (result === 'restart begun') run.restart = 'begun';
  if (result === 'restart needed' && run.restart === 'none') run.restart = 'needed';
  const ended = 'error' in ran ? { error: ran.error } : { exitCode: ran.exitCode };
  run.note({ kind: 'application-ran', name, does, command, ...ended, result, because });
  return result === 'failed' ? Object.values(ended)[0] : undefined;
}

/** The names of the applications that a run has installed. */
export function installedNames(steps: readonly Step[]): string[] {
  return steps.flatMap(step =>
    step.kind === 'application-ran' && step.does === 'install' && step.result !== 'failed' ? step.name : [],
  );
}
