import { Corrupt } from './corrupt.ts';
import type { CodeBits } from './prefix-code.ts';

/** Eight bits in the other direction. */
const REVERSED: Uint8Array = Uint8Array.from({ length: 0x100 }, (_, bits) => {
  let value = 0;
  for (let i = 0; i < 8; i++) value |= ((bits >> i) & 1) << (7 - i);
  return value;
});

/** Bits from the lowest of each byte on; codes stand in them with their first bit first. */
export class DeflateBits implements CodeBits {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  read(length: number): number {
    this.#fill(length);
    const value = this.#held & ((1 << length) - 1);
    this.skip(length);
    return value;
  }

  peekCode(length: number): number {
    this.#fill(length);
    const reversed = (REVERSED[this.#held & 0xff]! << 8) | REVERSED[(this.#held >> 8) & 0xff]!;
    return reversed >>> (16 - length);
  }

  skip(length: number): void {
    this.#held >>>= length;
    this.#count -= length;
    if (this.#at - (this.#count >> 3) > this.#bytes.length)
      throw new Corrupt('short', 'Compressed data ends early.');
  }

  /** Bytes as they stand, from the next whole one on. */
  takeBytes(length: number): Uint8Array {
    const start = this.#at - (this.#count >> 3);
    if (start + length > this.#bytes.length) throw new Corrupt('short', 'Compressed data ends early.');
    this.#at = start + length;
    this.#held = this.#count = 0;
    return this.#bytes.subarray(start, this.#at);
  }

  #fill(length: number): void {
    for (; this.#count < length; this.#count += 8)
      this.#held |= (this.#bytes[this.#at++] ?? 0) << this.#count;
  }
}
