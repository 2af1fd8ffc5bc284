import { documented } from '../base/index.ts';
import type { Origin } from '../machine/index.ts';
import type { DeviceInfo, DeviceSetHandle, Filled } from '../setupapi/index.ts';
import type { DeviceSet, DriverOwner, Element } from './device-sets.ts';
import { DONE, type Refusal, refused } from './returned.ts';
import type { Session } from './session.ts';
import { isSized } from './structures.ts';

type OfDevice = { readonly set: DeviceSetHandle | null; readonly device?: DeviceInfo | null };

/** The element that a call names, or why it names none. */
export function elementOf(
  session: Session,
  { set: handle, device }: OfDevice,
): { readonly set: DeviceSet; readonly element: Element } | Refusal {
  const set = session.devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  const element = device && isSized(session, 'SP_DEVINFO_DATA', device) ? named(set, device) : undefined;
  return element ? { set, element } : refused('ERROR_INVALID_PARAMETER');
}

function named(set: DeviceSet, { reserved }: DeviceInfo): Element | undefined {
  return set.elements.find(element => element.number === reserved);
}

/** The set, or the element where a call names one: whose params and driver lists are meant. */
export function ownerOf(
  session: Session,
  of: OfDevice,
): { readonly set: DeviceSet; readonly owner: DriverOwner; readonly element?: Element } | Refusal {
  const set = session.devices.set(of.set);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  if (!of.device) return { set, owner: set };
  const at = elementOf(session, of);
  return 'err' in at ? at : { ...at, owner: at.element };
}

/** Gives an element back in the structure of the caller. */
export function filledDevice(
  session: Session,
  into: Filled | undefined,
  element: Element,
): (typeof DONE & { readonly device?: DeviceInfo }) | Refusal {
  if (into === null) return DONE;
  if (!isSized(session, 'SP_DEVINFO_DATA', into ?? {})) return refused('ERROR_INVALID_USER_BUFFER');
  return { ...DONE, device: element.info() };
}

/** Where changes of a call come from. */
export function byCall(call: string): Origin {
  return { call, because: documented(`nf-setupapi-${call.toLowerCase()}`) };
}
