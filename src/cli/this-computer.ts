import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Facts } from '../base/index.ts';
import {
  type AcpiFacts,
  type EnumeratedDevice,
  enumerateAcpi,
  enumerateHid,
  enumeratePci,
  enumerateUsb,
  enumerateUsbInterfaces,
  type HidCollection,
  isComposite,
  type PciFacts,
  type PciPlace,
  type UsbFacts,
} from '../engine/enumerate/index.ts';
import { Failure } from './failure.ts';
import type { DeviceSource, NamedDevice } from './named-device.ts';

/**
 * The devices of the Linux computer that this runs on, as its kernel shows them below `/sys`: PCI, USB, ACPI and
 * HID. What the kernel does not show (compatible IDs of Microsoft OS descriptors) is left out.
 */
export function thisComputer(sys = '/sys'): DeviceSource {
  if (!existsSync(join(sys, 'bus'))) {
    throw new Failure(`--this-computer needs Linux: there is no ${join(sys, 'bus')}; use --devices instead`);
  }
  return facts => [
    ...pciDevices(sys, facts),
    ...usbDevices(sys, facts),
    ...acpiDevices(sys, facts),
    ...hidDevices(sys, facts),
  ];
}

/** The folders of a bus, in the order of their names. */
function foldersOf(sys: string, bus: string): string[] {
  const folder = join(sys, 'bus', bus, 'devices');
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map(name => join(folder, name))
    : [];
}

function textAt(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8').trim();
  } catch {
    return undefined;
  }
}

function numberAt(folder: string, file: string): number {
  return Number.parseInt(textAt(folder, file)?.replace(/^0x/, '') || '0', 16);
}

function named(name: string, device: EnumeratedDevice): NamedDevice {
  return { name, hardwareIds: device.hardwareIds, compatibleIds: device.compatibleIds };
}

function pciDevices(sys: string, facts: Facts): NamedDevice[] {
  return foldersOf(sys, 'pci').map(folder => {
    const pci = readPci(folder);
    return named(`PCI ${basename(folder)}`, enumeratePci(pci, facts));
  });
}

function readPci(folder: string): PciFacts {
  const places = [...realpathSync(folder).matchAll(/[\da-f]{4,}:[\da-f]{2}:([\da-f]{2})\.([\da-f])/g)]
    .map(([, device, fn]): PciPlace => ({ device: Number.parseInt(device!, 16), function: Number(fn) }))
    .reverse();
  const expressType = expressTypeOf(join(folder, 'config'));
  return {
    vendor: numberAt(folder, 'vendor'),
    device: numberAt(folder, 'device'),
    subsystem: numberAt(folder, 'subsystem_device'),
    subsystemVendor: numberAt(folder, 'subsystem_vendor'),
    revision: numberAt(folder, 'revision'),
    classCode: numberAt(folder, 'class'),
    ...(expressType !== undefined && { expressType }),
    place: places[0] ?? { device: 0, function: 0 },
    bridges: places.slice(1),
  };
}

/** Device/Port Type of the PCI Express capability; only an administrator may read so far. */
function expressTypeOf(path: string): number | undefined {
  const config = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  let at = config.length > 64 && config[6]! & 0x10 ? config[0x34]! : 0;
  for (let left = 48; at >= 64 && at + 3 < config.length && left > 0; left--) {
    if (config[at] === 0x10) return config[at + 2]! >> 4;
    at = config[at + 1]!;
  }
  return undefined;
}

function usbDevices(sys: string, facts: Facts): NamedDevice[] {
  const folders = foldersOf(sys, 'usb');
  return folders
    .filter(folder => /^\d+-[\d.]+$/.test(basename(folder)))
    .flatMap(folder => {
      const usb = readUsb(
        folder,
        folders.filter(one => basename(one).startsWith(`${basename(folder)}:`)),
      );
      const name = [textAt(folder, 'manufacturer'), textAt(folder, 'product')].filter(Boolean).join(' ');
      const device = named(name || `USB ${basename(folder)}`, enumerateUsb(usb, facts));
      const functions = isComposite(usb) ? enumerateUsbInterfaces(usb, facts) : [];
      return [device, ...functions.map(one => named(`${device.name}, function ${one.instanceId}`, one))];
    });
}

function readUsb(folder: string, interfaces: readonly string[]): UsbFacts {
  const serial = textAt(folder, 'serial');
  return {
    vendor: numberAt(folder, 'idVendor'),
    product: numberAt(folder, 'idProduct'),
    revision: numberAt(folder, 'bcdDevice'),
    class: numberAt(folder, 'bDeviceClass'),
    subclass: numberAt(folder, 'bDeviceSubClass'),
    protocol: numberAt(folder, 'bDeviceProtocol'),
    configurations: numberAt(folder, 'bNumConfigurations'),
    interfaces: functionsOf(interfaces),
    ...(serial && { serial }),
    port: Number(/(\d+)$/.exec(basename(folder))![1]),
  };
}

/** Interfaces, those of one interface association as one, by its first. */
function functionsOf(interfaces: readonly string[]): UsbFacts['interfaces'] {
  return interfaces.flatMap(folder => {
    const number = numberAt(folder, 'bInterfaceNumber');
    const association = textAt(folder, 'iad_bFirstInterface');
    if (association !== undefined && Number.parseInt(association, 16) !== number) return [];
    const [code, subclass, protocol] =
      association === undefined
        ? ['bInterfaceClass', 'bInterfaceSubClass', 'bInterfaceProtocol']
        : ['iad_bFunctionClass', 'iad_bFunctionSubClass', 'iad_bFunctionProtocol'];
    return [
      {
        number,
        class: numberAt(folder, code!),
        subclass: numberAt(folder, subclass!),
        protocol: numberAt(folder, protocol!),
      },
    ];
  });
}

function acpiDevices(sys: string, facts: Facts): NamedDevice[] {
  return foldersOf(sys, 'acpi').flatMap(folder => {
    const hid = textAt(folder, 'hid');
    const present = textAt(folder, 'status') !== '0';
    if (!hid || hid.startsWith('LNX') || !present) return [];
    const name = `ACPI ${textAt(folder, 'path') ?? basename(folder)}`;
    return [named(name, enumerateAcpi(readAcpi(folder, hid), facts))];
  });
}

function readAcpi(folder: string, hid: string): AcpiFacts {
  const [, ...cids] = (textAt(folder, 'modalias') ?? '')
    .replace(/^acpi:/, '')
    .split(':')
    .filter(Boolean);
  const uid = textAt(folder, 'uid');
  const sub = textAt(folder, 'sub');
  const hrv = textAt(folder, 'hrv');
  return {
    hid,
    cids,
    ...(uid && { uid }),
    ...(sub && { sub }),
    ...(hrv && { hrv: Number.parseInt(hrv, 16) }),
  };
}

function hidDevices(sys: string, facts: Facts): NamedDevice[] {
  return foldersOf(sys, 'hid').flatMap(folder => {
    const ids = /^[\dA-F]{4}:([\dA-F]{4}):([\dA-F]{4})\./i.exec(basename(folder));
    if (!ids) return [];
    const usb = join(realpathSync(folder), '..');
    const several = numberAt(join(usb, '..'), 'bNumInterfaces') > 1;
    const hid = {
      vendor: Number.parseInt(ids[1]!, 16),
      product: Number.parseInt(ids[2]!, 16),
      revision: numberAt(join(usb, '..'), 'bcdDevice'),
      collections: topLevelCollections(readFileSync(join(folder, 'report_descriptor'))),
    };
    const number = numberAt(usb, 'bInterfaceNumber');
    const name = /^HID_NAME=(.*)$/m.exec(textAt(folder, 'uevent') ?? '')?.[1] ?? basename(folder);
    return enumerateHid(several ? { ...hid, interface: number } : hid, facts).map(one => named(name, one));
  });
}

const USAGE_PAGE = 0x04;
const USAGE = 0x08;
const COLLECTION = 0xa0;
const END_COLLECTION = 0xc0;
const LONG_ITEM = 0xfe;

/** The application collections of a report descriptor that lie in no other. @see hidclass-hardware-ids-for-top-level-collections */
export function topLevelCollections(descriptor: Uint8Array): HidCollection[] {
  const found: HidCollection[] = [];
  let [usagePage, usage, depth] = [0, 0, 0];
  for (let at = 0; at < descriptor.length; ) {
    const prefix = descriptor[at]!;
    const size = prefix === LONG_ITEM ? (descriptor[at + 1] ?? 0) + 2 : [0, 1, 2, 4][prefix & 3]!;
    let value = 0;
    for (let i = Math.min(size, 4); i > 0; i--) value = value * 256 + (descriptor[at + i] ?? 0);
    const item = prefix & 0xfc;
    if (item === USAGE_PAGE) usagePage = value;
    else if (item === USAGE && depth === 0) usage = value;
    else if (item === COLLECTION && depth++ === 0) {
      const wide = usage > 0xffff;
      found.push({ usagePage: wide ? Math.floor(usage / 0x10000) : usagePage, usage: usage % 0x10000 });
    } else if (item === END_COLLECTION) depth--;
    at += size + 1;
  }
  return found;
}
