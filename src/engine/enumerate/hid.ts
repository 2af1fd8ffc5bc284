import { eraOf, type Facts } from '../../base/index.ts';
import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** A HID device as its transport describes it. */
export interface HidFacts {
  readonly vendor: number;
  readonly product: number;
  readonly revision: number;
  /** The interface's number, where the transport has several functions. */
  readonly interface?: number;
  /** The top-level collections of the report descriptor. */
  readonly collections: readonly HidCollection[];
}

export interface HidCollection {
  readonly usagePage: number;
  readonly usage: number;
}

/** Collections that Windows opens itself, by usage page and usage. */
const SYSTEM_DEVICES: ReadonlyMap<number, string> = new Map([
  [0x00010001, 'MOUSE'],
  [0x00010002, 'MOUSE'],
  [0x00010004, 'GAME'],
  [0x00010005, 'GAME'],
  [0x00010006, 'KEYBOARD'],
  [0x00010007, 'KEYBOARD'],
  [0x00010080, 'CONTROL'],
  [0x000c0001, 'CONSUMER'],
]);

/**
 * The identifiers of each top-level collection of a HID device. There are no compatible IDs.
 * Observed: order and place of HID_DEVICE_SYSTEM_* (recordings 009, 123).
 * Assumed: since Windows 8 the third hardware ID of a HID collection is HID\VID_v&UP:p_U:u; recordings 123 shows on Windows 11 that
 * there is one more than on Server 2003, and a list of Windows 7 or 8 would settle which and since when.
 * @see hidclass-hardware-ids-for-top-level-collections
 */
export function enumerateHid(hid: HidFacts, facts: Facts): EnumeratedDevice[] {
  const vendor = `HID\\VID_${hexadecimal(hid.vendor, 4)}`;
  const product = `${vendor}&PID_${hexadecimal(hid.product, 4)}`;
  const revision = `&REV_${hexadecimal(hid.revision, 4)}`;
  const function_ = hid.interface === undefined ? '' : `&MI_${hexadecimal(hid.interface, 2)}`;
  return hid.collections.map(({ usagePage, usage }, i) => {
    const number = hid.collections.length > 1 ? `&Col${hexadecimal(i + 1, 2)}` : '';
    const usages = `UP:${hexadecimal(usagePage, 4)}_U:${hexadecimal(usage, 4)}`;
    const system = SYSTEM_DEVICES.get(usagePage * 0x10000 + usage);
    return {
      deviceId: product + function_ + number,
      instanceId: hexadecimal(i, 4),
      uniqueId: false,
      hardwareIds: [
        product + revision + function_ + number,
        product + function_ + number,
        ...(eraOf(facts).hidVendorUsages ? [`${vendor}&${usages}`] : []),
        ...(system ? [`HID_DEVICE_SYSTEM_${system}`] : []),
        `HID_DEVICE_${usages}`,
        'HID_DEVICE',
      ],
      compatibleIds: [],
    };
  });
}
