import type { Facts } from '../base/index.ts';
import {
  type EnumeratedDevice,
  enumerateAcpi,
  enumerateMonitor,
  enumeratePci,
} from '../engine/enumerate/index.ts';
import type { NamedDevice } from './named-device.ts';

interface Known {
  readonly device: Pick<EnumeratedDevice, 'hardwareIds' | 'compatibleIds'>;
  readonly lacks?: string;
}

/** What device IDs of some buses tell of the rest of the identifiers. */
const FORMS: readonly (readonly [RegExp, (found: RegExpExecArray, facts: Facts) => Known])[] = [
  [/^PCI\\VEN_(.{4})&DEV_(.{4})&SUBSYS_(.{4})(.{4})&REV_(..)$/i, knownPci],
  [/^DISPLAY\\(.+)$/i, ([, product]) => ({ device: enumerateMonitor(product!, 0) })],
  [
    /^ACPI\\([A-Z]{3,4}[\dA-F]{4})$/i,
    ([, hid], facts) => ({
      device: enumerateAcpi({ hid: hid!, cids: [] }, facts),
      lacks: 'its compatible IDs are not known',
    }),
  ],
  [
    /^(HDAUDIO\\.*)&REV_.{4}$/i,
    ([whole, bare]) => ({
      device: { hardwareIds: [whole, bare!], compatibleIds: [] },
      lacks: 'its compatible IDs are not known',
    }),
  ],
  [
    /^SWD\\/i,
    () => ({ device: { hardwareIds: [], compatibleIds: [] }, lacks: 'its identifiers are not known' }),
  ],
];

/** A device of which only the instance is known, with the identifiers that follow from it. */
export function fromInstance(instance: string, name: string, facts: Facts): NamedDevice {
  const deviceId = instance.split('\\').slice(0, 2).join('\\');
  for (const [form, known] of FORMS) {
    const found = form.exec(deviceId);
    if (!found) continue;
    const { device, lacks } = known(found, facts);
    const { hardwareIds, compatibleIds } = device;
    return { name, hardwareIds, compatibleIds, ...(lacks && { lacks }) };
  }
  return { name, hardwareIds: [deviceId], compatibleIds: [], lacks: 'only its device ID is known' };
}

function knownPci(found: RegExpExecArray, facts: Facts): Known {
  const [vendor, device, subsystem, subsystemVendor, revision] = found
    .slice(1)
    .map(digits => Number.parseInt(digits, 16)) as [number, number, number, number, number];
  const place = { device: 0, function: 0 };
  const words = { vendor, device, subsystem, subsystemVendor, revision, classCode: 0, place, bridges: [] };
  const { hardwareIds, compatibleIds } = enumeratePci(words, facts);
  const unclassed = (ids: readonly string[]): string[] => ids.filter(id => !/CC_/.test(id));
  return {
    device: { hardwareIds: unclassed(hardwareIds), compatibleIds: unclassed(compatibleIds) },
    lacks: 'its class is not known, so drivers for a whole class may be missing',
  };
}
