/** What fills the places for answers: what still is so afterwards the function left alone. */
const UNTOUCHED = 0xcc;
const UNTOUCHED_DWORD = 0xcccccccc;

/** An address, or a size as a pointer has it, in bytes: what is called is a program of 64 bits. */
export const POINTER = 8;

/** Bytes for a function to write an answer to. One at least: a place without bytes has no address. */
export function place(bytes: number): Buffer {
  return Buffer.alloc(Math.max(bytes, 1), UNTOUCHED);
}

/** Whether a function left a place alone. */
export function isUntouched(bytes: Buffer): boolean {
  return bytes.every(byte => byte === UNTOUCHED);
}

/** The 32 bits that a function wrote; undefined where it wrote none. */
export function writtenDword(bytes: Buffer, offset = 0): number | undefined {
  const value = bytes.readUInt32LE(offset);
  return value === UNTOUCHED_DWORD ? undefined : value;
}

/** An address or handle. Addresses of programs have 47 bits; a handle of -1 is one of a program of 64 bits. */
export function readPointer(bytes: Buffer, offset = 0): number {
  return Number(bytes.readBigInt64LE(offset));
}

export function writePointer(bytes: Buffer, value: number | bigint, offset: number): void {
  bytes.writeBigInt64LE(BigInt(value), offset);
}

/** UTF-16 with its terminator. */
export function wide(text: string): Buffer {
  return Buffer.from(`${text}\0`, 'utf16le');
}

/** MULTI_SZ: UTF-16, a terminator after each text and one at the end. */
export function multiWide(texts: readonly string[]): Buffer {
  return Buffer.from(
    texts
      .map(text => `${text}\0`)
      .join('')
      .concat('\0'),
    'utf16le',
  );
}

/** UTF-16 up to its terminator, or to the end. */
export function readWide(bytes: Buffer, offset = 0, end: number = bytes.length): string {
  let at = offset;
  while (at + 1 < end && bytes.readUInt16LE(at) !== 0) at += 2;
  return bytes.toString('utf16le', offset, at);
}

/** The texts of MULTI_SZ up to the empty one, or to the end. */
export function readMultiWide(bytes: Buffer, offset = 0, end: number = bytes.length): string[] {
  const texts: string[] = [];
  for (let at = offset; at + 1 < end; ) {
    const text = readWide(bytes, at, end);
    if (text === '') break;
    texts.push(text);
    at += 2 * (text.length + 1);
  }
  return texts;
}

/** Writes UTF-16 with its terminator into a place of so many characters; what is too long is cut. */
export function writeWide(bytes: Buffer, text: string, offset: number, chars: number): void {
  bytes.fill(0, offset, offset + 2 * chars);
  bytes.write(text.slice(0, chars - 1), offset, 'utf16le');
}

const GUID = /^\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?$/i;

/** The 16 bytes of `{xxxxxxxx-…}`; undefined for what is no GUID. */
export function guidBytes(text: string): Buffer | undefined {
  const [, first, second, third, ...last] = GUID.exec(text) ?? [];
  if (!first || !second || !third) return undefined;
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(Number.parseInt(first, 16), 0);
  bytes.writeUInt16LE(Number.parseInt(second, 16), 4);
  bytes.writeUInt16LE(Number.parseInt(third, 16), 6);
  bytes.write(last.join(''), 8, 'hex');
  return bytes;
}

/** A GUID in braces, lower case. */
export function readGuid(bytes: Buffer, offset = 0): string {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const last = bytes.toString('hex', offset + 8, offset + 16);
  const parts = [
    hex(bytes.readUInt32LE(offset), 8),
    hex(bytes.readUInt16LE(offset + 4), 4),
    hex(bytes.readUInt16LE(offset + 6), 4),
    last.slice(0, 4),
    last.slice(4),
  ];
  return `{${parts.join('-')}}`;
}
