/** The types of registry values. @see https://learn.microsoft.com/windows/win32/sysinfo/registry-value-types */
export const REG_NONE = 0;
export const REG_SZ = 1;
export const REG_EXPAND_SZ = 2;
export const REG_BINARY = 3;
export const REG_DWORD = 4;
export const REG_DWORD_BIG_ENDIAN = 5;
export const REG_LINK = 6;
export const REG_MULTI_SZ = 7;
export const REG_QWORD = 11;

/**
 * What a value holds: text, a list of texts or a number where the bytes are exactly the usual form of such a
 * value, else the bytes. So every value has one form, and two values are the same when their forms are.
 */
export type ValueData = string | readonly string[] | number | Uint8Array;

/** A registry value. The type may be any number: an INF can give one of its own. */
export interface Value {
  readonly type: number;
  readonly data: ValueData;
}

/** A value with the name as it is written; the default value's name is empty. */
export interface NamedValue {
  readonly name: string;
  readonly folded: string;
  readonly value: Value;
}

/** A REG_SZ of a text; one with a NUL inside is kept as bytes. */
export function sz(text: string): Value {
  return stringValue(REG_SZ, text);
}

/** A REG_EXPAND_SZ of a text. */
export function expandSz(text: string): Value {
  return stringValue(REG_EXPAND_SZ, text);
}

/** A REG_MULTI_SZ. An empty text inside ends the list for its readers, so such a list is kept as bytes. */
export function multiSz(list: readonly string[]): Value {
  const plain = list.length > 0 && list.every(text => text !== '' && !text.includes('\0'));
  return {
    type: REG_MULTI_SZ,
    data: plain ? [...list] : utf16(`${list.join('\0')}${list.length ? '\0\0' : '\0'}`),
  };
}

/** A REG_DWORD of an unsigned number of 32 bits. */
export function dword(number: number): Value {
  return { type: REG_DWORD, data: number >>> 0 };
}

/** A REG_QWORD of an unsigned number of 64 bits. */
export function qword(number: bigint): Value {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, number, true);
  return { type: REG_QWORD, data: bytes };
}

/** A REG_BINARY. */
export function binary(bytes: Uint8Array | readonly number[]): Value {
  return { type: REG_BINARY, data: Uint8Array.from(bytes) };
}

/** The value of a type and its bytes as Windows stores them. */
export function valueFromBytes(type: number, bytes: Uint8Array): Value {
  if (type === REG_DWORD && bytes.length === 4) return dword(littleEndian(bytes));
  if (type === REG_SZ || type === REG_EXPAND_SZ) {
    const text = terminated(bytes);
    if (text !== undefined && !text.includes('\0')) return { type, data: text };
  }
  if (type === REG_MULTI_SZ) {
    const list = terminated(bytes)?.split('\0');
    if (list && list.length > 1 && list.pop() === '' && !list.includes('')) return { type, data: list };
  }
  return { type, data: bytes.slice() };
}

/** The bytes of a value as Windows stores them. */
export function bytesOf(value: Value): Uint8Array {
  const { data } = value;
  if (typeof data === 'string') return utf16(`${data}\0`);
  if (typeof data === 'number') return Uint8Array.of(data, data >>> 8, data >>> 16, data >>> 24);
  return data instanceof Uint8Array ? data : utf16(`${data.join('\0')}\0\0`);
}

/** The text of a REG_SZ or REG_EXPAND_SZ, up to its first NUL; undefined for other types. */
export function textOf(value: Value | undefined): string | undefined {
  if (value?.type !== REG_SZ && value?.type !== REG_EXPAND_SZ) return undefined;
  return typeof value.data === 'string' ? value.data : upToNul(fromUtf16(bytesOf(value)));
}

/** The texts of a REG_MULTI_SZ, up to the first empty one; undefined for other types. */
export function listOf(value: Value | undefined): readonly string[] | undefined {
  if (value?.type !== REG_MULTI_SZ) return undefined;
  if (Array.isArray(value.data)) return value.data;
  const list = fromUtf16(bytesOf(value)).split('\0');
  const end = list.indexOf('');
  return end < 0 ? list : list.slice(0, end);
}

/** The number of a REG_DWORD; undefined for other types and sizes. */
export function numberOf(value: Value | undefined): number | undefined {
  return value?.type === REG_DWORD && typeof value.data === 'number' ? value.data : undefined;
}

/** Whether two values are the same: type and bytes. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.type !== b.type) return false;
  if (typeof a.data !== 'object' || typeof b.data !== 'object') return a.data === b.data;
  return sameItems<string | number>(a.data, b.data) && Array.isArray(a.data) === Array.isArray(b.data);
}

/** Whether two lists hold the same, in order. */
export function sameItems<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** UTF-16LE bytes of a text, unit by unit: lone surrogates stay. */
export function utf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[i * 2] = unit;
    bytes[i * 2 + 1] = unit >> 8;
  }
  return bytes;
}

/** The text of UTF-16LE bytes, unit by unit; an odd byte at the end is left out. */
export function fromUtf16(bytes: Uint8Array): string {
  let text = '';
  const units: number[] = [];
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    units.push(bytes[i]! | (bytes[i + 1]! << 8));
    if (units.length === 4096) text += String.fromCharCode(...units.splice(0));
  }
  return text + String.fromCharCode(...units);
}

function stringValue(type: number, text: string): Value {
  return { type, data: text.includes('\0') ? utf16(`${text}\0`) : text };
}

/** The text before the NUL that ends it; undefined when no NUL ends it. */
function terminated(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 || bytes.length < 2) return undefined;
  const text = fromUtf16(bytes);
  return text.endsWith('\0') ? text.slice(0, -1) : undefined;
}

function upToNul(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function littleEndian(bytes: Uint8Array): number {
  return (bytes[0]! | (bytes[1]! << 8) | (bytes[2]! << 16) | (bytes[3]! << 24)) >>> 0;
}
