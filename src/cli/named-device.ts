import type { Facts } from '../base/index.ts';
import type { DeviceIds } from '../engine/select/index.ts';

/** A device to find a driver for. */
export interface NamedDevice extends DeviceIds {
  readonly name: string;
  /** What is not known of it and may change the answer. */
  readonly lacks?: string;
}

/** Devices as a Windows sees them: identifiers may differ with its version. */
export type DeviceSource = (facts: Facts) => readonly NamedDevice[];
