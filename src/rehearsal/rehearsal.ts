import type { Architecture, ProductType, WindowsVersion } from '../base/index.ts';
import type { Signature } from '../engine/select/index.ts';

/** What a rehearsal file says. */
export interface Rehearsal {
  readonly title?: string | undefined;
  readonly machine: {
    readonly windows: WindowsVersion;
    readonly architecture: Architecture;
    readonly productType: ProductType;
  };
  readonly packages: Readonly<Record<string, PackageEntry>>;
  readonly devices: Readonly<Record<string, DeviceEntry>>;
  readonly steps: readonly Step[];
}

export interface PackageEntry {
  /** Relative to the rehearsal file. */
  readonly folder: string;
  readonly signature?: Signature | undefined;
}

export interface DeviceEntry {
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
}

export type Step = { readonly stage: string } | { readonly plug: string };
