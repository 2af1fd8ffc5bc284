const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const BLOCK = 4096;
/** Bytes that are looked at singly, before it pays to look at words. */
const NEAR = 32;

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

/** Whether bytes are UTF-8: shortest forms of characters, no surrogates. ASCII is skipped at its own speed. */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let at = asciiLength(bytes); at < bytes.length; at += asciiLength(bytes, at)) {
    while (at < bytes.length && bytes[at]! > 127) {
      const length = sequenceLength(bytes, at);
      if (length === 0) return false;
      at += length;
    }
  }
  return true;
}

/**
 * The length of the sequence of two to four bytes that begins here; 0 where there is none. Some lead bytes narrow
 * the second: no longer form than needed, no surrogates, nothing above U+10FFFF.
 */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  if (second < (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80)) return 0;
  if (second > (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf)) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** How many bytes from a place on are ASCII: the first ones singly, then by words of four, for speed. */
export function asciiLength(bytes: Uint8Array, from = 0): number {
  const address = bytes.byteOffset + from + NEAR;
  const near = Math.min(from + NEAR + (-address & 3), bytes.length);
  let at = from;
  while (at < near && bytes[at]! < 128) at++;
  if (at < near || near === bytes.length) return at - from;
  if (at < near) return at - from;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
  let word = 0;
  while (word < words.length && (words[word]! & 0x80808080) === 0) word++;
  at += word * 4;
  while (at < bytes.length && bytes[at]! < 128) at++;
  return at - from;
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
