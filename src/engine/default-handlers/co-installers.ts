import type { Win32Error } from '../../base/index.ts';
import { listOf } from '../../machine/index.ts';
import { DI_NOFILECOPY, SPINST_ALL, SPINST_FILES } from '../../setupapi/index.ts';
import { discardTo } from '../asked-installers.ts';
import type { Element } from '../device-sets.ts';
import { softwareKey } from '../devices/index.ts';
import { performDeviceSection } from '../sections/index.ts';
import type { In, Out, Session } from '../session.ts';
import { readyClass } from './class-of-driver.ts';
import { DriverFiles, installFiles } from './driver-files.ts';
import { installationFor, openDriver } from './driver-install.ts';
import { keepClass } from './driver-values.ts';
import { installable, outcome } from './subject.ts';

/**
 * Registers the co-installers of the selected driver; then the list of installers is put together anew. Without
 * a driver nothing happens.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiregistercodeviceinstallers
 */
export function registerCoDeviceInstallers(
  session: Session,
  of: In<'SetupDiRegisterCoDeviceInstallers'>,
): Out<'SetupDiRegisterCoDeviceInstallers'> {
  const at = installable(session, of);
  if ('err' in at) return at;
  const { set, element } = at;
  const error = register(session, element);
  if (error !== undefined) return outcome(error);
  const key = softwareKey(session.transaction, element.id);
  const list = key && listOf(session.transaction.registry.value(key, 'CoInstallers32'));
  const subject = { set, owner: element, element };
  element.installers?.registered((list || []).length > 0, gone => discardTo(session, subject, gone));
  return outcome(undefined);
}

function register(session: Session, element: Element): Win32Error | undefined {
  if (!element.selected) return undefined;
  const install = openDriver(session, element, element.selected);
  const refused = readyClass(install);
  if (refused !== undefined) return refused;
  keepClass(session, element);
  const copied =
    element.params.flags & DI_NOFILECOPY ? undefined : installFiles(install, ['DDInstall.CoInstallers']);
  if (copied !== undefined) return copied;
  const { source, section } = install;
  const installation = installationFor(install, new DriverFiles(install));
  const flags = SPINST_ALL & ~SPINST_FILES;
  return performDeviceSection(installation, source, section.section, 'DDInstall.CoInstallers', flags).refusal;
}
