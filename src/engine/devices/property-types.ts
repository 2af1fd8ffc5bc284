import { fromUtf16, utf16 } from '../../machine/index.ts';
import {
  DEVPROP_TYPE_BOOLEAN,
  DEVPROP_TYPE_BYTE,
  DEVPROP_TYPE_FILETIME,
  DEVPROP_TYPE_GUID,
  DEVPROP_TYPE_INT16,
  DEVPROP_TYPE_INT32,
  DEVPROP_TYPE_INT64,
  DEVPROP_TYPE_NTSTATUS,
  DEVPROP_TYPE_SBYTE,
  DEVPROP_TYPE_SECURITY_DESCRIPTOR,
  DEVPROP_TYPE_SECURITY_DESCRIPTOR_STRING,
  DEVPROP_TYPE_STRING,
  DEVPROP_TYPE_UINT16,
  DEVPROP_TYPE_UINT32,
  DEVPROP_TYPE_UINT64,
  DEVPROP_TYPEMOD_ARRAY,
  DEVPROP_TYPEMOD_LIST,
  type PropertyData,
} from '../../setupapi/index.ts';

/** Bytes of the base types of fixed length, by number of the type. */
const LENGTHS: Readonly<Record<number, number>> = {
  2: 1,
  3: 1,
  4: 2,
  5: 2,
  6: 4,
  7: 4,
  8: 8,
  9: 8,
  10: 4,
  11: 8,
  12: 16,
  13: 16,
  14: 8,
  15: 8,
  16: 8,
  17: 1,
  21: 20,
  22: 4,
  23: 4,
  24: 4,
};
const DEVPROP_TYPE_STRING_INDIRECT = 0x19;
const TEXTS: readonly number[] = [
  DEVPROP_TYPE_STRING,
  DEVPROP_TYPE_SECURITY_DESCRIPTOR_STRING,
  DEVPROP_TYPE_STRING_INDIRECT,
];

const base = (type: number): number => type & 0xfff;
const modifier = (type: number): number => type & ~0xfff;

/**
 * Whether a property can be of a type: a base type, an array of one of fixed length, a list of texts.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/property-data-type-identifiers
 */
export function isPropertyType(type: number): boolean {
  const isText = TEXTS.includes(base(type));
  switch (modifier(type)) {
    case 0:
      return isText || base(type) in LENGTHS || type === DEVPROP_TYPE_SECURITY_DESCRIPTOR;
    case DEVPROP_TYPEMOD_ARRAY:
      return base(type) in LENGTHS;
    default:
      return modifier(type) === DEVPROP_TYPEMOD_LIST && isText;
  }
}

/**
 * Whether bytes can be a value of a type.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/property-value-requirements
 */
export function isPropertyValue(type: number, bytes: Uint8Array): boolean {
  const length = LENGTHS[base(type)];
  if (length !== undefined) {
    return modifier(type) === DEVPROP_TYPEMOD_ARRAY ? bytes.length % length === 0 : bytes.length === length;
  }
  if (!TEXTS.includes(base(type))) return bytes.length > 0;
  const text = fromUtf16(bytes);
  return bytes.length % 2 === 0 && text.endsWith('\0');
}

/** The bytes of a value; undefined for one that is of another type. */
export function bytesOfProperty(type: number, value: PropertyData): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'object') {
    return modifier(type) === DEVPROP_TYPEMOD_LIST
      ? utf16(`${value.map(text => `${text}\0`).join('')}\0`)
      : undefined;
  }
  if (modifier(type) !== 0) return undefined;
  if (typeof value === 'string') {
    if (type === DEVPROP_TYPE_GUID) return bytesOfGuid(value);
    return TEXTS.includes(type) ? utf16(`${value}\0`) : undefined;
  }
  if (typeof value === 'boolean') {
    return type === DEVPROP_TYPE_BOOLEAN ? Uint8Array.of(value ? 0xff : 0) : undefined;
  }
  const length = LENGTHS[type];
  return length === undefined || length > 8 ? undefined : littleEndian(BigInt(value), length);
}

/** The value of bytes of a type; types that have no plain form stay bytes. */
export function propertyOfBytes(type: number, bytes: Uint8Array): PropertyData {
  const list = TEXTS.includes(base(type)) ? fromUtf16(bytes).split('\0') : [];
  if (modifier(type) === DEVPROP_TYPEMOD_LIST) return list.slice(0, list.indexOf(''));
  if (modifier(type) !== 0) return bytes;
  if (list.length > 0) return list[0]!;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (type) {
    case DEVPROP_TYPE_SBYTE:
      return view.getInt8(0);
    case DEVPROP_TYPE_BYTE:
      return view.getUint8(0);
    case DEVPROP_TYPE_INT16:
      return view.getInt16(0, true);
    case DEVPROP_TYPE_UINT16:
      return view.getUint16(0, true);
    case DEVPROP_TYPE_INT32:
      return view.getInt32(0, true);
    case DEVPROP_TYPE_UINT32:
    case DEVPROP_TYPE_NTSTATUS:
      return view.getUint32(0, true);
    case DEVPROP_TYPE_INT64:
      return view.getBigInt64(0, true);
    case DEVPROP_TYPE_UINT64:
    case DEVPROP_TYPE_FILETIME:
      return view.getBigUint64(0, true);
    case DEVPROP_TYPE_BOOLEAN:
      return view.getUint8(0) !== 0;
    case DEVPROP_TYPE_GUID:
      return guidOfBytes(view);
    default:
      return bytes;
  }
}

function littleEndian(value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt.asIntN(64, value), true);
  return bytes.slice(0, length);
}

function bytesOfGuid(guid: string): Uint8Array | undefined {
  const digits = guid.replace(/[{}-]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(digits)) return undefined;
  const bytes = Uint8Array.from(digits.match(/../g)!, pair => Number.parseInt(pair, 16));
  for (const [start, end] of GUID_NUMBERS) bytes.subarray(start, end).reverse();
  return bytes;
}

/** The numbers of a GUID that are stored with the lowest byte first. */
const GUID_NUMBERS = [
  [0, 4],
  [4, 6],
  [6, 8],
] as const;

function guidOfBytes(view: DataView): string {
  const bytes = new Uint8Array(16).map((_, i) => view.getUint8(i));
  for (const [start, end] of GUID_NUMBERS) bytes.subarray(start, end).reverse();
  const digits = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return `{${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}}`;
}
