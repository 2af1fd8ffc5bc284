import { Corrupt } from './corrupt.ts';
import type { CodeBits } from './prefix-code.ts';

/** Bits from the highest of each 16-bit little-endian unit on. */
export class LzxBits implements CodeBits {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** At most 32 bits. */
  read(length: number): number {
    if (length > 16) return this.read(length - 16) * 0x10000 + this.read(16);
    const value = this.peekCode(length);
    this.skip(length);
    return value;
  }

  peekCode(length: number): number {
    if (this.#count < length) {
      this.#held = (this.#held << 16) | (this.#byte(1) << 8) | this.#byte(0);
      this.#at += 2;
      this.#count += 16;
    }
    return (this.#held >>> (this.#count - length)) & ((1 << length) - 1);
  }

  skip(length: number): void {
    this.#count -= length;
    if (this.#at - (this.#count >> 3) > this.#bytes.length + 1) {
      throw new Corrupt('short', 'Compressed data ends early.');
    }
  }

  /** Goes to the next unit; from the end of a unit, past a whole one. */
  align(): void {
    if (this.#count === 0) this.peekCode(1);
    this.#count = 0;
  }

  /** Bytes as they stand, between units. */
  takeBytes(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new Corrupt('short', 'Compressed data ends early.');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #byte(ahead: number): number {
    return this.#bytes[this.#at + ahead] ?? 0;
  }
}
