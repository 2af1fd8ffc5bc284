const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const STRICT_UTF8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const BLOCK = 4096;

/** The bytes with every two exchanged; an odd last byte is left out. */
export function swapped(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length & ~1);
  for (let i = 0; i < swapped.length; i++) swapped[i] = bytes[i ^ 1]!;
  return swapped;
}

/** UTF-16LE bytes as text. Text of ASCII only is narrowed first: faster, and one byte per character in memory. */
export function utf16TextOf(bytes: Uint8Array): string {
  const units = unitsOf(bytes);
  const narrow = narrowed(units);
  return narrow ? UTF8.decode(narrow) : textOf(units);
}

/** Units as text, lone surrogates kept. */
export function textOf(units: Uint16Array): string {
  const text = UTF16.decode(new Uint8Array(units.buffer, units.byteOffset, units.byteLength));
  return text.includes('\ufffd') ? exactTextOf(units) : text;
}

/** Bytes as UTF-8; what is not UTF-8 becomes U+FFFD. */
export function utf8TextOf(bytes: Uint8Array): string {
  return UTF8.decode(bytes);
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    STRICT_UTF8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The place of the first byte that is not ASCII; the length where all are. By words of four bytes, for speed. */
export function asciiLength(bytes: Uint8Array): number {
  const head = Math.min(-bytes.byteOffset & 3, bytes.length);
  let at = 0;
  while (at < head && bytes[at]! < 128) at++;
  if (at === head && bytes.length - head >= 4) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + head, (bytes.length - head) >> 2);
    let word = 0;
    while (word < words.length && (words[word]! & 0x80808080) === 0) word++;
    at += word * 4;
  }
  while (at < bytes.length && bytes[at]! < 128) at++;
  return at;
}

/** The units of little-endian bytes; an odd last byte is no unit. Like typed arrays, for little-endian hosts. */
function unitsOf(bytes: Uint8Array): Uint16Array {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length >> 1);
}

/**
 * The units as bytes, or undefined where one is not ASCII; by blocks, so that it is soon known. Two units are read
 * as one word and two bytes written as one, which doubles the speed: the first unit goes alone where words need it.
 */
function narrowed(units: Uint16Array): Uint8Array | undefined {
  if (units.length === 0) return new Uint8Array(0);
  const head = units.byteOffset % 4 === 0 ? 0 : 1;
  const words = new Uint32Array(units.buffer, units.byteOffset + head * 2, (units.length - head) >> 1);
  const pairs = new Uint16Array(head + words.length + 1);
  for (let start = 0; start < words.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, words.length);
    let seen = 0;
    for (let i = start; i < end; i++) {
      const word = words[i]!;
      seen |= word;
      pairs[head + i] = word | (word >>> 8);
    }
    if (seen & 0xff80ff80) return undefined;
  }
  const bytes = new Uint8Array(pairs.buffer, head, units.length);
  const last = units.length - 1;
  bytes[0] = units[0]!;
  bytes[last] = units[last]!;
  return units[0]! < 128 && units[last]! < 128 ? bytes : undefined;
}

/** TextDecoder replaces lone surrogates; Windows hands them on. */
function exactTextOf(units: Uint16Array): string {
  let text = '';
  for (let start = 0; start < units.length; start += BLOCK) {
    text += String.fromCharCode(...units.subarray(start, start + BLOCK));
  }
  return text;
}
