import { foldCase } from '../../base/index.ts';

export const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';

/** Characters of the longest device instance ID. Observed: `device-create/device_info/id-length`. */
const LONGEST = 199;

/** A device instance ID and its parts. */
export interface InstanceId {
  readonly enumerator: string;
  readonly device: string;
  readonly instance: string;
  /** Upper case. Observed: `device-create/device_info/create-enumerate-delete`. */
  readonly text: string;
}

/**
 * Takes a device instance ID apart; undefined when it is none.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/device-instance-ids
 */
export function parseInstanceId(id: string): InstanceId | undefined {
  const text = foldCase(id);
  const [enumerator, device, instance, ...others] = text.split('\\');
  if (!enumerator || !device || !instance || others.length > 0) return undefined;
  return text.length <= LONGEST && isPlain(text) ? { enumerator, device, instance, text } : undefined;
}

/**
 * No blanks, no commas, ASCII.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/device-ids
 */
export function isPlain(id: string): boolean {
  return /^[!-+\--\x7f]+$/.test(id);
}

/**
 * The instance key of a device.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/hklm-system-currentcontrolset-enum-registry-tree
 */
export function instanceKey(id: string): string {
  return `${ENUM}\\${id}`;
}
