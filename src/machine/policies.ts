import { eraOf, sameName } from '../base/index.ts';
import type { RegistryReader, SystemReader } from './reader.ts';
import { bytesOf, numberOf, textOf } from './value.ts';

/** Which devices an administrator lets be installed. IDs and classes are compared without case; an absent list is no policy. */
export interface Restrictions {
  readonly allowIds?: readonly string[];
  readonly denyIds?: readonly string[];
  readonly allowInstances?: readonly string[];
  readonly denyInstances?: readonly string[];
  readonly allowClasses?: readonly string[];
  readonly denyClasses?: readonly string[];
  /** Devices that no other policy describes. */
  readonly denyOthers: boolean;
  readonly denyRemovable: boolean;
  /** Whether administrators may install what is denied to others. */
  readonly allowAdministrators: boolean;
  /** Whether allowing and denying are looked at in layers: instance, device ID, class, removable. */
  readonly layered: boolean;
}

/** Where group policy keeps what it sets. A machine has policies because somebody wrote them there. */
const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceInstall';
const SIGNING = ['ignore', 'warn', 'block'] as const;

/**
 * Whether all signers count the same in the ranking.
 * @see allsigningequal-group-policy
 */
export function readAllSigningEqual({ registry, facts }: SystemReader): boolean {
  const policy = numberOf(registry.value(`${POLICIES}\\Settings`, 'AllSigningEqual'));
  return policy === undefined ? eraOf(facts).allSigningEqual : policy !== 0;
}

/** What becomes of an unsigned package before Windows Vista; later it is always `warn`. */
export function readDriverSigning({ registry, facts }: SystemReader): 'ignore' | 'warn' | 'block' {
  const policy = registry.value('HKLM\\SOFTWARE\\Microsoft\\Driver Signing', 'Policy');
  return (!eraOf(facts).driverStore && policy && SIGNING[bytesOf(policy)[0] ?? 1]) || 'warn';
}

/**
 * The LowerLogoVersion of a setup class: WHQL signatures for this Windows version and later count best.
 * Assumed: it stands in the class key under that name; settled by a class key of Windows Vista or later.
 * @see lowerlogoversion
 */
export function lowerLogoVersion(registry: RegistryReader, classGuid: string): string {
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${classGuid}`;
  return textOf(registry.value(key, 'LowerLogoVersion')) ?? '5.1';
}

/** @see https://learn.microsoft.com/windows/client-management/mdm/policy-csp-deviceinstallation */
export function readRestrictions({ registry }: SystemReader): Restrictions {
  const key = `${POLICIES}\\Restrictions`;
  const values = registry.values(key);
  const isOn = (name: string): boolean =>
    (numberOf(values.find(one => sameName(one.name, name))?.value) ?? 0) !== 0;
  const list = <K extends keyof Restrictions>(member: K, name: string): { [M in K]?: string[] } => {
    if (!isOn(name)) return {};
    const texts = registry.values(`${key}\\${name}`).flatMap(({ value }) => textOf(value) ?? []);
    return { [member]: texts } as { [M in K]?: string[] };
  };
  return {
    ...list('allowIds', 'AllowDeviceIDs'),
    ...list('denyIds', 'DenyDeviceIDs'),
    ...list('allowInstances', 'AllowInstanceIDs'),
    ...list('denyInstances', 'DenyInstanceIDs'),
    ...list('allowClasses', 'AllowDeviceClasses'),
    ...list('denyClasses', 'DenyDeviceClasses'),
    denyOthers: isOn('DenyUnspecified'),
    denyRemovable: isOn('DenyRemovableDevices'),
    allowAdministrators: isOn('AllowAdminInstall'),
    layered: isOn('AllowDenyLayered'),
  };
}
