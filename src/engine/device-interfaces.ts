import { sameName } from '../base/index.ts';
import {
  type DeviceInterface,
  DIODI_NO_ADD,
  type Filled,
  GUID_NULL,
  SPINT_ACTIVE,
  SPINT_REMOVED,
} from '../setupapi/index.ts';
import { byCall, elementOf } from './device-call.ts';
import type { DeviceSet, Element, ListedInterface } from './device-sets.ts';
import {
  createInterface,
  type InterfaceName,
  interfaceKey,
  interfacePath,
  isActive,
  plainGuid,
  readClassGuid,
  readInterfaces,
  removeInterface,
  sameGuid,
} from './devices/index.ts';
import { asked, DONE, type Refusal, refused, returned } from './returned.ts';
import type { In, Out, Session } from './session.ts';
import { isSized, textOffset } from './structures.ts';

type Found = { readonly set: DeviceSet; readonly element: Element; readonly one: ListedInterface };

/** The interface that a call names, or why it names none. */
function interfaceOf(
  session: Session,
  { set: handle, interface: given }: In<'SetupDiRemoveDeviceInterface'>,
): Found | Refusal {
  const set = session.devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  if (!given || !isSized(session, 'SP_DEVICE_INTERFACE_DATA', given))
    return refused('ERROR_INVALID_PARAMETER');
  for (const element of set.elements) {
    const one = element.interfaces.find(({ number }) => number === given.reserved);
    if (one) return { set, element, one };
  }
  return refused('ERROR_INVALID_PARAMETER');
}

/** Gives an interface back in the structure of the caller. */
function filled(
  session: Session,
  into: Filled | undefined,
  { number, name, isRemoved }: ListedInterface,
): (typeof DONE & { readonly interface?: DeviceInterface }) | Refusal {
  if (into === null) return DONE;
  if (!isSized(session, 'SP_DEVICE_INTERFACE_DATA', into ?? {})) return refused('ERROR_INVALID_USER_BUFFER');
  const active = isActive(session.transaction, name) ? SPINT_ACTIVE : 0;
  const flags = isRemoved ? SPINT_REMOVED : active;
  return { ...DONE, interface: { classGuid: name.classGuid, flags, reserved: number } };
}

/** The interface of an element; made if it is not in its list. */
function listed(session: Session, element: Element, name: InterfaceName): ListedInterface {
  const path = interfacePath(name);
  const known = element.interfaces.find(one => !one.isRemoved && interfacePath(one.name) === path);
  if (known) return known;
  const one: ListedInterface = { number: session.devices.next(), name, isRemoved: false };
  element.interfaces.push(one);
  return one;
}

/**
 * Observed: no class is ERROR_INVALID_USER_BUFFER (`device-interface/device_iface/create-remove-delete`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicreatedeviceinterfacew
 */
export function createDeviceInterface(
  session: Session,
  { class: classGuid, reference, into, ...of }: In<'SetupDiCreateDeviceInterface'>,
): Out<'SetupDiCreateDeviceInterface'> {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  if (classGuid === null) return refused('ERROR_INVALID_USER_BUFFER');
  if (reference && /[\\/]/.test(reference)) return refused('ERROR_INVALID_REFERENCE_STRING');
  const { element } = at;
  const name = { classGuid: plainGuid(classGuid), device: element.id, reference: reference ?? '' };
  createInterface(session.transaction, name, byCall('SetupDiCreateDeviceInterfaceW'));
  return filled(session, into, listed(session, element, name));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdienumdeviceinterfaces */
export function enumDeviceInterfaces(
  session: Session,
  { class: classGuid, index, into, ...of }: In<'SetupDiEnumDeviceInterfaces'>,
): Out<'SetupDiEnumDeviceInterfaces'> {
  const set = session.devices.set(of.set);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  const at = of.device === null ? undefined : elementOf(session, of);
  if (at && 'err' in at) return at;
  if (classGuid === null || into === null) return refused('ERROR_INVALID_PARAMETER');
  const elements = at ? [at.element] : set.elements;
  const one = elements
    .flatMap(({ interfaces }) => interfaces)
    .filter(({ name }) => sameGuid(name.classGuid, classGuid))[index];
  return one ? filled(session, into, one) : refused('ERROR_NO_MORE_ITEMS');
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiopendeviceinterfacew */
export function openDeviceInterface(
  session: Session,
  { set: handle, path, flags, into }: In<'SetupDiOpenDeviceInterface'>,
): Out<'SetupDiOpenDeviceInterface'> {
  const { transaction, devices } = session;
  const set = devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  const name = readInterfaces(transaction).find(one => sameName(interfacePath(one), path));
  if (!name) return refused('ERROR_NO_SUCH_DEVICE_INTERFACE');
  const classGuid = readClassGuid(transaction, name.device) ?? GUID_NULL;
  if (!set.accepts(classGuid)) return refused('ERROR_CLASS_MISMATCH');
  const known = set.element(name.device);
  if (!known && flags & DIODI_NO_ADD) return refused('ERROR_NO_SUCH_DEVICE_INTERFACE');
  return filled(session, into, listed(session, known ?? devices.open(set, name.device, classGuid), name));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceinterfacealias */
export function getDeviceInterfaceAlias(
  session: Session,
  of: In<'SetupDiGetDeviceInterfaceAlias'>,
): Out<'SetupDiGetDeviceInterfaceAlias'> {
  const at = interfaceOf(session, of);
  if ('err' in at) return at;
  const alias = { ...at.one.name, classGuid: plainGuid(of.class) };
  if (!session.transaction.registry.has(interfaceKey(alias))) {
    return refused('ERROR_NO_SUCH_DEVICE_INTERFACE');
  }
  return filled(session, of.into, listed(session, at.element, alias));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceinterfacedetailw */
export function getDeviceInterfaceDetail(
  session: Session,
  { buffer, size, cbSize, into, ...of }: In<'SetupDiGetDeviceInterfaceDetail'>,
): Out<'SetupDiGetDeviceInterfaceDetail'> {
  const at = interfaceOf(session, of);
  if ('err' in at) return at;
  const header = textOffset(session, 'SP_DEVICE_INTERFACE_DETAIL_DATA');
  const isSmall = size !== undefined && size < header + 2;
  const structure = cbSize === undefined ? {} : { cbSize };
  const isRight = !isSmall && isSized(session, 'SP_DEVICE_INTERFACE_DETAIL_DATA', structure);
  if (buffer === null ? size : !isRight) return refused('ERROR_INVALID_USER_BUFFER');
  const path = interfacePath(at.one.name);
  const answer = returned(asked(buffer, size), 'path', path, header + 2 * (path.length + 1));
  return { err: DONE.err, ...answer, ...(into !== null && { device: at.element.info() }) };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicreatedeviceinterfaceregkeyw */
export function createDeviceInterfaceRegKey(
  session: Session,
  of: In<'SetupDiCreateDeviceInterfaceRegKey'>,
): Out<'SetupDiCreateDeviceInterfaceRegKey'> {
  const at = keyOf(session, of);
  if ('err' in at) return at;
  const origin = byCall('SetupDiCreateDeviceInterfaceRegKeyW');
  session.transaction.change({ kind: 'key', key: at.path, after: true }, origin);
  return { ...DONE, key: { path: at.path, access: of.access } };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiopendeviceinterfaceregkey */
export function openDeviceInterfaceRegKey(
  session: Session,
  of: In<'SetupDiOpenDeviceInterfaceRegKey'>,
): Out<'SetupDiOpenDeviceInterfaceRegKey'> {
  const at = keyOf(session, of);
  if ('err' in at) return at;
  if (!session.transaction.registry.has(at.path)) return refused('ERROR_FILE_NOT_FOUND');
  return { ...DONE, key: { path: at.path, access: of.access } };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdideletedeviceinterfaceregkey */
export function deleteDeviceInterfaceRegKey(
  session: Session,
  of: In<'SetupDiDeleteDeviceInterfaceRegKey'>,
): Out<'SetupDiDeleteDeviceInterfaceRegKey'> {
  const at = keyOf(session, of);
  if ('err' in at) return at;
  if (!session.transaction.registry.has(at.path)) return refused('ERROR_FILE_NOT_FOUND');
  const origin = byCall('SetupDiDeleteDeviceInterfaceRegKey');
  session.transaction.change({ kind: 'key', key: at.path, after: false }, origin);
  return DONE;
}

/**
 * The key of an interface's own settings. Observed: `device-interface/device_interface_key/registry`.
 * Assumed: without it opening and deleting are ERROR_FILE_NOT_FOUND, and an interface that is removed is
 * ERROR_NO_SUCH_DEVICE_INTERFACE; settled by the last error of those calls on Windows.
 */
function keyOf(
  session: Session,
  of: In<'SetupDiRemoveDeviceInterface'>,
): { readonly path: string } | Refusal {
  const at = interfaceOf(session, of);
  if ('err' in at) return at;
  const key = interfaceKey(at.one.name);
  if (at.one.isRemoved || !session.transaction.registry.has(key)) {
    return refused('ERROR_NO_SUCH_DEVICE_INTERFACE');
  }
  return { path: `${key}\\Device Parameters` };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiremovedeviceinterface */
export function removeDeviceInterface(
  session: Session,
  of: In<'SetupDiRemoveDeviceInterface'>,
): Out<'SetupDiRemoveDeviceInterface'> {
  const at = interfaceOf(session, of);
  if ('err' in at) return at;
  const { transaction } = session;
  const { one } = at;
  if (isActive(transaction, one.name)) return refused('ERROR_DEVICE_INTERFACE_ACTIVE');
  if (transaction.registry.has(interfaceKey(one.name))) {
    removeInterface(transaction, one.name, byCall('SetupDiRemoveDeviceInterface'));
  }
  one.isRemoved = true;
  return filled(session, undefined, one);
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdideletedeviceinterfacedata */
export function deleteDeviceInterfaceData(
  session: Session,
  of: In<'SetupDiDeleteDeviceInterfaceData'>,
): Out<'SetupDiDeleteDeviceInterfaceData'> {
  const at = interfaceOf(session, of);
  if ('err' in at) return at;
  at.element.interfaces.splice(at.element.interfaces.indexOf(at.one), 1);
  return DONE;
}
