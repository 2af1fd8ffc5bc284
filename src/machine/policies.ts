import { eraOf } from '../base/index.ts';
import type { RegistryReader, SystemReader } from './reader.ts';
import { bytesOf, numberOf, textOf } from './value.ts';

/** What an administrator decided about the installation of devices. */
export interface Policies {
  /** Whether all signers count the same in the ranking. */
  readonly allSigningEqual: boolean;
  /** What becomes of an unsigned package before Windows Vista; later it is always `warn`. */
  readonly driverSigning: 'ignore' | 'warn' | 'block';
  readonly restrictions: Restrictions;
}

/** Which devices may be installed. IDs and classes are compared without case; an absent list is no policy. */
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

const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceInstall';
const SIGNING = ['ignore', 'warn', 'block'] as const;

/**
 * Reads the policies where group policy keeps them. They are registry values and nothing else, so a machine
 * has them because somebody wrote them there.
 * @see https://learn.microsoft.com/windows/client-management/mdm/policy-csp-deviceinstallation
 * @see allsigningequal-group-policy
 */
export function readPolicies({ registry, facts }: SystemReader): Policies {
  const era = eraOf(facts);
  const allSigningEqual = numberOf(registry.value(`${POLICIES}\\Settings`, 'AllSigningEqual'));
  const signing = registry.value('HKLM\\SOFTWARE\\Microsoft\\Driver Signing', 'Policy');
  return {
    allSigningEqual: allSigningEqual === undefined ? era.allSigningEqual : allSigningEqual !== 0,
    driverSigning: (!era.driverStore && signing && SIGNING[bytesOf(signing)[0] ?? 1]) || 'warn',
    restrictions: readRestrictions(registry),
  };
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

function readRestrictions(registry: RegistryReader): Restrictions {
  const key = `${POLICIES}\\Restrictions`;
  const isOn = (name: string): boolean => (numberOf(registry.value(key, name)) ?? 0) !== 0;
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
