import type { Parsed } from '../base/index.ts';
import { ByteReader } from './byte-reader.ts';
import type { Cabinet, CabinetFile, Neighbour } from './cabinet.ts';
import { attempt, Corrupt } from './corrupt.ts';
import { joined } from './lz.ts';
import { lzx } from './lzx.ts';
import { type Decompress, mszip } from './mszip.ts';

/** Gives the cabinet that follows one, when somebody has it. */
export type NextCabinet = (next: Neighbour) => Cabinet | undefined;

/** A cabinet and those that follow it. Each folder is decompressed once, as far as files are asked for. */
export class CabinetSet {
  readonly first: Cabinet;
  readonly #next: NextCabinet;
  readonly #folders = new Map<number, FolderData>();

  constructor(first: Cabinet, next: NextCabinet = () => undefined) {
    this.first = first;
    this.#next = next;
  }

  /** The bytes of a file of the first cabinet; none for one that begins in a cabinet before it. */
  read(file: CabinetFile): Parsed<Uint8Array | undefined> {
    return attempt(() => {
      if (file.continued)
        throw new Corrupt('continued', `${file.name} begins in ${this.first.previous?.cabinet}.`);
      const folder = this.#folders.get(file.folder) ?? new FolderData(this.first, file.folder, this.#next);
      this.#folders.set(file.folder, folder);
      return folder.bytes(file.offset, file.size);
    });
  }
}

/** What a folder holds, decompressed from its beginning to where somebody asked. */
class FolderData {
  readonly #blocks: Iterator<Block>;
  readonly #decompress: Decompress;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(cabinet: Cabinet, folder: number, next: NextCabinet) {
    this.#blocks = blocksOf(cabinet, folder, next);
    this.#decompress = decompression(cabinet, folder);
  }

  bytes(offset: number, size: number): Uint8Array {
    while (this.#size < offset + size) this.#readBlock();
    if (this.#pieces.length > 1) this.#pieces.splice(0, this.#pieces.length, joined(this.#pieces));
    return (this.#pieces[0] ?? new Uint8Array(0)).subarray(offset, offset + size);
  }

  #readBlock(): void {
    const block = this.#blocks.next();
    if (block.done) throw new Corrupt('short', 'A folder holds less than its files need.');
    const piece = this.#decompress(block.value.data, block.value.size);
    if (piece.length !== block.value.size) throw new Corrupt('short', 'A block gives less than it says.');
    this.#pieces.push(piece);
    this.#size += piece.length;
  }
}

function decompression(cabinet: Cabinet, folder: number): Decompress {
  const { method, windowBits } = cabinet.folders[folder]!;
  switch (method) {
    case 'stored':
      return (block, size) => block.subarray(0, size);
    case 'mszip':
      return mszip();
    case 'lzx':
      return lzx(windowBits);
    case 'quantum':
      throw new Corrupt('method', 'Quantum compression cannot be read.');
  }
}

interface Block {
  readonly data: Uint8Array;
  /** Uncompressed; 0 where the block goes on in the next cabinet. */
  readonly size: number;
}

/** The blocks of a folder; of the last folder also those of its rest in the cabinets that follow. */
function* blocksOf(first: Cabinet, folder: number, next: NextCabinet): Generator<Block> {
  let [cabinet, number]: [Cabinet, number] = [first, folder];
  let begun: Uint8Array | undefined;
  for (;;) {
    const { start, blocks } = cabinet.folders[number]!;
    const reader = new ByteReader(cabinet.bytes, start);
    for (let i = 0; i < blocks; i++) {
      const block = readBlock(reader, cabinet.reserved);
      const data: Uint8Array = begun ? joined([begun, block.data]) : block.data;
      begun = block.size === 0 ? data : undefined;
      if (block.size > 0) yield { data, size: block.size };
    }
    if (number !== cabinet.folders.length - 1 || !goesOn(cabinet)) return;
    const neighbour: Neighbour = cabinet.next!;
    const following: Cabinet | undefined = next(neighbour);
    if (
      !following?.folders.length ||
      following.setId !== cabinet.setId ||
      following.index !== cabinet.index + 1
    ) {
      throw new Corrupt('next', `The files go on in ${neighbour.cabinet}, which is not there.`);
    }
    [cabinet, number] = [following, 0];
  }
}

function goesOn({ next, files }: Cabinet): boolean {
  return next !== undefined && files.some(file => file.continues);
}

/** A checksum of 0 is none. */
function readBlock(reader: ByteReader, reserved: number): Block {
  const sum = reader.u32();
  const header = reader.take(4 + reserved);
  const [length, size] = [header[0]! | (header[1]! << 8), header[2]! | (header[3]! << 8)];
  const data = reader.take(length);
  if (sum !== 0 && sum !== checksum(header, checksum(data, 0))) {
    throw new Corrupt('checksum', 'A block of data does not match its checksum.');
  }
  return { data, size };
}

/** XOR of little-endian units of 32 bits; up to three bytes that are left come highest first. */
function checksum(bytes: Uint8Array, seed: number): number {
  let sum = seed;
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    sum ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }
  let rest = 0;
  for (let at = whole; at < bytes.length; at++) rest = (rest << 8) | bytes[at]!;
  return (sum ^ rest) >>> 0;
}
