import { sameName } from '../../base/index.ts';
import type { Restrictions } from '../../machine/index.ts';

/** A device as policies see it. */
export interface RestrictedDevice {
  readonly instanceId: string;
  /** Hardware IDs and compatible IDs. */
  readonly ids: readonly string[];
  /** The class of its driver; absent where it gets none. */
  readonly classGuid?: string | undefined;
  /** Whether it says of itself that it can be taken away. */
  readonly removable: boolean;
  /** Whether an administrator asks for its installation. */
  readonly byAdministrator: boolean;
}

/** What one kind of policies says of a device; undefined: nothing. */
type Said = 'allowed' | 'denied' | undefined;

/**
 * Whether policies forbid to install a device. Without layers what denies beats what allows; with layers the
 * most specific that says something decides: instance, device ID, class, removable. What none describes is
 * forbidden where others are.
 * Observed: recordings 104, a device that no policy describes.
 * @see https://learn.microsoft.com/windows/client-management/mdm/policy-csp-deviceinstallation
 */
export function isRestricted(policies: Restrictions, device: RestrictedDevice): boolean {
  if (policies.allowAdministrators && device.byAdministrator) return false;
  const layers = layersOf(policies, device);
  const said = policies.layered ? layers.find(one => one !== undefined) : strictest(layers);
  return said === 'denied' || (said === undefined && policies.denyOthers);
}

function strictest(layers: readonly Said[]): Said {
  return layers.includes('denied') ? 'denied' : layers.find(one => one !== undefined);
}

function layersOf(
  policies: Restrictions,
  { instanceId, ids, classGuid, removable }: RestrictedDevice,
): Said[] {
  const classes = classGuid === undefined ? [] : [classGuid];
  return [
    saidOf([instanceId], policies.allowInstances, policies.denyInstances),
    saidOf(ids, policies.allowIds, policies.denyIds),
    saidOf(classes, policies.allowClasses, policies.denyClasses),
    removable && policies.denyRemovable ? 'denied' : undefined,
  ];
}

function saidOf(names: readonly string[], allow: readonly string[] = [], deny: readonly string[] = []): Said {
  const has = (list: readonly string[]): boolean => list.some(one => names.some(name => sameName(name, one)));
  if (has(deny)) return 'denied';
  return has(allow) ? 'allowed' : undefined;
}
