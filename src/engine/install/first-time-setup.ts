import { eraOf, type Facts, type Win32Error, win32 } from '../../base/index.ts';
import { type AskedDevice, type InstallOutcome, send } from './install-device.ts';
import { DETECTED, INSTALLATION } from './sequences.ts';

/** A device that an installer put into the set. */
export interface DetectedDevice extends AskedDevice {
  /** Takes it out of the set again. */
  leaveSet(): void;
}

/** A set of one class, empty at first, that setup asks the installers of the class to fill. */
export interface SetupSet {
  /** SetupDiCallClassInstaller for the set: there is no device. */
  send(request: string): Win32Error;
  /** What is in it now. */
  devices(): readonly DetectedDevice[];
  /** Destroys it, with DIF_DESTROYPRIVATEDATA to the installers of the class. */
  destroy(): void;
}

/**
 * What setup does about devices that are no Plug and Play, class by class: installers detect and select, then
 * all that is in the set is installed, whether or not it was configured before. DIF_DETECT is not sent, and
 * since Windows Vista nothing at all.
 *
 * Assumed: what was detected is installed also where the request ended with an error; and the set is destroyed
 * before the next class is asked. Settled by a log of such a setup.
 * @see dif-firsttimesetup
 */
export function setUpFirstTime(
  facts: Facts,
  classes: readonly string[],
  createSet: (classGuid: string) => SetupSet,
): InstallOutcome[] {
  const asked = eraOf(facts).firstTimeSetup ? classes : [];
  return asked.flatMap(classGuid => {
    const set = createSet(classGuid);
    set.send('DIF_FIRSTTIMESETUP');
    const outcomes = set.devices().map(installDetected);
    set.destroy();
    return outcomes;
  });
}

/**
 * Installs a device that an installer detected and chose a driver for; an error of the registration takes it out of the
 * set.
 * @see dif-registerdevice
 */
export function installDetected(device: DetectedDevice): InstallOutcome {
  const registered = send(device, DETECTED);
  const isThere = registered.code === win32('ERROR_SUCCESS');
  const outcome = isThere ? send(device, INSTALLATION) : registered;
  device.discardInstallers();
  if (!isThere) device.leaveSet();
  return { path: 'classic', ...outcome };
}
