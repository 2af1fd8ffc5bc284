import { eraOf, type Facts } from '../../base/index.ts';
import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** A place on a PCI bus. */
export interface PciPlace {
  readonly device: number;
  readonly function: number;
}

/** What the configuration space of a PCI function says. */
export interface PciFacts {
  readonly vendor: number;
  readonly device: number;
  /** Both 0 where the function has no subsystem, as most bridges. */
  readonly subsystem: number;
  readonly subsystemVendor: number;
  readonly revision: number;
  /** Base class, subclass and programming interface: 0x020000. */
  readonly classCode: number;
  /** Device/Port Type of the PCI Express capability; undefined where there is none. */
  readonly expressType?: number;
  readonly place: PciPlace;
  /** The places of the bridges above it, the nearest first. */
  readonly bridges: readonly PciPlace[];
}

/**
 * The identifiers of a PCI function.
 * Observed: a function without a subsystem has VEN&DEV&REV and VEN&DEV as hardware IDs, others have them as
 * compatible IDs; 26 lists of Windows 2000 to 11. The instance ID is the place, then those of the bridges.
 * Assumed: PCI Express types are named since Windows Vista; a list of XP or 7 of such a device would settle it.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/identifiers-for-pci-devices
 */
export function enumeratePci(pci: PciFacts, facts: Facts): EnumeratedDevice {
  const vendor = `PCI\\VEN_${hexadecimal(pci.vendor, 4)}`;
  const device = `${vendor}&DEV_${hexadecimal(pci.device, 4)}`;
  const owner = hexadecimal(pci.subsystem, 4) + hexadecimal(pci.subsystemVendor, 4);
  const subsystem = `${device}&SUBSYS_${owner}`;
  const revision = `&REV_${hexadecimal(pci.revision, 2)}`;
  const code = `CC_${hexadecimal(pci.classCode, 6)}`;
  const classes = [code, code.slice(0, -2)];
  const generic = [device + revision, device];
  const bare = owner === '00000000';
  return {
    deviceId: subsystem + revision,
    instanceId: [pci.place, ...pci.bridges].map(printPlace).join(''),
    uniqueId: false,
    hardwareIds: [
      subsystem + revision,
      subsystem,
      ...(bare ? generic : []),
      ...classes.map(one => `${device}&${one}`),
    ],
    compatibleIds: [
      ...(bare ? [] : generic),
      ...classes.map(one => `${vendor}&${one}`),
      vendor,
      ...classes.flatMap(one => classIds(`PCI\\${one}`, pci.expressType, facts)),
    ],
  };
}

function classIds(id: string, expressType: number | undefined, facts: Facts): string[] {
  if (expressType === undefined || !eraOf(facts).pciExpressTypes) return [id];
  return [`${id}&DT_${expressType.toString(16).toUpperCase()}`, id];
}

function printPlace({ device, function: fn }: PciPlace): string {
  return hexadecimal(device * 8 + fn, 2);
}
