import { Corrupt } from './corrupt.ts';
import { DeflateBits } from './deflate-bits.ts';
import { PrefixCode } from './prefix-code.ts';

/** Makes one block of data of one folder uncompressed; blocks come in their order. */
export type Decompress = (block: Uint8Array, size: number) => Uint8Array;

const WINDOW = 0x8000;
/** Extra bits of the lengths that symbols from 257 to 284 stand for, and the least of each. */
const LENGTH_BITS: readonly number[] = Array.from({ length: 28 }, (_, i) => Math.max(0, (i >> 2) - 1));
const LENGTH_BASE: readonly number[] = LENGTH_BITS.map((_, i) =>
  LENGTH_BITS.slice(0, i).reduce((base, bits) => base + (1 << bits), 3),
);
const ORDER_OF_LENGTHS = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LITERALS_FIXED: PrefixCode = new PrefixCode(
  Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
);
const DISTANCES_FIXED: PrefixCode = new PrefixCode(new Uint8Array(30).fill(5));

/**
 * MSZIP: each block is `CK` and a deflate stream of its own that may refer to what the block before gave.
 * @see ms-mci
 * @see rfc1951
 */
export function mszip(): Decompress {
  let before = new Uint8Array(0);
  return (block, size) => {
    if (block[0] !== 0x43 || block[1] !== 0x4b)
      throw new Corrupt('mszip', 'An MSZIP block does not begin with CK.');
    const out = new Output(before, size);
    const bits = new DeflateBits(block, 2);
    while (!readDeflateBlock(bits, out));
    before = out.bytes.slice(Math.max(0, out.at - WINDOW), out.at);
    return out.made();
  };
}

/** What comes out, behind what came out before and may be referred to. */
class Output {
  readonly bytes: Uint8Array;
  readonly #start: number;
  at: number;

  constructor(before: Uint8Array, size: number) {
    this.bytes = new Uint8Array(before.length + size);
    this.bytes.set(before);
    this.#start = this.at = before.length;
  }

  put(byte: number): void {
    if (this.at === this.bytes.length) throw new Corrupt('long', 'A block gives more than it says.');
    this.bytes[this.at++] = byte;
  }

  copy(distance: number, length: number): void {
    if (distance > this.at || this.at + length > this.bytes.length) {
      throw new Corrupt('mszip', 'A block refers to what is not there.');
    }
    for (const end = this.at + length; this.at < end; this.at++)
      this.bytes[this.at] = this.bytes[this.at - distance]!;
  }

  made(): Uint8Array {
    return this.bytes.subarray(this.#start, this.at);
  }
}

/** Reads one block of a deflate stream; true for the last. */
function readDeflateBlock(bits: DeflateBits, out: Output): boolean {
  const last = bits.read(1) === 1;
  switch (bits.read(2)) {
    case 0: {
      const [low, high] = [bits.takeBytes(2), bits.takeBytes(2)];
      const size = low[0]! | (low[1]! << 8);
      if ((size ^ (high[0]! | (high[1]! << 8))) !== 0xffff)
        throw new Corrupt('mszip', 'A stored size is wrong.');
      for (const byte of bits.takeBytes(size)) out.put(byte);
      break;
    }
    case 1:
      readCodes(bits, out, LITERALS_FIXED, DISTANCES_FIXED);
      break;
    case 2: {
      const [literals, distances] = readTrees(bits);
      readCodes(bits, out, literals, distances);
      break;
    }
    default:
      throw new Corrupt('mszip', 'A deflate block is of no known kind.');
  }
  return last;
}

function readTrees(bits: DeflateBits): [PrefixCode, PrefixCode] {
  const [literals, distances, count] = [bits.read(5) + 257, bits.read(5) + 1, bits.read(4) + 4];
  const ofLengths = new Uint8Array(19);
  for (let i = 0; i < count; i++) ofLengths[ORDER_OF_LENGTHS[i]!] = bits.read(3);
  const code = new PrefixCode(ofLengths);
  const lengths = new Uint8Array(literals + distances);
  for (let i = 0; i < lengths.length; ) {
    const symbol = code.read(bits);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    const repeated = symbol === 16 ? (lengths[i - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + bits.read(2) : symbol === 17 ? 3 + bits.read(3) : 11 + bits.read(7);
    lengths.fill(repeated, i, i + times);
    i += times;
  }
  return [new PrefixCode(lengths.subarray(0, literals)), new PrefixCode(lengths.subarray(literals))];
}

function readCodes(bits: DeflateBits, out: Output, literals: PrefixCode, distances: PrefixCode): void {
  for (let symbol = literals.read(bits); symbol !== 256; symbol = literals.read(bits)) {
    if (symbol < 256) {
      out.put(symbol);
      continue;
    }
    if (symbol > 285) throw new Corrupt('mszip', 'A code stands for no length.');
    const length = symbol === 285 ? 258 : LENGTH_BASE[symbol - 257]! + bits.read(LENGTH_BITS[symbol - 257]!);
    const slot = distances.read(bits);
    const extra = slot < 2 ? 0 : (slot >> 1) - 1;
    const base = slot < 2 ? slot + 1 : ((2 + (slot & 1)) << extra) + 1;
    out.copy(base + bits.read(extra), length);
  }
}
