import { Corrupt } from './corrupt.ts';

/** Reads little-endian numbers and texts from front to back. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  take(length: number): Uint8Array {
    if (length < 0 || this.at + length > this.#bytes.length) {
      throw new Corrupt('short', `The file ends within what starts at byte ${this.at}.`);
    }
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  u8(): number {
    return this.take(1)[0]!;
  }

  u16(): number {
    const [low, high] = this.take(2);
    return low! | (high! << 8);
  }

  u32(): number {
    return this.u16() + this.u16() * 0x10000;
  }

  /** The bytes before the next NUL, which is passed. */
  untilNul(longest: number): Uint8Array {
    const end = this.#bytes.indexOf(0, this.at);
    if (end < 0 || end - this.at > longest) {
      throw new Corrupt('no-end', `The text at byte ${this.at} has no end within ${longest} bytes.`);
    }
    const text = this.take(end - this.at);
    this.at++;
    return text;
  }
}
