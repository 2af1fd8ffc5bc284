/**
 * What a bus driver answers when the PnP manager asks who a device is.
 * @see https://learn.microsoft.com/windows-hardware/drivers/kernel/irp-mn-query-id
 */
export interface EnumeratedDevice {
  /** The key below Enum: `PCI\VEN_8086&DEV_100E&SUBSYS_001E8086&REV_02`. */
  readonly deviceId: string;
  /** As the bus gives it; where it is not unique, PnP puts something in front of it. */
  readonly instanceId: string;
  readonly uniqueId: boolean;
  /** The most specific first. */
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
}

/** A number as identifiers write it: upper-case hexadecimal of so many digits. */
export function hexadecimal(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
