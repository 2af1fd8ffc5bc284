import { type Win32Error, win32 } from '../../base/index.ts';
import { dword, numberOf, type Wanted } from '../../machine/index.ts';
import { CM_DEVCAP_RAWDEVICEOK } from '../../setupapi/index.ts';
import { byCall } from '../device-call.ts';
import type { Element } from '../device-sets.ts';
import { instanceKey, removeSoftwareKey } from '../devices/index.ts';
import type { Session } from '../session.ts';
import { bringOnline } from './bring-online.ts';
import { NOT_INSTALLED } from './driver-values.ts';
import { tellEntry } from './telling.ts';

const ORIGIN = byCall('SetupDiInstallDevice');

/**
 * Takes the driver of a device away. Only a device that can do without one is installed then: one that supports
 * raw mode or was not found by a bus.
 * Observed: recordings 006 and 011 install it for devices below Root.
 * Assumed: any other device has lost its driver all the same, and the call fails with ERROR_NO_ASSOCIATED_SERVICE;
 * settled by DIF_INSTALLDEVICE without a driver for a USB device.
 * @see installing-a-null-driver, dif-installdevice
 */
export function installNullDriver(session: Session, element: Element): Win32Error | undefined {
  const { transaction } = session;
  const key = instanceKey(element.id);
  tellEntry(session, 'null-driver');
  removeSoftwareKey(transaction, element.id, ORIGIN);
  const change = (wanted: Wanted): void => transaction.change(wanted, ORIGIN);
  for (const name of ['Service', 'UpperFilters', 'LowerFilters']) change({ kind: 'value', key, name });
  const capabilities = numberOf(transaction.registry.value(key, 'Capabilities')) ?? 0;
  if (!(capabilities & CM_DEVCAP_RAWDEVICEOK) && !/^ROOT\\/i.test(element.id)) {
    return win32('ERROR_NO_ASSOCIATED_SERVICE');
  }
  const before = numberOf(transaction.registry.value(key, 'ConfigFlags')) ?? 0;
  change({ kind: 'value', key, name: 'ConfigFlags', after: dword((before & ~NOT_INSTALLED) >>> 0) });
  bringOnline(session, element);
  return undefined;
}
