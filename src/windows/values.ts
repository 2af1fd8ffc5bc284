import type { PropertyData, RegistryData } from '../setupapi/index.ts';
import * as s from '../setupapi/index.ts';
import { guidBytes, multiWide, readGuid, readMultiWide, readWide, wide } from './memory.ts';

const [REG_SZ, REG_EXPAND_SZ, REG_DWORD, REG_MULTI_SZ] = [1, 2, 4, 7];

/** What a registry value of a type holds. */
export function registryData(type: number, bytes: Buffer): RegistryData {
  if (type === REG_SZ || type === REG_EXPAND_SZ) return readWide(bytes);
  if (type === REG_MULTI_SZ) return readMultiWide(bytes);
  if (type === REG_DWORD && bytes.length === 4) return bytes.readUInt32LE();
  return new Uint8Array(bytes);
}

export function registryBytes(data: RegistryData): Buffer {
  if (typeof data === 'string') return wide(data);
  if (typeof data === 'number') return numberBytes(data);
  return data instanceof Uint8Array ? Buffer.from(data) : multiWide(data);
}

function numberBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number >>> 0);
  return bytes;
}

/** How numbers of a type of properties stand in memory: bytes, and whether with a sign. */
const NUMBERS: Readonly<Record<number, readonly [bytes: number, signed: boolean]>> = {
  [s.DEVPROP_TYPE_SBYTE]: [1, true],
  [s.DEVPROP_TYPE_BYTE]: [1, false],
  [s.DEVPROP_TYPE_INT16]: [2, true],
  [s.DEVPROP_TYPE_UINT16]: [2, false],
  [s.DEVPROP_TYPE_INT32]: [4, true],
  [s.DEVPROP_TYPE_UINT32]: [4, false],
  [s.DEVPROP_TYPE_NTSTATUS]: [4, true],
};

const SIGNED_64: readonly number[] = [s.DEVPROP_TYPE_INT64];
const UNSIGNED_64: readonly number[] = [s.DEVPROP_TYPE_UINT64, s.DEVPROP_TYPE_FILETIME];
const TEXTS: readonly number[] = [s.DEVPROP_TYPE_STRING, s.DEVPROP_TYPE_SECURITY_DESCRIPTOR_STRING];

/** What a property of a type holds. A type that is not known holds bytes. */
export function propertyData(type: number, bytes: Buffer): PropertyData {
  const [size = 0, signed] = NUMBERS[type] ?? [];
  if (size > 0 && bytes.length === size) return signed ? bytes.readIntLE(0, size) : bytes.readUIntLE(0, size);
  if (bytes.length === 8 && SIGNED_64.includes(type)) return bytes.readBigInt64LE();
  if (bytes.length === 8 && UNSIGNED_64.includes(type)) return bytes.readBigUInt64LE();
  if (type === s.DEVPROP_TYPE_GUID && bytes.length === 16) return readGuid(bytes);
  if (type === s.DEVPROP_TYPE_BOOLEAN) return bytes[0] !== 0;
  if (TEXTS.includes(type)) return readWide(bytes);
  return type === s.DEVPROP_TYPE_STRING_LIST ? readMultiWide(bytes) : new Uint8Array(bytes);
}

/** DEVPROP_TRUE is -1 in a byte. */
export function propertyBytes(type: number, data: PropertyData | null): Buffer | null {
  if (data === null) return null;
  if (typeof data === 'boolean') return Buffer.from([data ? 0xff : 0]);
  if (typeof data === 'bigint') {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(BigInt.asUintN(64, data));
    return bytes;
  }
  if (typeof data === 'number') return numberBytes(data).subarray(0, NUMBERS[type]?.[0] ?? 4);
  if (typeof data === 'string') return (type === s.DEVPROP_TYPE_GUID && guidBytes(data)) || wide(data);
  return data instanceof Uint8Array ? Buffer.from(data) : multiWide(data);
}
