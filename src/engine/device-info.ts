import { bytesOf, sz } from '../machine/index.ts';
import {
  DICD_GENERATE_ID,
  DICD_INHERIT_CLASSDRVS,
  DIOD_INHERIT_CLASSDRVS,
  GUID_NULL,
  SPDRP_CLASSGUID,
  SPDRP_DEVICEDESC,
  SPRDI_FIND_DUPS,
} from '../setupapi/index.ts';
import { discardInstallers } from './asked-installers.ts';
import { byCall, elementOf, filledDevice } from './device-call.ts';
import type { DeviceSet, Element } from './device-sets.ts';
import {
  changeProperty,
  createDevnode,
  generateInstanceId,
  hasDevnode,
  type InstanceId,
  isPlain,
  isRegistered,
  parseInstanceId,
  plainGuid,
  readClassGuid,
  registerDevnode,
  removeDevnode,
} from './devices/index.ts';
import { asked, DONE, refused, returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdienumdeviceinfo */
export function enumDeviceInfo(
  session: Session,
  { set: handle, index, into }: In<'SetupDiEnumDeviceInfo'>,
): Out<'SetupDiEnumDeviceInfo'> {
  const set = session.devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  if (into === null) return refused('ERROR_INVALID_PARAMETER');
  const element = set.elements[index];
  return element ? filledDevice(session, into, element) : refused('ERROR_NO_MORE_ITEMS');
}

/**
 * Makes a device below Root that is not registered yet.
 * Assumed: other enumerators are refused as a wrong name; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdicreatedeviceinfow
 */
export function createDeviceInfo(
  session: Session,
  { set: handle, name, class: classGuid, description, flags, into }: In<'SetupDiCreateDeviceInfo'>,
): Out<'SetupDiCreateDeviceInfo'> {
  if (name === null) return refused('ERROR_INVALID_DEVINST_NAME');
  const { transaction, devices } = session;
  const set = devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  if (classGuid === null) return refused('ERROR_INVALID_PARAMETER');
  if (!set.accepts(classGuid)) return refused('ERROR_CLASS_MISMATCH');
  const id = newInstanceId(session, name, flags);
  if (id?.enumerator !== 'ROOT') return refused('ERROR_INVALID_DEVINST_NAME');
  if (hasDevnode(transaction, id.text)) return refused('ERROR_DEVINST_ALREADY_EXISTS');
  const origin = byCall('SetupDiCreateDeviceInfoW');
  createDevnode(transaction, id.text, origin);
  const guid = plainGuid(classGuid);
  const properties = [
    ...(guid === GUID_NULL ? [] : [[SPDRP_CLASSGUID, guid] as const]),
    ...(description === null || description === undefined ? [] : [[SPDRP_DEVICEDESC, description] as const]),
  ];
  for (const [property, text] of properties) {
    changeProperty(transaction, id.text, property, bytesOf(sz(text)), origin);
  }
  const element = devices.open(set, id.text, guid);
  if (flags & DICD_INHERIT_CLASSDRVS) inherit(element, set);
  return filledDevice(session, into, element);
}

function newInstanceId({ transaction }: Session, name: string, flags: number): InstanceId | undefined {
  if (!(flags & DICD_GENERATE_ID)) return parseInstanceId(name);
  return isPlain(name) && !name.includes('\\') ? generateInstanceId(transaction, name) : undefined;
}

/** Gives an element the class driver list of its set and the driver selected there. */
function inherit(element: Element, set: DeviceSet): void {
  for (const [type, list] of set.lists) element.lists.set(type, [...list]);
  element.selected = set.selected;
}

/**
 * Observed: with a wrong structure the device is added and the call fails
 * (`device-create/open_device_info/open`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiopendeviceinfow
 */
export function openDeviceInfo(
  session: Session,
  { set: handle, id, flags, into }: In<'SetupDiOpenDeviceInfo'>,
): Out<'SetupDiOpenDeviceInfo'> {
  const { transaction, devices } = session;
  const set = devices.set(handle);
  if (!set) return refused('ERROR_INVALID_HANDLE');
  if (id === null) return refused('ERROR_INVALID_PARAMETER');
  const parsed = parseInstanceId(id);
  if (!parsed || !isRegistered(transaction, parsed.text)) return refused('ERROR_NO_SUCH_DEVINST');
  const classGuid = readClassGuid(transaction, parsed.text) ?? GUID_NULL;
  if (!set.accepts(classGuid)) return refused('ERROR_CLASS_MISMATCH');
  const element = devices.open(set, parsed.text, classGuid);
  if (flags & DIOD_INHERIT_CLASSDRVS) inherit(element, set);
  return filledDevice(session, into, element);
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdideletedeviceinfo */
export function deleteDeviceInfo(
  session: Session,
  of: In<'SetupDiDeleteDeviceInfo'>,
): Out<'SetupDiDeleteDeviceInfo'> {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  const { set, element } = at;
  discardInstallers(session, { set, owner: element, element });
  set.elements.splice(set.elements.indexOf(element), 1);
  forget(session, element, 'SetupDiDeleteDeviceInfo');
  return DONE;
}

/**
 * Removes a device that was not registered: nobody else can open it. Observed:
 * `device-property/registry_property/friendly-name`.
 */
export function forget({ transaction }: Session, { id }: Element, call: string): void {
  if (hasDevnode(transaction, id) && !isRegistered(transaction, id)) {
    removeDevnode(transaction, id, byCall(call));
  }
}

/**
 * Assumed: without a function that compares, no device is a duplicate; settled by registering the same
 * device twice with SPRDI_FIND_DUPS on Windows, which compares resources.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdiregisterdeviceinfo
 */
export function registerDeviceInfo(
  session: Session,
  of: In<'SetupDiRegisterDeviceInfo'>,
): Out<'SetupDiRegisterDeviceInfo'> {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  const { set, element } = at;
  const { transaction } = session;
  if (!hasDevnode(transaction, element.id)) return refused('ERROR_NO_SUCH_DEVINST');
  if (isRegistered(transaction, element.id)) return DONE;
  for (const known of of.flags & SPRDI_FIND_DUPS ? set.elements : []) {
    if (known === element || !isRegistered(transaction, known.id)) continue;
    const err = of.compare?.(set.handle, element.info(), known.info()) ?? DONE.err;
    if (err !== DONE.err) return { ret: false, err, duplicate: known.info() };
  }
  registerDevnode(transaction, element.id, byCall('SetupDiRegisterDeviceInfo'));
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceinstanceidw */
export function getDeviceInstanceId(
  session: Session,
  { buffer, size, ...of }: In<'SetupDiGetDeviceInstanceId'>,
): Out<'SetupDiGetDeviceInstanceId'> {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  const { id } = at.element;
  if (!hasDevnode(session.transaction, id)) return refused('ERROR_NO_SUCH_DEVINST');
  if (buffer === null && size) return refused('ERROR_INVALID_PARAMETER');
  return { err: DONE.err, ...returnedText(asked(buffer, size), 'id', id) };
}
