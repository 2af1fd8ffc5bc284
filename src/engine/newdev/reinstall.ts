import { DI_ENUMSINGLEINF } from '../../setupapi/index.ts';
import { type InstallOutcome, installSelected } from '../install/index.ts';
import type { DriverNode } from '../select/index.ts';
import type { Session } from '../session.ts';
import { type InstalledDriver, isInstalled, publishedPath, readInstalledDriver } from './installed-driver.ts';
import { OwnDevice } from './opened-device.ts';
import { serve } from './service-install.ts';

/** A driver as its published INF has it for a device; undefined where that is gone. */
export function findDriver(
  session: Session,
  id: string,
  driver: InstalledDriver,
): { readonly node: DriverNode; readonly inf: string } | undefined {
  const device = OwnDevice.open(session, id);
  if (!device) return undefined;
  const inf = publishedPath(session, driver.inf);
  device.buildList({ driverPath: inf, flags: DI_ENUMSINGLEINF });
  const node = device.nodes.find(one => isInstalled(one, driver));
  device.discardInstallers();
  return node && { node, inf };
}

/**
 * Installs the driver that a device has once more, with the extensions that fit it now.
 * @see using-an-extension-inf-file
 */
export function reinstall(
  session: Session,
  id: string,
): { readonly outcome: InstallOutcome; readonly reboot: boolean } | undefined {
  const installed = readInstalledDriver(session, id);
  const found = installed && findDriver(session, id, installed);
  if (!found) return undefined;
  const served = serve(session, id, () => found);
  const outcome = served.device.installing(() => installSelected(served.device));
  return { outcome, reboot: served.needsReboot() };
}
