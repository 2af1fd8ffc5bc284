import {
  ARCHITECTURES,
  type Facts,
  namedSystem,
  type ProductType,
  printWindowsVersion,
  servicePackOf,
} from '../../base/index.ts';
import {
  type Change,
  type DeviceIds,
  type SelectingWindows,
  selectingWindows,
} from '../../engine/select/index.ts';

/** What is tried: the policy the other way round, packages taken away, changes of single candidates. */
export interface Switches {
  readonly turnPolicy: boolean;
  /** INFs that do not take part. */
  readonly without: ReadonlySet<string>;
  /** By the key of the candidate. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** Another Windows than that of the computer; while what is written is none, it is that of the computer. */
  readonly windows?: NamedWindows;
  /** Other identifiers than those of the device. */
  readonly ids?: NamedIds;
}

export const NO_SWITCHES: Switches = { turnPolicy: false, without: new Set(), changes: new Map() };

/** A Windows as people write it: `11`, `10.0.22631`, `xp sp3`, with an architecture and a product by their names. */
export interface NamedWindows {
  readonly version: string;
  readonly architecture: string;
  readonly productType: string;
}

/** Identifiers as lines, the most specific first. */
export interface NamedIds {
  readonly hardwareIds: string;
  readonly compatibleIds: string;
}

export const PRODUCT_TYPES: readonly ProductType[] = ['workstation', 'domain-controller', 'server'];

/** The Windows that somebody wrote; undefined where there is none. */
export function readOtherWindows({ version, ...named }: NamedWindows): Partial<Facts> | undefined {
  const system = namedSystem(version);
  const architecture = ARCHITECTURES.find(name => name === named.architecture);
  const productType = PRODUCT_TYPES.find(name => name === named.productType);
  return system && architecture && productType && { ...system, architecture, productType };
}

/** How a Windows is written. */
export function nameWindows({ version, servicePack, architecture, productType }: Facts): NamedWindows {
  const pack = servicePack === servicePackOf(version) ? '' : ` sp${servicePack}`;
  return { version: printWindowsVersion(version) + pack, architecture, productType };
}

/** How the identifiers of a device are written. */
export function nameIds({ hardwareIds, compatibleIds }: DeviceIds): NamedIds {
  return { hardwareIds: hardwareIds.join('\n'), compatibleIds: compatibleIds.join('\n') };
}

/** The device whose driver is chosen. */
export function deviceTried(own: DeviceIds, { ids }: Switches): DeviceIds {
  if (!ids) return own;
  return { hardwareIds: linesOf(ids.hardwareIds), compatibleIds: linesOf(ids.compatibleIds) };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

/** The Windows that chooses: another one is taken as it is after setup, with the policies that it begins with. */
export function windowsTried(own: SelectingWindows, { windows, turnPolicy }: Switches): SelectingWindows {
  const named = windows && readOtherWindows(windows);
  const tried = named ? selectingWindows({ ...own.facts, ...named }) : own;
  return turnPolicy ? { ...tried, allSigningEqual: !tried.allSigningEqual } : tried;
}
