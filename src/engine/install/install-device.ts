import { type Win32Error, win32 } from '../../base/index.ts';
import { DI_FLAGSEX_SETFAILEDINSTALL } from '../../setupapi/index.ts';
import { INSTALLATION, NULL_DRIVER, REMOVAL, SELECTION, type SequenceStep } from './sequences.ts';

/** A device in a set, to send requests for. */
export interface AskedDevice {
  /** SetupDiCallClassInstaller; the FlagsEx bits count for this request alone. */
  send(request: string, flagsEx?: number): Win32Error;
  /** Forgets its installers: DIF_DESTROYPRIVATEDATA to them if they were asked anything. */
  discardInstallers(): void;
}

/** A device for which a driver is looked for, or one that is installed with the driver found. */
export interface SelectedDevice extends AskedDevice {
  /** Asked after the selection: NO_ERROR, or why the driver is not installed: one as good is there. */
  approve(): Win32Error;
  /** Does what installs the device, and tells it as the installation proper. */
  installing(install: () => InstallOutcome): InstallOutcome;
  /** Asked before the installation: NO_ERROR, or the error of the policy that forbids it. */
  permit(): Win32Error;
  /** Asked after that: whether package and class go without installers. */
  isConfigurable(): boolean;
  /** Configures the device as its INF declares. Nobody is asked. */
  configure(): Win32Error;
}

/** How far it came. */
export interface InstallOutcome {
  readonly path: 'selection' | 'refused' | 'classic' | 'configurable' | 'null driver' | 'failed installation';
  /** NO_ERROR, or why it ended. */
  readonly code: Win32Error;
  /** The request that ended it. */
  readonly endedBy?: string;
}

const NO_ERROR = win32('ERROR_SUCCESS');
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const NO_COMPAT_DRIVERS = win32('ERROR_NO_COMPAT_DRIVERS');

/**
 * Installs a Plug and Play device: a driver is selected; then either a configurable package in a configurable
 * class is configured and nobody else is asked, or the requests of the installation are sent. A program that
 * updates a driver selects in a set of its own and has it installed by the Plug and Play service in another.
 * Observed: recordings 001 (both sets discard their installers), 104 (policies come after the selection) and
 * 103 (what is no better is not installed).
 * @see step-3--the-driver-for-the-device-is-installed
 */
export function installDevice(device: SelectedDevice, installed: SelectedDevice = device): InstallOutcome {
  const outcome = selectAndInstall(device, installed);
  device.discardInstallers();
  return outcome;
}

function selectAndInstall(device: SelectedDevice, installed: SelectedDevice): InstallOutcome {
  const selected = send(device, [SELECTION]);
  if (selected.code === NO_COMPAT_DRIVERS) return installed.installing(() => installNullDriver(installed));
  if (selected.code !== NO_ERROR) return { path: 'selection', ...selected };
  const refused = device.approve();
  if (refused !== NO_ERROR) return { path: 'refused', code: refused };
  return installed.installing(() => installSelected(installed));
}

/** Installs the driver that is selected for a device. */
export function installSelected(device: SelectedDevice): InstallOutcome {
  const refused = device.permit();
  if (refused !== NO_ERROR) return { path: 'refused', code: refused };
  if (device.isConfigurable()) return { path: 'configurable', code: device.configure() };
  return { path: 'classic', ...send(device, INSTALLATION) };
}

/**
 * Tries to do without a driver; where that fails, the installation is marked as failed by the same request with
 * a flag.
 * @see dif-installdevice
 */
export function installNullDriver(device: AskedDevice): InstallOutcome {
  const tried = send(device, NULL_DRIVER);
  if (tried.code === NO_ERROR) return { path: 'null driver', code: NO_ERROR };
  device.send('DIF_INSTALLDEVICE', DI_FLAGSEX_SETFAILEDINSTALL);
  return { path: 'failed installation', ...tried };
}

/** Removes a device. @see dif-remove */
export function removeDevice(device: AskedDevice): Win32Error {
  const { code } = send(device, REMOVAL);
  device.discardInstallers();
  return code;
}

/** Sends requests until one ends it. */
export function send(device: AskedDevice, steps: readonly SequenceStep[]): Omit<InstallOutcome, 'path'> {
  for (const { request, failure } of steps) {
    const code = device.send(request);
    const failed = code !== NO_ERROR && code !== DO_DEFAULT;
    if (failed && failure === 'ends it') return { code, endedBy: request };
  }
  return { code: NO_ERROR };
}
