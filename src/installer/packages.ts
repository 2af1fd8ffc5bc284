import { type Win32Error, win32 } from '../base/index.ts';
import type { PackageEntry } from './application.ts';
import { missingFile, packageFiles } from './package-files.ts';
import { folderOf } from './paths.ts';
import { updatePluggedIn } from './plugged-in.ts';
import { markPhantoms, preinstall } from './preinstall.ts';
import type { Run } from './run.ts';
import { takeBack } from './take-back.ts';

/** How the packages went: the first error, and whether it was one after which the application stops. */
export interface PackagesEnd {
  readonly error?: Win32Error;
  readonly stopped: boolean;
}

/**
 * Installs the packages: each on the devices that are plugged in, else for those to come. An error that leaves it open
 * whether a device is plugged in ends all: IA9.
 */
export function installPackages(run: Run): PackagesEnd {
  const { installAllOrNone } = run.options;
  if (installAllOrNone) {
    const errors = run.packages.flatMap(entry => refusalOf(run, entry) ?? []);
    if (errors.length > 0) return { error: errors[0]!, stopped: true };
  }
  let error: Win32Error | undefined;
  for (const entry of run.packages) {
    const end = installPackage(run, entry);
    error ??= end.error;
    if (end.stopped || (installAllOrNone && end.error !== undefined)) {
      if (installAllOrNone) takeBack(run);
      return { ...(error !== undefined && { error }), stopped: true };
    }
  }
  return { ...(error !== undefined && { error }), stopped: false };
}

function installPackage(run: Run, entry: PackageEntry): PackagesEnd {
  const refusal = run.options.installAllOrNone ? undefined : refusalOf(run, entry);
  if (refusal !== undefined) return { error: refusal, stopped: false };
  const plugged = updatePluggedIn(run, entry);
  switch (plugged.kind) {
    case 'installed':
      run.fates.set(run.infOf(entry), 'installed');
      return { stopped: false };
    case 'as good':
      run.fates.set(run.infOf(entry), 'kept');
      return { stopped: false };
    case 'absent':
      return installAhead(run, entry);
    case 'elsewhere':
      return { error: plugged.error, stopped: true };
    case 'stopped':
      return { error: refuse(run, entry, plugged.error, 'Windows did not install it'), stopped: true };
  }
}

/** No device is plugged in: the package is preinstalled, unless it is for present devices only. */
function installAhead(run: Run, entry: PackageEntry): PackagesEnd {
  if (run.options.scanHardware) {
    run.fates.set(run.infOf(entry), 'skipped');
    run.note({ kind: 'package-skipped', inf: run.infOf(entry), because: 'no such device is present' });
    return { stopped: false };
  }
  const error = preinstall(run, entry);
  if (error !== win32('ERROR_SUCCESS')) {
    return { error: refuse(run, entry, error, 'it could not be put on the system'), stopped: false };
  }
  run.fates.set(run.infOf(entry), 'preinstalled');
  markPhantoms(run, entry);
  return { stopped: false };
}

function refuse(run: Run, entry: PackageEntry, error: Win32Error, because: string): Win32Error {
  run.fates.set(run.infOf(entry), 'failed');
  run.note({ kind: 'package-failed', inf: run.infOf(entry), error, because });
  return error;
}

/** A signature that counts although Windows may ask the user about it. */
const SIGNED: readonly Win32Error[] = [
  win32('ERROR_AUTHENTICODE_TRUSTED_PUBLISHER'),
  win32('ERROR_AUTHENTICODE_TRUST_NOT_ESTABLISHED'),
  win32('ERROR_PROC_NOT_FOUND'),
];

/**
 * Why a package cannot be installed, found out without changing anything: it cannot be read, a file is missing, or it
 * is not signed. The legacy mode minds the first only.
 * @see https://learn.microsoft.com/previous-versions/windows/drivers/install/legacymode-xml-element
 */
function refusalOf(run: Run, entry: PackageEntry): Win32Error | undefined {
  const { api, running, options } = run;
  const inf = run.infOf(entry);
  const found = packageFiles(api, inf, running.architecture);
  if ('error' in found) return refuse(run, entry, found.error, 'the INF cannot be read');
  if (options.legacyMode) return undefined;
  const missing = missingFile(api, folderOf(inf), found.files);
  if (missing !== undefined) {
    return refuse(run, entry, win32('ERROR_FILE_NOT_FOUND'), `${missing} is missing`);
  }
  const { ret, err } = api.SetupVerifyInfFile({ inf });
  if (ret || SIGNED.includes(err)) return undefined;
  return refuse(run, entry, err, 'it is not signed as it must be');
}
