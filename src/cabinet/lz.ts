import type { Parsed } from '../base/index.ts';
import { ByteReader } from './byte-reader.ts';
import { attempt, Corrupt } from './corrupt.ts';
import { mszip } from './mszip.ts';

/** A file compressed for itself, as compress.exe makes it. */
interface CompressedFile {
  /** Size uncompressed, in bytes; undefined when the file does not say. */
  readonly size: number | undefined;
  bytes(): Uint8Array;
}

const SZDD = [0x53, 0x5a, 0x44, 0x44, 0x88, 0xf0, 0x27, 0x33];
const KWAJ = [0x4b, 0x57, 0x41, 0x4a, 0x88, 0xf0, 0x27, 0xd1];
const WINDOW = 4096;

/** Where the two kinds begin to write into their window. */
const START_OF_SZDD: number = WINDOW - 16;
const START_OF_KWAJ: number = WINDOW - 18;

/** Whether bytes begin as a file of compress.exe does. */
export function isCompressed(bytes: Uint8Array): boolean {
  return beginsWith(bytes, SZDD) || beginsWith(bytes, KWAJ);
}

/**
 * Reads a file of compress.exe (`SZDD`, `KWAJ`) whole.
 * @see szdd_kwaj_format
 */
export function readCompressed(bytes: Uint8Array): Parsed<Uint8Array | undefined> {
  return attempt(() => openCompressed(bytes).bytes());
}

/** The size that a file of compress.exe says it has uncompressed; undefined when it says none. */
export function sizeOfCompressed(bytes: Uint8Array): number | undefined {
  return attempt(() => openCompressed(bytes)).value?.size;
}

function openCompressed(bytes: Uint8Array): CompressedFile {
  if (beginsWith(bytes, SZDD)) return openSzdd(bytes);
  if (beginsWith(bytes, KWAJ)) return openKwaj(bytes);
  throw new Corrupt('signature', 'This is no file of compress.exe.');
}

function beginsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

function openSzdd(bytes: Uint8Array): CompressedFile {
  const reader = new ByteReader(bytes, SZDD.length);
  if (reader.u8() !== 0x41) throw new Corrupt('method', 'Nothing is known of this kind of SZDD file.');
  reader.u8();
  const size = reader.u32();
  const data = bytes.subarray(reader.at);
  return { size, bytes: () => expand(data, START_OF_SZDD, size) };
}

function openKwaj(bytes: Uint8Array): CompressedFile {
  const reader = new ByteReader(bytes, KWAJ.length);
  const [method, start, flags] = [reader.u16(), reader.u16(), reader.u16()];
  const size = flags & 1 ? reader.u32() : undefined;
  const data = bytes.subarray(start);
  return { size, bytes: () => cut(expandKwaj(method, data), size) };
}

function cut(bytes: Uint8Array, size: number | undefined): Uint8Array {
  if (size !== undefined && bytes.length < size) throw new Corrupt('short', 'Compressed data ends early.');
  return size === undefined ? bytes : bytes.subarray(0, size);
}

function expandKwaj(method: number, data: Uint8Array): Uint8Array {
  switch (method) {
    case 0:
      return data;
    case 1:
      return data.map(byte => byte ^ 0xff);
    case 2:
      return expand(data, START_OF_KWAJ, undefined);
    case 4:
      return joined(mszipBlocks(data));
    default:
      throw new Corrupt('method', `KWAJ files of method ${method} cannot be read.`);
  }
}

/** Blocks with their sizes in front, until one of size 0 or the end. */
function mszipBlocks(data: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(data);
  const decompress = mszip();
  const blocks: Uint8Array[] = [];
  while (reader.at < data.length) {
    const size = reader.u16();
    if (size === 0) break;
    blocks.push(decompress(reader.take(size), 0x8000));
  }
  return blocks;
}

/** One byte of flags, lowest first: 1 a byte as it stands, 0 a match in 4 KB of which the first were blanks. */
function expand(data: Uint8Array, start: number, size: number | undefined): Uint8Array {
  const window = new Uint8Array(WINDOW).fill(0x20);
  const out = new Growing();
  let position = start;
  const put = (byte: number): void => {
    out.put(byte);
    window[position] = byte;
    position = (position + 1) % WINDOW;
  };
  const wanted = size ?? Number.POSITIVE_INFINITY;
  for (let at = 0, flags = 1; at < data.length && out.size < wanted; flags >>= 1) {
    if (flags === 1) flags = 0x100 | data[at++]!;
    if (flags & 1) put(data[at++] ?? 0);
    else {
      const [low, high] = [data[at++] ?? 0, data[at++] ?? 0];
      const from = low | ((high & 0xf0) << 4);
      for (let i = 0; i < (high & 15) + 3; i++) put(window[(from + i) % WINDOW]!);
    }
  }
  return cut(out.made(), size);
}

/** Bytes whose number is known at the end only. */
class Growing {
  #bytes = new Uint8Array(1024);
  size = 0;

  put(byte: number): void {
    if (this.size === this.#bytes.length) {
      const larger = new Uint8Array(this.size * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.size++] = byte;
  }

  made(): Uint8Array {
    return this.#bytes.subarray(0, this.size);
  }
}

/** Pieces one behind the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
