import { DI_NOFILECOPY, SPINST_ALL, SPINST_FILES } from '../../setupapi/index.ts';
import { DONE, refused } from '../returned.ts';
import { performDeviceSection } from '../sections/index.ts';
import type { In, Out, Session } from '../session.ts';
import { DriverFiles, installFiles } from './driver-files.ts';
import { installationFor, openDriver } from './driver-install.ts';
import { installable, outcome } from './subject.ts';

/**
 * Copies the files of the selected driver, of its co-installers and of its interfaces, or lists them in a queue,
 * which needs no administrator.
 * Observed: recordings 038 go through these three sections.
 * Assumed: with DI_NOFILECOPY nothing happens; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiinstalldriverfiles
 */
export function installDriverFiles(
  session: Session,
  of: In<'SetupDiInstallDriverFiles'>,
): Out<'SetupDiInstallDriverFiles'> {
  const at = installable(session, of, 'may queue');
  if ('err' in at) return at;
  const { element } = at;
  if (!element.selected) return refused('ERROR_NO_DRIVER_SELECTED');
  if (element.params.flags & DI_NOFILECOPY) return DONE;
  const install = openDriver(session, element, element.selected);
  return outcome(installFiles(install, ['DDInstall', 'DDInstall.CoInstallers', 'DDInstall.Interfaces']));
}

/**
 * Provides the interfaces of the selected driver.
 * Assumed: without a driver nothing happens, as with co-installers; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiinstalldeviceinterfaces
 */
export function installDeviceInterfaces(
  session: Session,
  of: In<'SetupDiInstallDeviceInterfaces'>,
): Out<'SetupDiInstallDeviceInterfaces'> {
  const at = installable(session, of);
  if ('err' in at) return at;
  const { element } = at;
  if (!element.selected) return DONE;
  const install = openDriver(session, element, element.selected);
  const copied =
    element.params.flags & DI_NOFILECOPY ? undefined : installFiles(install, ['DDInstall.Interfaces']);
  if (copied !== undefined) return outcome(copied);
  const { source, section } = install;
  const installation = installationFor(install, new DriverFiles(install));
  const flags = SPINST_ALL & ~SPINST_FILES;
  return outcome(
    performDeviceSection(installation, source, section.section, 'DDInstall.Interfaces', flags).refusal,
  );
}
