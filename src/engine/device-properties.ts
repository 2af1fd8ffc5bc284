import type { Win32Error } from '../base/index.ts';
import { bytesOf } from '../machine/index.ts';
import {
  DEVPROP_TYPE_EMPTY,
  DEVPROP_TYPE_NULL,
  GUID_NULL,
  type RegistryData,
  SPDRP_CLASSGUID,
} from '../setupapi/index.ts';
import { byCall, elementOf } from './device-call.ts';
import type { Element } from './device-sets.ts';
import {
  bytesOfData,
  bytesOfProperty,
  changeDeviceProperty,
  changeProperty,
  demandedType,
  devicePropertyKeys,
  hasDevnode,
  isPropertyType,
  isPropertyValue,
  isRegistryProperty,
  isSettable,
  isWritable,
  propertyOfBytes,
  readClassGuid,
  readDeviceProperty,
  readProperty,
} from './devices/index.ts';
import { asked, DONE, type Refusal, refused, returned } from './returned.ts';
import type { In, Out, Session } from './session.ts';

/** The element of a call, and that its device is there. */
function living(
  session: Session,
  of: In<'SetupDiGetDeviceInstanceId'>,
): { readonly element: Element } | Refusal {
  const at = elementOf(session, of);
  if ('err' in at) return at;
  return hasDevnode(session.transaction, at.element.id) ? at : refused('ERROR_NO_SUCH_DEVINST');
}

/**
 * Assumed: a size without a buffer is ERROR_INVALID_USER_BUFFER; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceregistrypropertyw
 */
export function getDeviceRegistryProperty(
  session: Session,
  { property, buffer, size, ...of }: In<'SetupDiGetDeviceRegistryProperty'>,
): Out<'SetupDiGetDeviceRegistryProperty'> {
  const at = living(session, of);
  if ('err' in at) return at;
  if (!isRegistryProperty(property)) return refused('ERROR_INVALID_REG_PROPERTY');
  if (buffer === null && size) return refused('ERROR_INVALID_USER_BUFFER');
  const value = readProperty(session.transaction, at.element.id, property);
  if (!value) return refused('ERROR_INVALID_DATA');
  return { ...into<RegistryData>(buffer, size, value.data, bytesOf(value).length), type: value.type };
}

/** Gives a value to a buffer of a size in bytes; to none only its size, as an error. */
function into<T>(
  buffer: null | undefined,
  size: number | undefined,
  value: T,
  required: number,
): { ret: boolean; err: Win32Error; required: number; value?: T } {
  return { err: DONE.err, ...returned(asked(buffer, size), 'value', value, required) };
}

/**
 * Assumed: what is not there to be cleared is ERROR_INVALID_DATA, and a property that programs do not set is
 * ERROR_INVALID_REG_PROPERTY; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdisetdeviceregistrypropertyw
 */
export function setDeviceRegistryProperty(
  session: Session,
  { property, value, size, ...of }: In<'SetupDiSetDeviceRegistryProperty'>,
): Out<'SetupDiSetDeviceRegistryProperty'> {
  const at = living(session, of);
  if ('err' in at) return at;
  const { transaction } = session;
  const { element } = at;
  if (!isSettable(element.id, property)) return refused('ERROR_INVALID_REG_PROPERTY');
  if (value === null && size) return refused('ERROR_INVALID_PARAMETER');
  const before = readProperty(transaction, element.id, property);
  if (value === null && !before) return refused('ERROR_INVALID_DATA');
  const bytes = value === null ? undefined : bytesOfData(value).slice(0, size);
  changeProperty(transaction, element.id, property, bytes, byCall('SetupDiSetDeviceRegistryPropertyW'));
  if (property === SPDRP_CLASSGUID) element.classGuid = readClassGuid(transaction, element.id) ?? GUID_NULL;
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdevicepropertyw */
export function getDeviceProperty(
  session: Session,
  { key, type: wanted, flags, buffer, size, ...of }: In<'SetupDiGetDeviceProperty'>,
): Out<'SetupDiGetDeviceProperty'> {
  const at = living(session, of);
  if ('err' in at) return at;
  if (key === null) return refused('ERROR_INVALID_DATA');
  if (wanted === null || (buffer === null && size)) return refused('ERROR_INVALID_USER_BUFFER');
  if (flags !== 0) return refused('ERROR_INVALID_FLAGS');
  const property = readDeviceProperty(session.transaction, at.element.id, key);
  if (!property) return refused('ERROR_NOT_FOUND');
  const { type, bytes } = property;
  return { ...into(buffer, size, propertyOfBytes(type, bytes), bytes.length), type };
}

/**
 * Observed: DEVPROP_TYPE_NULL deletes like DEVPROP_TYPE_EMPTY, and a missing key is ERROR_INVALID_DATA
 * (`device-property/device_property/set`).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdisetdevicepropertyw
 */
export function setDeviceProperty(
  session: Session,
  { key, type, value, size, flags, ...of }: In<'SetupDiSetDeviceProperty'>,
): Out<'SetupDiSetDeviceProperty'> {
  const at = living(session, of);
  if ('err' in at) return at;
  const { id } = at.element;
  const { transaction } = session;
  const origin = byCall('SetupDiSetDevicePropertyW');
  if (key === null) return refused('ERROR_INVALID_DATA');
  if (value === null && size) return refused('ERROR_INVALID_USER_BUFFER');
  if (flags !== 0) return refused('ERROR_INVALID_FLAGS');
  if (!isWritable(id, key)) return refused('ERROR_INVALID_REG_PROPERTY');
  if (type === DEVPROP_TYPE_EMPTY || type === DEVPROP_TYPE_NULL) {
    if (size) return refused('ERROR_INVALID_DATA');
    if (!readDeviceProperty(transaction, id, key)) return refused('ERROR_NOT_FOUND');
    changeDeviceProperty(transaction, id, key, undefined, origin);
    return DONE;
  }
  const bytes = value === null ? new Uint8Array() : bytesOfProperty(type, value)?.slice(0, size);
  const isRight = isPropertyType(type) && (demandedType(key) ?? type) === type;
  if (!isRight || !bytes || !isPropertyValue(type, bytes)) return refused('ERROR_INVALID_DATA');
  changeDeviceProperty(transaction, id, key, { type, bytes }, origin);
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdevicepropertykeys */
export function getDevicePropertyKeys(
  session: Session,
  { flags, buffer, size, ...of }: In<'SetupDiGetDevicePropertyKeys'>,
): Out<'SetupDiGetDevicePropertyKeys'> {
  const at = living(session, of);
  if ('err' in at) return at;
  if (flags !== 0) return refused('ERROR_INVALID_FLAGS');
  if (buffer === null && size) return refused('ERROR_INVALID_USER_BUFFER');
  const keys = devicePropertyKeys(session.transaction, at.element.id);
  return { err: DONE.err, ...returned(asked(buffer, size), 'keys', keys, keys.length) };
}
