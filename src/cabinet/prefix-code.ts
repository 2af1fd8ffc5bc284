import { Corrupt } from './corrupt.ts';

/** Where codes are read from. */
export interface CodeBits {
  /** The next bits with the first one highest; 0 behind the end. At most 16. */
  peekCode(length: number): number;
  skip(length: number): void;
}

/** A canonical prefix code (Huffman), decoded by one look into a table of 2 to its longest length. */
export class PrefixCode {
  /** Symbol × 32 + length; 0 where no code begins so. */
  readonly #table: Int32Array;
  readonly #longest: number;

  /** Lengths by symbol, 0 for symbols that do not occur; at most 16. */
  constructor(lengths: Uint8Array) {
    this.#longest = lengths.reduce((longest, length) => Math.max(longest, length), 0);
    this.#table = new Int32Array(2 ** this.#longest);
    let next = 0;
    for (let length = 1; length <= this.#longest; length++) {
      const step = 2 ** (this.#longest - length);
      for (let symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] !== length) continue;
        if (next + step > this.#table.length) throw new Corrupt('code', 'A prefix code has too many codes.');
        this.#table.fill(symbol * 32 + length, next, next + step);
        next += step;
      }
    }
  }

  read(bits: CodeBits): number {
    const entry = this.#table[bits.peekCode(this.#longest)]!;
    if (entry === 0) throw new Corrupt('code', 'The data has a code that stands for nothing.');
    bits.skip(entry & 31);
    return entry >> 5;
  }
}
