import { eraOf, type Facts } from '../../base/index.ts';
import { type EnumeratedDevice, hexadecimal } from './enumerated.ts';

/** What the identification objects of an ACPI device say. */
export interface AcpiFacts {
  /** _HID as text: `PNP0303`, `ELAN0608`. */
  readonly hid: string;
  /** _CID, in order. */
  readonly cids: readonly string[];
  /** _UID as text. */
  readonly uid?: string;
  /** _SUB: subsystem vendor and device, `17AA3808`. */
  readonly sub?: string;
  /** _HRV. */
  readonly hrv?: number;
}

/**
 * The identifiers of an ACPI device.
 * Observed: the two IDs of Server 2003 and the three of Windows 10 (recordings 006 to 020, 001).
 * Assumed: ACPI's form with VEN and DEV is given since Windows 8; a list of Windows 7 would settle it.
 * Assumed: each _CID gives ACPI\id and, since Windows 8, the bare ID, before it *id; a recorded list of a
 * device with a _CID would settle it.
 * @see device-management-namespace-objects
 */
export function enumerateAcpi(acpi: AcpiFacts, facts: Facts): EnumeratedDevice {
  const { hid, cids, uid } = acpi;
  const modern = eraOf(facts).acpiVendorIds;
  return {
    deviceId: `ACPI\\${hid}`,
    instanceId: uid ?? '0',
    uniqueId: uid !== undefined,
    hardwareIds: [...(modern ? vendorIds(acpi) : []), `ACPI\\${hid}`, `*${hid}`],
    compatibleIds: cids.flatMap(id => [`ACPI\\${id}`, modern ? id : `*${id}`]),
  };
}

/** The last four characters are the device, the three or four in front of them the vendor. */
function vendorIds({ hid, sub, hrv }: AcpiFacts): string[] {
  if (!/^[A-Z0-9]{3,4}[0-9A-F]{4}$/i.test(hid)) return [];
  const id = `ACPI\\VEN_${hid.slice(0, -4)}&DEV_${hid.slice(-4)}`;
  const subsystem = sub === undefined ? undefined : `${id}&SUBSYS_${sub}`;
  const revision = hrv === undefined ? undefined : `&REV_${hexadecimal(hrv, 4)}`;
  return [
    ...(subsystem && revision ? [subsystem + revision] : []),
    ...(subsystem ? [subsystem] : []),
    ...(revision ? [id + revision] : []),
    id,
  ];
}

/** What Windows reads of a processor. */
export interface ProcessorFacts {
  /** `GenuineIntel`, `AuthenticAMD`. */
  readonly vendor: string;
  /** `x86`, `EM64T`, `Intel64`, `AMD64`. */
  readonly architecture: string;
  readonly family: number;
  readonly model: number;
  /** The processor's number, from 0. */
  readonly number: number;
}

/**
 * The identifiers of a processor.
 * Observed: recordings 006; the generic one is the fifth on Windows 11 too (recordings 130).
 */
export function enumerateProcessor(processor: ProcessorFacts): EnumeratedDevice {
  const generic = `${processor.vendor}_-_${processor.architecture}`;
  const family = `${generic}_Family_${processor.family}`;
  const model = `${family}_Model_${processor.model}`;
  return {
    deviceId: `ACPI\\${model}`,
    instanceId: `_${processor.number}`,
    uniqueId: true,
    hardwareIds: [model, family, generic].flatMap(id => [`ACPI\\${id}`, `*${id}`]),
    compatibleIds: ['ACPI\\Processor'],
  };
}
