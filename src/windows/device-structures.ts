import { invariant } from '../base/index.ts';
import type {
  DeviceInfo,
  DeviceInstallParams,
  DeviceInterface,
  Filled,
  PropertyKey,
} from '../setupapi/index.ts';
import { guidBytes, readGuid, readPointer, readWide, writePointer, writeWide } from './memory.ts';

/** SP_DEVINFO_DATA and SP_DEVICE_INTERFACE_DATA: size, class, number of 32 bits, reserved. */
const ELEMENT = 32;

/** SP_DEVINSTALL_PARAMS: its path is the last, of MAX_PATH characters. */
const INSTALL_PARAMS = 584;
const DRIVER_PATH = 60;
const MAX_PATH = 260;

/** DEVPROPKEY: category and number. */
export const PROPERTY_KEY = 20;

/** A GUID to give to Windows; null is none. */
export function guidOf(text: string | null | undefined): Buffer | null {
  if (text === null || text === undefined) return null;
  const bytes = guidBytes(text);
  invariant(bytes, `${text} is no GUID`);
  return bytes;
}

/** A place for a structure of a size, which its first member tells; null where the caller gives none. */
export function placeOf(into: Filled | undefined, bytes: number): Buffer | null {
  if (into === null) return null;
  const structure = Buffer.alloc(bytes);
  structure.writeUInt32LE(into?.cbSize ?? bytes, 0);
  return structure;
}

export function elementPlace(into?: Filled): Buffer | null {
  return placeOf(into, ELEMENT);
}

/** Whether Windows filled a structure whose size is its first member. */
export function isFilled(bytes: Buffer | null): bytes is Buffer {
  return bytes?.subarray(4).some(byte => byte !== 0) ?? false;
}

export function deviceBytes(device: DeviceInfo | null | undefined): Buffer | null {
  if (!device) return null;
  const { cbSize, classGuid, devInst, reserved } = device;
  return elementBytes(cbSize, classGuid, devInst, reserved);
}

export function readDevice(bytes: Buffer): DeviceInfo {
  return { classGuid: readGuid(bytes, 4), devInst: bytes.readUInt32LE(20), reserved: readPointer(bytes, 24) };
}

export function interfaceBytes(of: DeviceInterface | null | undefined): Buffer | null {
  return of ? elementBytes(of.cbSize, of.classGuid, of.flags, of.reserved) : null;
}

export function readInterface(bytes: Buffer): DeviceInterface {
  return { classGuid: readGuid(bytes, 4), flags: bytes.readUInt32LE(20), reserved: readPointer(bytes, 24) };
}

function elementBytes(cbSize: number | undefined, guid: string, number: number, reserved: number): Buffer {
  const bytes = Buffer.alloc(ELEMENT);
  bytes.writeUInt32LE(cbSize ?? ELEMENT, 0);
  guidOf(guid)?.copy(bytes, 4);
  bytes.writeUInt32LE(number, 20);
  writePointer(bytes, reserved, 24);
  return bytes;
}

export function installParamsPlace(into: Filled | undefined): Buffer | null {
  return placeOf(into, INSTALL_PARAMS);
}

/** What Windows is given of install params; undefined for a handler that is a function of ours, not an address. */
export function installParamsBytes(params: DeviceInstallParams): Buffer | undefined {
  const { installMsgHandler, installMsgHandlerContext, fileQueue } = params;
  const pointers = [params.hwndParent, installMsgHandler, installMsgHandlerContext, fileQueue];
  if (pointers.some(pointer => typeof pointer !== 'number' && pointer != null)) return undefined;
  const bytes = Buffer.alloc(INSTALL_PARAMS);
  bytes.writeUInt32LE(params.cbSize ?? INSTALL_PARAMS, 0);
  bytes.writeUInt32LE(params.flags >>> 0, 4);
  bytes.writeUInt32LE(params.flagsEx >>> 0, 8);
  for (const [index, pointer] of pointers.entries()) {
    writePointer(bytes, (pointer as number | null | undefined) ?? 0, 16 + 8 * index);
  }
  writePointer(bytes, params.classInstallReserved, 48);
  writeWide(bytes, params.driverPath, DRIVER_PATH, MAX_PATH);
  return bytes;
}

export function readInstallParams(bytes: Buffer): DeviceInstallParams {
  const pointer = (offset: number): number | null => readPointer(bytes, offset) || null;
  return {
    flags: bytes.readUInt32LE(4),
    flagsEx: bytes.readUInt32LE(8),
    hwndParent: pointer(16),
    installMsgHandler: pointer(24),
    installMsgHandlerContext: pointer(32),
    fileQueue: pointer(40),
    classInstallReserved: readPointer(bytes, 48),
    driverPath: readWide(bytes, DRIVER_PATH),
  };
}

export function propertyKeyBytes(key: PropertyKey | null): Buffer | null {
  if (!key) return null;
  const bytes = Buffer.alloc(PROPERTY_KEY);
  guidOf(key.category)?.copy(bytes);
  bytes.writeUInt32LE(key.id, 16);
  return bytes;
}

export function readPropertyKey(bytes: Buffer, offset: number): PropertyKey {
  return { category: readGuid(bytes, offset), id: bytes.readUInt32LE(offset + 16) };
}
