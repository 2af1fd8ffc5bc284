import { Corrupt } from './corrupt.ts';

/** Tags of DER that catalogs use. */
export const TAG = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  bmp: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** `[0]` with elements inside. */
  context0: 0xa0,
} as const;

/** Elements of DER, one after the other. Lengths that lead out of the bytes are found at once; nothing is copied. */
export class Der {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The tag of the next element; undefined at the end. */
  get tag(): number | undefined {
    return this.#bytes[this.#at];
  }

  /** The content of the next element, which must have this tag. */
  take(tag: number): Uint8Array {
    if (this.tag !== tag) {
      const found = this.tag === undefined ? 'nothing' : `element ${this.tag}`;
      throw new Corrupt('unexpected', `element ${tag} is expected and ${found} is there`);
    }
    return this.#next();
  }

  /** The content of the next element if it has this tag. */
  takeIf(tag: number): Uint8Array | undefined {
    return this.tag === tag ? this.#next() : undefined;
  }

  /** The elements inside the next one, which must have this tag. */
  into(tag: number): Der {
    return new Der(this.take(tag));
  }

  /** The contents of all that follow, each with this tag. */
  *each(tag: number): Generator<Uint8Array> {
    while (this.tag !== undefined) yield this.take(tag);
  }

  skip(): void {
    if (this.tag === undefined) throw new Corrupt('unexpected', 'an element is missing');
    this.#next();
  }

  #next(): Uint8Array {
    this.#at++;
    const length = this.#length();
    const start = this.#at;
    if (start + length > this.#bytes.length) {
      throw new Corrupt('short', 'an element is longer than what holds it');
    }
    this.#at += length;
    return this.#bytes.subarray(start, this.#at);
  }

  #length(): number {
    const first = this.#bytes[this.#at++];
    if (first === undefined) throw new Corrupt('short', 'an element has no length');
    if (first < 0x80) return first;
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new Corrupt('length', 'the length of an element cannot be read');
    let length = 0;
    for (let i = 0; i < count; i++) length = length * 0x100 + (this.#bytes[this.#at++] ?? 0);
    return length;
  }
}

/** An object identifier with dots, such as `1.3.6.1.4.1.311.10.1`. */
export function readOid(content: Uint8Array): string {
  let text = '';
  let part = 0;
  for (const byte of content) {
    part = part * 0x80 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    text += text === '' ? firstParts(part) : `.${part}`;
    part = 0;
  }
  return text;
}

/** The first two numbers are one. */
function firstParts(part: number): string {
  const root = Math.min(2, Math.floor(part / 40));
  return `${root}.${part - root * 40}`;
}

/** A time as ISO writes it, in UTC; undefined where it is written otherwise. */
export function readTime(tag: number, content: Uint8Array): string | undefined {
  const text = latinText(content);
  const digits = tag === TAG.utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  return year && `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

export function latinText(content: Uint8Array): string {
  let text = '';
  for (const byte of content) text += String.fromCharCode(byte);
  return text;
}

/** UTF-16, the high byte first. */
export function bmpText(content: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < content.length; i += 2) {
    text += String.fromCharCode((content[i]! << 8) | content[i + 1]!);
  }
  return text;
}

/** UTF-16, the low byte first, up to the NUL that ends it. */
export function wideText(content: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < content.length; i += 2) {
    const unit = content[i]! | (content[i + 1]! << 8);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function hexText(content: Uint8Array): string {
  let text = '';
  for (const byte of content) text += HEX[byte]!;
  return text;
}
