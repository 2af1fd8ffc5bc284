import { deflateRawSync } from 'node:zlib';
import { lzxFrames } from './make-lzx.ts';

export type Made = 'stored' | 'mszip' | 'lzx' | 'lzx with calls';

export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Options {
  readonly method?: Made;
  /** Bytes reserved in header, folder and each data block. */
  readonly reserve?: readonly [number, number, number];
  readonly checksums?: boolean;
}

const TYPES: Readonly<Record<Made, number>> = { stored: 0, mszip: 1, lzx: 0x0f03, 'lzx with calls': 0x0f03 };
const FRAME = 0x8000;

/** A cabinet of one folder. */
export function makeCabinet(files: readonly MadeFile[], options: Options = {}): Uint8Array {
  const whole = Buffer.concat(files.map(({ bytes }) => bytes));
  return cabinet(entries(files), blocks(whole, options.method ?? 'stored'), options, {});
}

/** Two cabinets of which the second has the rest of the block that the first begins. */
export function makeSet(file: MadeFile, names: readonly [string, string]): [Uint8Array, Uint8Array] {
  const [data, ...others] = blocks(file.bytes, 'mszip');
  const half = data!.data.length >> 1;
  const begun = { data: data!.data.subarray(0, half), size: 0 };
  const rest = { data: data!.data.subarray(half), size: data!.size };
  const entry = { ...entries([file])[0]!, folder: 0xfffe };
  const first = cabinet([entry], [begun], { method: 'mszip' }, { next: names[1] });
  const second = cabinet(
    [{ ...entry, folder: 0xfffd }],
    [rest, ...others],
    { method: 'mszip' },
    { previous: names[0] },
  );
  return [first, second];
}

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly offset: number;
  readonly folder: number;
}

function entries(files: readonly MadeFile[]): Entry[] {
  let offset = 0;
  return files.map(({ name, bytes }) => {
    offset += bytes.length;
    return { name, size: bytes.length, offset: offset - bytes.length, folder: 0 };
  });
}

interface Block {
  readonly data: Uint8Array;
  readonly size: number;
}

function blocks(whole: Uint8Array, method: Made): Block[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < whole.length; at += FRAME) pieces.push(whole.subarray(at, at + FRAME));
  const lzx = method.startsWith('lzx') ? lzxFrames(whole, 20_001, method === 'lzx with calls') : [];
  return pieces.map((piece, i) => {
    if (method === 'stored') return { data: piece, size: piece.length };
    if (method !== 'mszip') return { data: lzx[i]!, size: piece.length };
    const dictionary = pieces[i - 1] && Buffer.from(pieces[i - 1]!);
    const deflated = deflateRawSync(piece, dictionary ? { dictionary } : {});
    return { data: Buffer.concat([Buffer.from('CK'), deflated]), size: piece.length };
  });
}

function cabinet(
  files: readonly Entry[],
  data: readonly Block[],
  { method = 'stored', reserve, checksums = true }: Options,
  { previous, next }: { previous?: string; next?: string },
): Uint8Array {
  const flags = (previous ? 1 : 0) | (next ? 2 : 0) | (reserve ? 4 : 0);
  const [ofHeader, ofFolder, ofData] = reserve ?? [0, 0, 0];
  const names = [previous, next].flatMap(name => (name ? [text(name), text('')] : []));
  const extra = Buffer.concat([
    reserve ? Buffer.from([ofHeader & 255, ofHeader >> 8, ofFolder, ofData]) : Buffer.alloc(0),
    Buffer.alloc(ofHeader, 0xaa),
    ...names,
  ]);
  const filesAt = 36 + extra.length + 8 + ofFolder;
  const list = Buffer.concat(files.map(fileEntry));
  const dataAt = filesAt + list.length;
  const body = Buffer.concat(data.map(block => dataBlock(block, ofData, checksums)));
  const header = Buffer.alloc(36);
  header.write('MSCF');
  header.writeUInt32LE(dataAt + body.length, 8);
  header.writeUInt32LE(filesAt, 16);
  header.writeUInt16LE(0x0103, 24);
  for (const [i, value] of [1, files.length, flags, 4711, previous ? 1 : 0].entries())
    header.writeUInt16LE(value, 26 + i * 2);
  const folder = Buffer.alloc(8 + ofFolder, 0xbb);
  folder.writeUInt32LE(dataAt, 0);
  folder.writeUInt16LE(data.length, 4);
  folder.writeUInt16LE(TYPES[method], 6);
  return Buffer.concat([header, extra, folder, list, body]);
}

function fileEntry({ name, size, offset, folder }: Entry): Buffer {
  const fixed = Buffer.alloc(16);
  fixed.writeUInt32LE(size, 0);
  fixed.writeUInt32LE(offset, 4);
  for (const [i, value] of [folder, 0x5a21, 0x6000, 0x20].entries()) fixed.writeUInt16LE(value, 8 + i * 2);
  return Buffer.concat([fixed, text(name)]);
}

function dataBlock({ data, size }: Block, reserved: number, checksums: boolean): Buffer {
  const header = Buffer.alloc(8 + reserved);
  header.writeUInt16LE(data.length, 4);
  header.writeUInt16LE(size, 6);
  if (checksums) header.writeUInt32LE(sumOf(header.subarray(4), sumOf(data, 0)), 0);
  return Buffer.concat([header, data]);
}

/** As the cabinet format describes it: units of 32 bits, the rest highest byte first. */
function sumOf(bytes: Uint8Array, seed: number): number {
  const padded = [
    ...bytes.subarray(0, bytes.length & ~3),
    ...[...bytes.subarray(bytes.length & ~3)].reverse(),
  ];
  return padded.reduce((sum, byte, i) => (sum ^ (byte << ((i % 4) * 8))) >>> 0, seed);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`, 'latin1');
}
