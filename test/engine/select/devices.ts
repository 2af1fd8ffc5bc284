import type { Facts } from '../../../src/base/index.ts';
import {
  type EnumeratedDevice,
  enumerateAcpi,
  enumerateHid,
  enumerateIde,
  enumerateMonitor,
  enumeratePci,
  enumerateScsi,
  enumerateSoftwareComponent,
  enumerateUsb,
  enumerateUsbInterfaces,
  type UsbClass,
} from '../../../src/engine/enumerate/index.ts';

type Enumerate = (found: RegExpExecArray, facts: Facts) => EnumeratedDevice;

/**
 * Devices of records that do not show their identifiers: what the record says of the bus, by the record's name
 * and its matched ID. What it does not say (a revision, a serial number) is made up, as no place depends on it.
 */
const DEVICES: readonly (readonly [RegExp, Enumerate])[] = [
  [
    /^(?:14\d|15[12])\.log pci\\ven_(.{4})&dev_(.{4})(?:&subsys_(.{8}))?(?:&rev_(..))?/i,
    ([, vendor, device, subsystem = '12345678', revision = '00'], facts) =>
      pci(vendor!, device!, subsystem, revision, 0x030000, facts),
  ],
  [
    /^008\.log:3 PCI\\VEN_(.{4})&DEV_(.{4})&SUBSYS_(.{8})/,
    ([, vendor, device, subsystem], facts) => pci(vendor!, device!, subsystem!, '02', 0x020000, facts),
  ],
  [
    /^find_string ids .* PCI\\VEN_(.{4})&DEV_(.{4})/,
    ([, vendor, device], facts) => pci(vendor!, device!, '12345678', '00', 0x0c8000, facts),
  ],
  [
    /^\d+\.log:\d+ USB\\VID_(.{4})&PID_(.{4})&MI_(..)/,
    usbInterface({ class: 0xff, subclass: 0, protocol: 0 }),
  ],
  [/^127\.log USB\\MS_COMP_(WINUSB)()()/, usbInterface({ class: 0xff, subclass: 0, protocol: 0 })],
  [/^(?:127\.log|find_string id \d+) USB\\COMPOSITE()()/, usb({ class: 0xff, subclass: 0, protocol: 0 }, 2)],
  [/^13[23]\.log USB\\VID_(0525)&PID_(A4A2)/, usb({ class: 2, subclass: 2, protocol: 0xff })],
  [/^13[23]\.log USB\\Class_02()()/, usb({ class: 2, subclass: 2, protocol: 0xff })],
  [/^035\.log:1 USB\\Class_03()()/, usb({ class: 3, subclass: 1, protocol: 1 })],
  [/ USB\\VID_(.{4})&PID_(.{4}) /, usb({ class: 0xff, subclass: 0, protocol: 0 })],
  [/^118\.log MONITOR\\(\w+)/, ([, product]) => enumerateMonitor(product!, 4162)],
  [/^118\.log \*PNP09FF/, () => enumerateMonitor('GSM5B99', 4162)],
  [/^118\.log SW/, () => component()],
  [
    /^123\.log HID/,
    (_, facts) => {
      const collections = [{ usagePage: 1, usage: 6 }];
      return enumerateHid({ vendor: 1, product: 2, revision: 3, collections }, facts)[0]!;
    },
  ],
  [/^129\.log \*(PNP0C01)/, ([, hid], facts) => enumerateAcpi({ hid: hid!, cids: [] }, facts)],
  [
    /^009\.log:\d+ GenCdRom/,
    () => enumerateIde({ type: 5, model: 'CD-ROM', revision: '1.0', channel: { target: 0, lun: 0 } }),
  ],
  [
    /^035\.log:10 GenCdRom/,
    (_, facts) => {
      const path = { bus: 0, target: 0, lun: 0 };
      return enumerateScsi({ type: 5, vendor: 'A', product: 'B', revision: '1', path }, facts);
    },
  ],
];

/** The device of a record, from what its bus knows; undefined where the record does not say enough. */
export function deviceOf(name: string, facts: Facts): EnumeratedDevice | undefined {
  for (const [pattern, enumerate] of DEVICES) {
    const found = pattern.exec(name);
    if (found) return enumerate(found, facts);
  }
  return undefined;
}

const number = (text: string | undefined): number => Number.parseInt(text || '1', 16);

function pci(
  vendor: string,
  device: string,
  subsystem: string,
  revision: string,
  classCode: number,
  facts: Facts,
): EnumeratedDevice {
  const words = {
    vendor: number(vendor),
    device: number(device),
    subsystem: number(subsystem.slice(0, 4)),
    subsystemVendor: number(subsystem.slice(4)),
    revision: number(revision),
    classCode,
    place: { device: 0, function: 0 },
    bridges: [],
  };
  return enumeratePci({ ...words, revision: Number.parseInt(revision, 16) }, facts);
}

function usb(code: UsbClass, interfaces = 1): Enumerate {
  return ([, vendor, product], facts) =>
    enumerateUsb(
      {
        vendor: number(vendor),
        product: number(product),
        revision: 0x0100,
        class: 0,
        subclass: 0,
        protocol: 0,
        configurations: 1,
        interfaces: Array.from({ length: interfaces }, (_, i) => ({ ...code, number: i })),
        port: 1,
      },
      facts,
    );
}

function usbInterface(code: UsbClass): Enumerate {
  return ([, vendor, product, which], facts) => {
    const microsoftId = vendor === 'WINUSB' ? { microsoftId: vendor } : {};
    const one = { ...code, number: Number.parseInt(which || '0', 16), ...microsoftId };
    const device = {
      vendor: number(vendor === 'WINUSB' ? '' : vendor),
      product: number(product),
      revision: 0x0100,
      class: 0,
      subclass: 0,
      protocol: 0,
      configurations: 1,
      interfaces: [one],
      port: 1,
    };
    return enumerateUsbInterfaces(device, facts)[0]!;
  };
}

function component(): EnumeratedDevice {
  return enumerateSoftwareComponent({
    extensionId: '{3846ad8c-dd27-433d-ab89-453654cd542a}',
    name: 'ContosoApp',
    componentIds: ['GSM9E8C'],
    suffix: '5&79bb045&0',
  });
}
