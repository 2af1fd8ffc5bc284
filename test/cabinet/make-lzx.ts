/** The kinds of blocks that an LZX stream has; three in turn are written, each longer than a frame or shorter. */
const KINDS = ['verbatim', 'aligned', 'uncompressed'] as const;
type Kind = (typeof KINDS)[number];

const FRAME = 0x8000;

/** Bits in 16-bit little-endian units, highest first. */
class Bits {
  readonly bytes: number[] = [];
  #held = 0;
  #count = 0;

  put(value: number, length: number): void {
    for (let i = length - 1; i >= 0; i--) {
      this.#held = (this.#held << 1) | (Math.floor(value / 2 ** i) & 1);
      if (++this.#count < 16) continue;
      this.bytes.push(this.#held & 255, this.#held >> 8);
      this.#held = this.#count = 0;
    }
  }
  /** Fills the unit; a whole one more where `always` and nothing was begun. */
  align(always: boolean): void {
    if (this.#count > 0 || always) this.put(0, 16 - this.#count);
  }
}

/** Canonical codes by symbol: [code, length]. */
function codes(lengths: readonly number[]): [number, number][] {
  const result: [number, number][] = lengths.map(length => [0, length]);
  let code = 0;
  for (let length = 1; length <= 16; length++, code *= 2) {
    lengths.forEach((own, symbol) => {
      if (own === length) result[symbol] = [code++, length];
    });
  }
  return result;
}

const MAIN = codes(Array.from({ length: 496 }, (_, i) => (i < 16 ? 8 : 9)));
const LENGTH = codes(Array.from({ length: 249 }, (_, i) => (i < 7 ? 7 : 8)));
const SLOT_BITS = Array.from({ length: 30 }, (_, i) => (i < 4 ? 0 : (i >> 1) - 1));
const SLOT_BASE = SLOT_BITS.map((_, i) => SLOT_BITS.slice(0, i).reduce((base, bits) => base + 2 ** bits, 0));

/** Compresses with a window of 32 KB: one block of data a frame. Calls are stored absolute where told. */
export function lzxFrames(original: Uint8Array, blockSize: number, calls: boolean): Uint8Array[] {
  const data = calls ? withAbsoluteCalls(original) : original;
  const frames: Uint8Array[] = [];
  const state = { left: 0, kind: 'verbatim' as Kind, blocks: 0, recent: [1, 1, 1], known: false, odd: false };
  for (let start = 0; start < data.length; start += FRAME) {
    const bits = new Bits();
    if (start === 0) {
      bits.put(calls ? 1 : 0, 1);
      if (calls) bits.put(original.length, 32);
    }
    const end = Math.min(start + FRAME, data.length);
    for (let at = start; at < end; ) {
      if (state.left === 0) beginBlock(bits, state, Math.min(blockSize, data.length - at));
      const run = Math.min(state.left, end - at);
      if (state.kind === 'uncompressed') bits.bytes.push(...data.subarray(at, at + run));
      else encode(bits, data, at, at + run, state);
      at += run;
      state.left -= run;
      if (state.left === 0 && state.odd) bits.bytes.push(0);
      if (state.left === 0) state.odd = false;
    }
    bits.align(false);
    frames.push(Uint8Array.from(bits.bytes));
  }
  return frames;
}

interface State {
  left: number;
  kind: Kind;
  blocks: number;
  recent: number[];
  /** Whether the lengths of the trees were told before. */
  known: boolean;
  odd: boolean;
}

function beginBlock(bits: Bits, state: State, size: number): void {
  state.kind = KINDS[state.blocks++ % KINDS.length]!;
  state.left = size;
  bits.put(KINDS.indexOf(state.kind) + 1, 3);
  bits.put(size, 24);
  if (state.kind === 'uncompressed') {
    bits.align(true);
    for (const offset of state.recent) bits.bytes.push(offset & 255, (offset >> 8) & 255, offset >> 16, 0);
    state.odd = size % 2 === 1;
    return;
  }
  if (state.kind === 'aligned') for (let i = 0; i < 8; i++) bits.put(3, 3);
  for (const lengths of [MAIN.slice(0, 256), MAIN.slice(256), LENGTH]) {
    for (let i = 0; i < 20; i++) bits.put([0, 8, 9, 10].includes(i) ? 2 : 0, 4);
    for (const [, length] of lengths) bits.put([0, 8, 9, 10].indexOf(state.known ? 0 : 17 - length), 2);
  }
  state.known = true;
}

function encode(bits: Bits, data: Uint8Array, start: number, end: number, state: State): void {
  const put = ([code, length]: [number, number]): void => bits.put(code, length);
  for (let at = start; at < end; ) {
    const [offset, length] = longestMatch(data, at, end, state.recent);
    if (length < 3) {
      put(MAIN[data[at++]!]!);
      continue;
    }
    const again = state.recent.indexOf(offset);
    const slot = again >= 0 ? again : SLOT_BASE.findLastIndex(base => base <= offset + 2);
    put(MAIN[256 + slot * 8 + Math.min(7, length - 2)]!);
    if (length >= 9) put(LENGTH[length - 9]!);
    // The aligned tree gives each of its eight symbols three bits: their own.
    if (again < 0) bits.put(offset + 2 - SLOT_BASE[slot]!, SLOT_BITS[slot]!);
    const [a, b, c] = state.recent as [number, number, number];
    state.recent =
      again === 0 ? [a, b, c] : again === 1 ? [b, a, c] : again === 2 ? [c, b, a] : [offset, a, b];
    at += length;
  }
}

function longestMatch(data: Uint8Array, at: number, end: number, recent: number[]): [number, number] {
  let best: [number, number] = [0, 0];
  for (const offset of [...recent, 2, 3, 4, 5, 8, 13, 64, 100, 257, 1000, 4096, 30000]) {
    if (offset > at) continue;
    let length = 0;
    while (length < 257 && at + length < end && data[at + length] === data[at + length - offset]) length++;
    if (length > best[1]) best = [offset, length];
  }
  return best;
}

function withAbsoluteCalls(original: Uint8Array): Uint8Array {
  const data = original.slice();
  const view = new DataView(data.buffer);
  const size = data.length;
  for (let start = 0; start < size; start += FRAME) {
    for (let at = start; at < Math.min(start + FRAME, size) - 10; at++) {
      if (data[at] !== 0xe8) continue;
      const relative = view.getInt32(at + 1, true);
      if (relative >= -at && relative < size - at) view.setInt32(at + 1, relative + at, true);
      else if (relative >= size - at && relative < size) view.setInt32(at + 1, relative - size, true);
      at += 4;
    }
  }
  return data;
}
