import { ByteReader } from './byte-reader.ts';
import { Corrupt } from './corrupt.ts';
import { LzxBits } from './lzx-bits.ts';
import type { Decompress } from './mszip.ts';
import { PrefixCode } from './prefix-code.ts';

/** How many kinds of match offsets a window of 2 to the 15th … 21st has. */
const SLOTS = [30, 32, 34, 36, 38, 42, 50];
const LITERALS = 256;
const LENGTHS = 249;
const FRAME = 0x8000;

/** Bits that follow the slot of a match offset, and the least offset + 2 of each slot. */
const SLOT_BITS: readonly number[] = Array.from({ length: 50 }, (_, i) =>
  i < 4 ? 0 : Math.min(17, (i >> 1) - 1),
);
const SLOT_BASE: readonly number[] = SLOT_BITS.map((_, i) =>
  SLOT_BITS.slice(0, i).reduce((base, bits) => base + 2 ** bits, 0),
);

type Kind = 'none' | 'verbatim' | 'aligned' | 'uncompressed';
const KINDS: readonly (Kind | undefined)[] = [undefined, 'verbatim', 'aligned', 'uncompressed'];

/**
 * LZX: each frame of 32 KB is a run of whole 16-bit units; trees, recent offsets and blocks go on through
 * frames.
 * @see ms-patch
 */
export function lzx(windowBits: number): Decompress {
  const slots = SLOTS[windowBits - 15];
  if (slots === undefined) throw new Corrupt('lzx', `An LZX window cannot be 2^${windowBits} bytes.`);
  const decoder = new Lzx(2 ** windowBits, slots);
  return (block, size) => decoder.frame(new LzxBits(block), size);
}

class Lzx {
  readonly #window: Uint8Array;
  #position = 0;
  #made = 0;
  readonly #mainLengths: Uint8Array;
  readonly #lengthLengths = new Uint8Array(LENGTHS);
  #main = new PrefixCode(new Uint8Array(0));
  #length = new PrefixCode(new Uint8Array(0));
  #aligned = new PrefixCode(new Uint8Array(0));
  #recent: [number, number, number] = [1, 1, 1];
  #kind: Kind = 'none';
  #left = 0;
  /** A byte that fills up an uncompressed block of odd size comes before the next block. */
  #odd = false;
  /** Size of the file whose calls are translated; 0 for none. */
  #callsOf: number | undefined;

  constructor(window: number, slots: number) {
    this.#window = new Uint8Array(window);
    this.#mainLengths = new Uint8Array(LITERALS + 8 * slots);
  }

  frame(bits: LzxBits, size: number): Uint8Array {
    if (size > FRAME) throw new Corrupt('lzx', 'An LZX block is larger than 32 KB.');
    this.#callsOf ??= bits.read(1) === 1 ? bits.read(32) : 0;
    const start = this.#made;
    const out = new Uint8Array(size);
    for (let at = 0; at < size; ) {
      if (this.#left === 0) this.#readBlockHeader(bits);
      const run = Math.min(this.#left, size - at);
      const done = this.#kind === 'uncompressed' ? this.#copyRun(bits, run) : this.#decodeRun(bits, run);
      if (done > size - at || done > this.#left)
        throw new Corrupt('lzx', 'A match goes over the end of a frame.');
      this.#readWindow(out, at, done);
      at += done;
      this.#left -= done;
      this.#made += done;
    }
    if (this.#left === 0 && this.#odd && !bits.ended) this.#odd = false;
    if (this.#callsOf > 0 && start < 0x4000_0000) translateCalls(out, start, this.#callsOf);
    return out;
  }

  /** The last bytes of the window, ending where it is. */
  #readWindow(out: Uint8Array, at: number, length: number): void {
    const mask = this.#window.length - 1;
    const start = (this.#position - length) & mask;
    const first = Math.min(length, this.#window.length - start);
    out.set(this.#window.subarray(start, start + first), at);
    out.set(this.#window.subarray(0, length - first), at + first);
  }

  #readBlockHeader(bits: LzxBits): void {
    if (this.#odd) bits.takeBytes(1);
    this.#odd = false;
    const kind = KINDS[bits.read(3)];
    if (!kind) throw new Corrupt('lzx', 'An LZX block is of no known kind.');
    this.#kind = kind;
    this.#left = bits.read(24);
    if (kind === 'uncompressed') {
      bits.align();
      const numbers = new ByteReader(bits.takeBytes(12));
      this.#recent = [numbers.u32(), numbers.u32(), numbers.u32()];
      this.#odd = this.#left % 2 === 1;
      return;
    }
    if (kind === 'aligned')
      this.#aligned = new PrefixCode(Uint8Array.from({ length: 8 }, () => bits.read(3)));
    readLengths(bits, this.#mainLengths, 0, LITERALS);
    readLengths(bits, this.#mainLengths, LITERALS, this.#mainLengths.length);
    this.#main = new PrefixCode(this.#mainLengths);
    readLengths(bits, this.#lengthLengths, 0, LENGTHS);
    this.#length = new PrefixCode(this.#lengthLengths);
  }

  #copyRun(bits: LzxBits, length: number): number {
    for (const byte of bits.takeBytes(length)) this.#put(byte);
    return length;
  }

  /** Decodes at least so many bytes; the last match may give more. */
  #decodeRun(bits: LzxBits, wanted: number): number {
    let done = 0;
    while (done < wanted) {
      const symbol = this.#main.read(bits);
      if (symbol < LITERALS) {
        this.#put(symbol);
        done++;
        continue;
      }
      const short = (symbol - LITERALS) & 7;
      const length = short + 2 + (short === 7 ? this.#length.read(bits) : 0);
      const offset = this.#offset(bits, (symbol - LITERALS) >> 3);
      const mask = this.#window.length - 1;
      if (offset > this.#window.length || offset < 1)
        throw new Corrupt('lzx', 'A match lies beyond the window.');
      for (let i = 0; i < length; i++) this.#put(this.#window[(this.#position - offset) & mask]!);
      done += length;
    }
    return done;
  }

  #offset(bits: LzxBits, slot: number): number {
    const [first, second, third] = this.#recent;
    if (slot === 0) return first;
    if (slot === 1) this.#recent = [second, first, third];
    else if (slot === 2) this.#recent = [third, second, first];
    else this.#recent = [SLOT_BASE[slot]! - 2 + this.#offsetBits(bits, SLOT_BITS[slot]!), first, second];
    return this.#recent[0];
  }

  #offsetBits(bits: LzxBits, count: number): number {
    if (this.#kind !== 'aligned' || count < 3) return bits.read(count);
    return bits.read(count - 3) * 8 + this.#aligned.read(bits);
  }

  #put(byte: number): void {
    this.#window[this.#position] = byte;
    this.#position = (this.#position + 1) & (this.#window.length - 1);
  }
}

/** Code lengths are told as differences to those of the block before, in a code of their own. */
function readLengths(bits: LzxBits, lengths: Uint8Array, start: number, end: number): void {
  const code = new PrefixCode(Uint8Array.from({ length: 20 }, () => bits.read(4)));
  const after = (at: number, difference: number): number => (lengths[at]! - difference + 17) % 17;
  for (let at = start; at < end; ) {
    const symbol = code.read(bits);
    if (symbol < 17) {
      lengths[at] = after(at, symbol);
      at++;
      continue;
    }
    const times = symbol === 17 ? 4 + bits.read(4) : symbol === 18 ? 20 + bits.read(5) : 4 + bits.read(1);
    const length = symbol === 19 ? after(at, smallSymbol(code.read(bits))) : 0;
    if (at + times > end) throw new Corrupt('lzx', 'Code lengths go over the end of their tree.');
    lengths.fill(length, at, at + times);
    at += times;
  }
}

function smallSymbol(symbol: number): number {
  if (symbol > 16) throw new Corrupt('lzx', 'A code length is told by a repetition of a repetition.');
  return symbol;
}

/** Call instructions of x86 were stored with absolute targets; makes them relative again. */
function translateCalls(bytes: Uint8Array, start: number, fileSize: number): void {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 10; at++) {
    if (bytes[at] !== 0xe8) continue;
    const target = view.getInt32(at + 1, true);
    const position = start + at;
    if (target >= -position && target < fileSize) {
      view.setInt32(at + 1, target >= 0 ? target - position : target + fileSize, true);
    }
    at += 4;
  }
}
