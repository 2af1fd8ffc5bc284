import { foldCase, sameName } from '../base/index.ts';
import {
  type DeviceInfo,
  type DeviceSetHandle,
  DIGCF_ALLCLASSES,
  DIGCF_PRESENT,
  propertyKey,
  type SetupApi,
  SPDIT_COMPATDRIVER,
  SPDRP_COMPATIBLEIDS,
  SPDRP_HARDWAREID,
} from '../setupapi/index.ts';
import { fileOf } from './paths.ts';

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

/** The INFs of the drivers of devices present that have one of some IDs, by instance ID; as far as they are known. */
export function presentDrivers(
  api: SetupApi,
  ids: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const key = propertyKey('DEVPKEY_Device_DriverInfPath')!;
  const drivers = new Map<string, string | undefined>();
  visitDevices(api, 'present', ids, found => {
    const { set, device } = found;
    const { value } = api.SetupDiGetDeviceProperty({ set, device, key, flags: 0 });
    drivers.set(instanceOf(api, found), typeof value === 'string' ? value : undefined);
  });
  return drivers;
}

/** The lowest ranks of the drivers that Windows has for a device, by the folded names of their INFs. */
export function ranksFor(api: SetupApi, instance: string): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiOpenDeviceInfo({ set, id: instance, flags: 0 });
  if (device) {
    const type = SPDIT_COMPATDRIVER;
    api.SetupDiBuildDriverInfoList({ set, device, type });
    for (let index = 0; ; index++) {
      const { driver } = api.SetupDiEnumDriverInfo({ set, device, type, index });
      if (!driver) break;
      const { detail } = api.SetupDiGetDriverInfoDetail({ set, device, driver });
      const { params } = api.SetupDiGetDriverInstallParams({ set, device, driver });
      const inf = foldCase(fileOf(detail?.infFile ?? ''));
      if (params) ranks.set(inf, Math.min(params.rank, ranks.get(inf) ?? params.rank));
    }
    api.SetupDiDestroyDriverInfoList({ set, device, type });
  }
  api.SetupDiDestroyDeviceInfoList({ set });
  return ranks;
}
