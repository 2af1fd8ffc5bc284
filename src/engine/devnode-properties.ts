import { bytesOf } from '../machine/index.ts';
import {
  CM_REGISTRY_CONFIG,
  CM_REGISTRY_SOFTWARE,
  CM_REGISTRY_USER,
  CR_BUFFER_SMALL,
  CR_CALL_NOT_IMPLEMENTED,
  CR_INVALID_DATA,
  CR_INVALID_FLAG,
  CR_INVALID_PROPERTY,
  CR_NO_SUCH_REGISTRY_KEY,
  CR_NO_SUCH_VALUE,
  DEVPROP_TYPE_EMPTY,
  DICS_FLAG_CONFIGSPECIFIC,
  DICS_FLAG_GLOBAL,
  DIREG_DEV,
  DIREG_DRV,
  RegDisposition_OpenAlways,
  RegDisposition_OpenExisting,
  type RegistryData,
} from '../setupapi/index.ts';
import {
  bytesOfData,
  bytesOfProperty,
  changeDeviceProperty,
  changeProperty,
  createSoftwareKey,
  demandedType,
  deviceKey,
  isPropertyType,
  isPropertyValue,
  isRegistryProperty,
  isSettable,
  isWritable,
  plainGuid,
  propertyOfBytes,
  readClassGuid,
  readClassName,
  readDeviceProperty,
  readProperty,
} from './devices/index.ts';
import { byConfiguration, CONFIGURED, type Failure, failed, forbidden, knownDevice } from './devnode-call.ts';
import type { In, Out, Session } from './session.ts';

/** A value to a buffer of a size in bytes; to none or a short one its size and CR_BUFFER_SMALL. */
function into<T>(
  { buffer, size }: { readonly buffer?: null; readonly size?: number },
  value: T,
  required: number,
): { ret: boolean; cr: number; required: number; value?: T } {
  const isShort = buffer === null || (size !== undefined && size < required);
  return isShort ? { ...failed(CR_BUFFER_SMALL), required } : { ...CONFIGURED, required, value };
}

/** The device of a call about its properties; flags are reserved. */
function described(
  session: Session,
  { devInst, flags }: { readonly devInst: number; readonly flags: number },
): { readonly id: string } | Failure {
  return flags === 0 ? knownDevice(session, devInst) : failed(CR_INVALID_FLAG);
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_devnode_registry_propertyw */
export function getDevNodeRegistryProperty(
  session: Session,
  of: In<'CM_Get_DevNode_Registry_Property'>,
): Out<'CM_Get_DevNode_Registry_Property'> {
  const at = described(session, of);
  if ('cr' in at) return at;
  if (!isRegistryProperty(of.property - 1)) return failed(CR_INVALID_PROPERTY);
  const value = readProperty(session.transaction, at.id, of.property - 1);
  if (!value) return failed(CR_NO_SUCH_VALUE);
  return { ...into<RegistryData>(of, value.data, bytesOf(value).length), type: value.type };
}

/**
 * Assumed: a property that programs do not set is CR_INVALID_PROPERTY, and what is not there to be deleted is
 * CR_NO_SUCH_VALUE; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_set_devnode_registry_propertyw
 */
export function setDevNodeRegistryProperty(
  session: Session,
  of: In<'CM_Set_DevNode_Registry_Property'>,
): Out<'CM_Set_DevNode_Registry_Property'> {
  const at = described(session, of);
  if ('cr' in at) return at;
  const property = of.property - 1;
  if (!isSettable(at.id, property)) return failed(CR_INVALID_PROPERTY);
  const { transaction } = session;
  if (of.value === null && !readProperty(transaction, at.id, property)) return failed(CR_NO_SUCH_VALUE);
  const wrong = forbidden(session);
  if (wrong) return wrong;
  const bytes = of.value === null ? undefined : bytesOfData(of.value);
  changeProperty(transaction, at.id, property, bytes, byConfiguration('CM_Set_DevNode_Registry_PropertyW'));
  return CONFIGURED;
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_get_devnode_propertyw */
export function getDevNodeProperty(
  session: Session,
  of: In<'CM_Get_DevNode_Property'>,
): Out<'CM_Get_DevNode_Property'> {
  const at = described(session, of);
  if ('cr' in at) return at;
  const property = readDeviceProperty(session.transaction, at.id, of.key);
  if (!property) return failed(CR_NO_SUCH_VALUE);
  const { type, bytes } = property;
  return { ...into(of, propertyOfBytes(type, bytes), bytes.length), type };
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_set_devnode_propertyw */
export function setDevNodeProperty(
  session: Session,
  of: In<'CM_Set_DevNode_Property'>,
): Out<'CM_Set_DevNode_Property'> {
  const at = described(session, of);
  if ('cr' in at) return at;
  const { key, type, value } = of;
  const { transaction } = session;
  if (!isWritable(at.id, key)) return failed(CR_INVALID_PROPERTY);
  const wrong = forbidden(session);
  if (wrong) return wrong;
  const origin = byConfiguration('CM_Set_DevNode_PropertyW');
  if (type === DEVPROP_TYPE_EMPTY || value === null) {
    if (!readDeviceProperty(transaction, at.id, key)) return failed(CR_NO_SUCH_VALUE);
    changeDeviceProperty(transaction, at.id, key, undefined, origin);
    return CONFIGURED;
  }
  const bytes = bytesOfProperty(type, value);
  const isRight = isPropertyType(type) && (demandedType(key) ?? type) === type;
  if (!isRight || !bytes || !isPropertyValue(type, bytes)) return failed(CR_INVALID_DATA);
  changeDeviceProperty(transaction, at.id, key, { type, bytes }, origin);
  return CONFIGURED;
}

/**
 * Assumed: a software key is made only for a device that has a class, else CR_NO_SUCH_VALUE; settled by calling it so
 * on Windows. Keys of users are not there.
 * @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_open_devnode_key
 */
export function openDevNodeKey(session: Session, of: In<'CM_Open_DevNode_Key'>): Out<'CM_Open_DevNode_Key'> {
  const { flags, disposition, access, hwProfile } = of;
  if (flags & ~(CM_REGISTRY_SOFTWARE | CM_REGISTRY_USER | CM_REGISTRY_CONFIG)) return failed(CR_INVALID_FLAG);
  if (disposition !== RegDisposition_OpenAlways && disposition !== RegDisposition_OpenExisting)
    return failed(CR_INVALID_FLAG);
  if (flags & CM_REGISTRY_USER)
    return failed(flags & CM_REGISTRY_CONFIG ? CR_INVALID_FLAG : CR_CALL_NOT_IMPLEMENTED);
  const at = knownDevice(session, of.devInst);
  if ('cr' in at) return at;
  const kind = {
    scope: flags & CM_REGISTRY_CONFIG ? DICS_FLAG_CONFIGSPECIFIC : DICS_FLAG_GLOBAL,
    keyType: flags & CM_REGISTRY_SOFTWARE ? DIREG_DRV : DIREG_DEV,
    hwProfile,
  };
  const { transaction } = session;
  const path = deviceKey(transaction, at.id, kind);
  if (path !== undefined && transaction.registry.has(path)) return { ...CONFIGURED, key: { path, access } };
  if (disposition === RegDisposition_OpenExisting) return failed(CR_NO_SUCH_REGISTRY_KEY);
  return madeKey(session, at.id, kind, access);
}

function madeKey(
  session: Session,
  id: string,
  kind: { readonly scope: number; readonly keyType: number; readonly hwProfile: number },
  access: number,
): Out<'CM_Open_DevNode_Key'> {
  const wrong = forbidden(session);
  if (wrong) return wrong;
  const { transaction } = session;
  const origin = byConfiguration('CM_Open_DevNode_Key');
  if (deviceKey(transaction, id, kind) === undefined) {
    const classGuid = readClassGuid(transaction, id);
    if (classGuid === undefined) return failed(CR_NO_SUCH_VALUE);
    createSoftwareKey(transaction, id, classGuid, origin);
  }
  const path = deviceKey(transaction, id, kind)!;
  transaction.change({ kind: 'key', key: path, after: true }, origin);
  return { ...CONFIGURED, key: { path, access } };
}

/** Assumed: a class that is not there is CR_NO_SUCH_REGISTRY_KEY, and CM_Get_Class_Key_Name does not look; settled by calling both so on Windows. */
export function getClassName(
  session: Session,
  { class: classGuid, flags, size }: In<'CM_Get_Class_Name'>,
): Out<'CM_Get_Class_Name'> {
  if (flags !== 0) return failed(CR_INVALID_FLAG);
  const name = readClassName(session.transaction, classGuid);
  return name === undefined ? failed(CR_NO_SUCH_REGISTRY_KEY) : named(name, size);
}

export function getClassKeyName({
  class: classGuid,
  flags,
  size,
}: In<'CM_Get_Class_Key_Name'>): Out<'CM_Get_Class_Key_Name'> {
  return flags === 0 ? named(plainGuid(classGuid), size) : failed(CR_INVALID_FLAG);
}

function named(name: string, size: number | undefined): Out<'CM_Get_Class_Name'> {
  const required = name.length + 1;
  const isShort = size !== undefined && size < required;
  return isShort ? { ...failed(CR_BUFFER_SMALL), required } : { ...CONFIGURED, required, name };
}
