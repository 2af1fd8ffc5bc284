import type { Win32Error } from '../../base/index.ts';
import { installClass } from '../class-functions.ts';
import { classKey } from '../devices/index.ts';
import type { DriverInstall } from './driver-install.ts';

/**
 * Installs the class of a driver where the machine does not have it yet.
 * Assumed: SetupDiInstallDevice does so if nobody did before; settled by an INF with a new class whose device is
 * installed by DIF requests alone.
 * @see inf-classinstall32-section
 */
export function readyClass({ session, element, source }: DriverInstall): Win32Error | undefined {
  if (session.transaction.registry.has(classKey(element.classGuid))) return undefined;
  const { inf } = source;
  if (!inf.sections.some(({ name }) => /^ClassInstall32(\.|$)/i.test(name))) return undefined;
  const { ret, err } = installClass(session, { inf: source.name, flags: 0 });
  return ret ? undefined : err;
}
