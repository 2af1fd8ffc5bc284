import { sameName } from '../base/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  DIGCF_ALLCLASSES,
  DIGCF_PRESENT,
  propertyKey,
  type SetupApi,
  SPDRP_COMPATIBLEIDS,
  SPDRP_HARDWAREID,
} from '../setupapi/index.ts';
import type { DriverOf } from './report.ts';

/** An element of an open set whose device has an ID that was looked for. */
export interface FoundDevice {
  readonly set: DeviceSetHandle;
  readonly device: DeviceInfo;
  /** Its own ID, as the device has it. */
  readonly id: string;
}

/**
 * Visits the devices that have one of some IDs among their hardware or compatible IDs: IA12, IA13. IDs are compared
 * whole, a part of one is no match: IA14.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/determining-whether-a-device-is-plugged-in
 */
export function visitDevices(
  api: SetupApi,
  which: 'all' | 'present',
  ids: readonly string[],
  visit: (found: FoundDevice) => void,
): void {
  const flags = DIGCF_ALLCLASSES | (which === 'present' ? DIGCF_PRESENT : 0);
  const opened = api.SetupDiGetClassDevs({ class: null, flags });
  if (!opened.ret) return;
  const { set } = opened;
  for (let index = 0; ; index++) {
    const { device } = api.SetupDiEnumDeviceInfo({ set, index });
    if (!device) break;
    const own = [SPDRP_HARDWAREID, SPDRP_COMPATIBLEIDS].flatMap(property =>
      idsOf(api, set, device, property),
    );
    const id = own.find(one => ids.some(wanted => sameName(wanted, one)));
    if (id !== undefined) visit({ set, device, id });
  }
  api.SetupDiDestroyDeviceInfoList({ set });
}

function idsOf(api: SetupApi, set: DeviceSetHandle, device: DeviceInfo, property: number): readonly string[] {
  const { value } = api.SetupDiGetDeviceRegistryProperty({ set, device, property });
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export function instanceOf(api: SetupApi, { set, device }: FoundDevice): string {
  return api.SetupDiGetDeviceInstanceId({ set, device }).id ?? '';
}

/** The drivers of the devices present that have one of some IDs, by instance ID. */
export function presentDrivers(api: SetupApi, ids: readonly string[]): ReadonlyMap<string, DriverOf> {
  const drivers = new Map<string, DriverOf>();
  visitDevices(api, 'present', ids, found => {
    drivers.set(instanceOf(api, found), driverOf(api, found));
  });
  return drivers;
}

function driverOf(api: SetupApi, { set, device }: FoundDevice): DriverOf {
  const read = (name: string): unknown => {
    const key = propertyKey(name) ?? null;
    return key && api.SetupDiGetDeviceProperty({ set, device, key, flags: 0 }).value;
  };
  const [inf, rank] = [read('DEVPKEY_Device_DriverInfPath'), read('DEVPKEY_Device_DriverRank')];
  return { ...(typeof inf === 'string' && { inf }), ...(typeof rank === 'number' && { rank }) };
}
