import { eraOf, type Facts } from '../../base/index.ts';
import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** What a storage device answers to INQUIRY, or IDENTIFY. */
export interface StorageFacts {
  /** SCSI peripheral device type: 0 is a disk, 5 a CD-ROM. */
  readonly type: number;
  readonly vendor: string;
  readonly product: string;
  readonly revision: string;
  readonly removable?: boolean;
  /** Longer texts of an NVMe disk, for STOR_RICH_DEVICE_DESCRIPTION. */
  readonly rich?: { readonly product: string; readonly revision: string };
  readonly path: { readonly bus: number; readonly target: number; readonly lun: number };
}

/** Device type and generic type of each SCSI type code. The generic one is missing where none is given. */
const SCSI_TYPES: readonly (readonly [type: string, generic?: string])[] = [
  ['Disk', 'GenDisk'],
  ['Sequential'],
  ['Printer', 'GenPrinter'],
  ['Processor'],
  ['Worm', 'GenWorm'],
  ['CdRom', 'GenCdRom'],
  ['Scanner', 'GenScanner'],
  ['Optical', 'GenOptical'],
  ['Changer', 'ScsiChanger'],
  ['Net', 'ScsiNet'],
  ['ASCIT8', 'ScsiASCIT8'],
  ['ASCIT8', 'ScsiASCIT8'],
  ['Array', 'ScsiArray'],
  ['Enclosure', 'ScsiEnclosure'],
  ['RBC', 'ScsiRBC'],
  ['CardReader', 'ScsiCardReader'],
  ['Bridge', 'ScsiBridge'],
];

/**
 * The identifiers of a device behind a SCSI or storage port.
 * Observed: the generic name is the sixth hardware ID (recordings 035, GenCdRom 0005); the page has it as the
 * compatible ID.
 * Assumed: since Windows Vista the compatible IDs of SCSI devices are those that USBSTOR gives, with SCSI in front;
 * a recorded list would settle it.
 * Assumed: the two IDs of an NVMe disk's rich description come first; a list of Windows 10 2004 or later would settle it.
 * @see identifiers-for-scsi-devices
 */
export function enumerateScsi(storage: StorageFacts, facts: Facts): EnumeratedDevice {
  const [type, generic] = SCSI_TYPES[storage.type] ?? ['Other', 'ScsiOther'];
  const { vendor, product, revision } = padded(storage);
  const name = vendor + product;
  const era = eraOf(facts);
  const { rich, path } = storage;
  const richName = rich && `SCSI\\${type}${vendor}${fixed(rich.product, 40)}`;
  return {
    deviceId: `SCSI\\${enumKey(type, storage)}`,
    instanceId: [path.bus, path.target, path.lun].map(number => hexadecimal(number, 2)).join(''),
    uniqueId: false,
    hardwareIds: [
      ...(richName && era.richStorageIds ? [richName + fixed(rich.revision, 8), richName] : []),
      `SCSI\\${type}${name}${revision}`,
      `SCSI\\${type}${name}`,
      `SCSI\\${type}${vendor}`,
      `SCSI\\${name}${revision[0]}`,
      name + revision[0],
      ...(generic ? [generic] : []),
    ],
    compatibleIds: era.rankBits === 32 ? [`SCSI\\${type}`, 'SCSI\\RAW'] : [],
  };
}

/**
 * The identifiers of a logical unit of a USB mass storage device.
 * @see identifiers-generated-by-usbstor-sys
 */
export function enumerateUsbStorage(storage: StorageFacts, serial: string): EnumeratedDevice {
  const [type, generic] = usbStorageType(storage);
  const { vendor, product, revision } = padded(storage);
  const name = vendor + product;
  return {
    deviceId: `USBSTOR\\${enumKey(type, storage)}&Rev_${trimmed(storage.revision)}`,
    instanceId: `${serial}&${storage.path.lun}`,
    uniqueId: true,
    hardwareIds: [
      `USBSTOR\\${type}${name}${revision}`,
      `USBSTOR\\${type}${name}`,
      `USBSTOR\\${type}${vendor}`,
      `USBSTOR\\${name}${revision[0]}`,
      name + revision[0],
      `USBSTOR\\${generic}`,
      generic,
    ],
    compatibleIds: [`USBSTOR\\${type}`, 'USBSTOR\\RAW'],
  };
}

function usbStorageType({ type, removable }: StorageFacts): readonly [string, string] {
  if (type === 0) return removable ? ['SFloppy', 'GenSFloppy'] : ['Disk', 'GenDisk'];
  const known = [1, 4, 5, 7, 8].includes(type) ? SCSI_TYPES[type]![0] : undefined;
  return known ? [known, `Gen${known}`] : ['Other', 'UsbstorOther'];
}

const IDE_TYPES: readonly string[] = SCSI_TYPES.slice(0, 10).map(([type]) => type);

/**
 * The identifiers of a device on an IDE channel: model and revision are what it calls itself.
 * Observed: the generic name is the fifth hardware ID (recordings 009, GenCdRom 1004).
 * @see identifiers-for-ide-devices
 */
export function enumerateIde(ide: {
  readonly type: number;
  readonly model: string;
  readonly revision: string;
  readonly channel: { readonly target: number; readonly lun: number };
}): EnumeratedDevice {
  const type = IDE_TYPES[ide.type] ?? 'Other';
  const model = fixed(ide.model, 40);
  const revision = fixed(ide.revision, 8);
  return {
    deviceId: `IDE\\${type}${model}${revision}`,
    instanceId: `${ide.channel.target}.${ide.channel.lun}.0`,
    uniqueId: false,
    hardwareIds: [
      `IDE\\${type}${model}${revision}`,
      `IDE\\${model}${revision}`,
      `IDE\\${type}${model}`,
      model + revision,
      `Gen${type}`,
    ],
    compatibleIds: [],
  };
}

function padded(storage: StorageFacts): { vendor: string; product: string; revision: string } {
  return {
    vendor: fixed(storage.vendor, 8),
    product: fixed(storage.product, 16),
    revision: fixed(storage.revision, 4),
  };
}

/** Blanks, commas and what cannot be printed become underscores, up to the field's length. */
function fixed(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[^\x21-\x2b\x2d-\x7e]/g, '_')
    .padEnd(length, '_');
}

function enumKey(type: string, { vendor, product }: StorageFacts): string {
  return `${type}&Ven_${trimmed(vendor)}&Prod_${trimmed(product)}`;
}

function trimmed(text: string): string {
  const short = text.trim();
  return fixed(short, short.length);
}
