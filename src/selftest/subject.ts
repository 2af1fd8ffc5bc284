import type { SystemReader } from '../machine/index.ts';
import { DIGCF_PRESENT, propertyKey, type SetupApi, SPDRP_DRIVER } from '../setupapi/index.ts';
import { devicesIn } from './devices.ts';
import type { Subject } from './probe.ts';

/** So many are looked at closely: each builds lists of all drivers that the machine has. */
const MOST_DEVICES = 12;
const MOST_INFS = 40;

const INF_PATH = propertyKey('DEVPKEY_Device_DriverInfPath')!;

/** What is asked about: of the devices present those that have a driver, first those whose driver came from others. */
export function subjectOf(api: SetupApi, { volume }: Pick<SystemReader, 'volume'>, windows: string): Subject {
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const driven = [...devicesIn(api, DIGCF_PRESENT).keys()].flatMap(id => {
    const { device } = api.SetupDiOpenDeviceInfo({ set, id, flags: 0 });
    if (!device || !api.SetupDiGetDeviceRegistryProperty({ set, device, property: SPDRP_DRIVER }).ret)
      return [];
    const inf = api.SetupDiGetDeviceProperty({ set, device, key: INF_PATH, flags: 0 }).value;
    return [{ id, isOthers: typeof inf === 'string' && isPublished(inf) }];
  });
  api.SetupDiDestroyDeviceInfoList({ set });
  const devices = driven.toSorted((a, b) => Number(b.isOthers) - Number(a.isOthers)).map(({ id }) => id);
  const infs = volume.list(`${windows}\\INF`).filter(isPublished);
  return { api, windows, devices: devices.slice(0, MOST_DEVICES), infs: infs.slice(0, MOST_INFS) };
}

function isPublished(name: string): boolean {
  return /^oem\d+\.inf$/i.test(name);
}
