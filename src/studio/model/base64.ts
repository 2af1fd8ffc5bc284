const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(DIGITS).map((digit, value) => [digit.charCodeAt(0), value]));

/** The bytes of a base64 text; what is no digit of it is passed over. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let [count, bits, held] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const value = VALUES.get(text.charCodeAt(i));
    if (value === undefined) continue;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count++] = (held >> bits) & 0xff;
  }
  return bytes.subarray(0, count);
}

/** Bytes as base64. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(encodeChunk(bytes.subarray(at, at + CHUNK)));
  return parts.join('');
}

/** Whole groups of three, and few enough to be the arguments of a call. */
const CHUNK = 3 << 12;
const PADDING = '='.charCodeAt(0);

function encodeChunk(bytes: Uint8Array): string {
  const codes = new Uint16Array(Math.ceil(bytes.length / 3) * 4);
  for (let at = 0, to = 0; at < bytes.length; at += 3) {
    const [second, third] = [bytes[at + 1], bytes[at + 2]];
    const held = (bytes[at]! << 16) | ((second ?? 0) << 8) | (third ?? 0);
    codes[to++] = digit(held >> 18);
    codes[to++] = digit(held >> 12);
    codes[to++] = second === undefined ? PADDING : digit(held >> 6);
    codes[to++] = third === undefined ? PADDING : digit(held);
  }
  return String.fromCharCode(...codes);
}

function digit(value: number): number {
  return DIGITS.charCodeAt(value & 63);
}
