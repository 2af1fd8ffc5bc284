import type { Parsed } from '../base/index.ts';
import { ByteReader } from './byte-reader.ts';
import { attempt, Corrupt } from './corrupt.ts';

/** The cabinet before or after one of a set, and the disk that it is on. */
export interface Neighbour {
  readonly cabinet: string;
  readonly disk: string;
}

/** A file in a cabinet, as its entry says. */
export interface CabinetFile {
  /** With `\` between folders, as stored. */
  readonly name: string;
  /** In bytes, uncompressed. */
  readonly size: number;
  /** Its place in the uncompressed folder. */
  readonly offset: number;
  /** Number of the folder among those of this cabinet. */
  readonly folder: number;
  /** Whether the file begins in the cabinet before this one. */
  readonly continued: boolean;
  /** Whether the file goes on in the next cabinet. */
  readonly continues: boolean;
  /** As MS-DOS packs them. */
  readonly date: number;
  readonly time: number;
  /** 1 read-only, 2 hidden, 4 system, 0x20 archive, 0x40 run after extraction. */
  readonly attributes: number;
}

export type Method = 'stored' | 'mszip' | 'quantum' | 'lzx';

/** A part of a cabinet that is compressed as one. */
export interface CabinetFolder {
  readonly method: Method;
  /** LZX: the window is 2 to this power. */
  readonly windowBits: number;
  /** Where its first block lies in the cabinet. */
  readonly start: number;
  readonly blocks: number;
}

/** A cabinet. Its bytes are not to be changed. */
export interface Cabinet {
  readonly bytes: Uint8Array;
  /** Same in all cabinets of a set. */
  readonly setId: number;
  /** Number of this cabinet in its set, from 0. */
  readonly index: number;
  readonly previous: Neighbour | undefined;
  readonly next: Neighbour | undefined;
  readonly folders: readonly CabinetFolder[];
  readonly files: readonly CabinetFile[];
  /** Bytes that each data block has reserved for applications. */
  readonly reserved: number;
}

const METHODS: readonly Method[] = ['stored', 'mszip', 'quantum', 'lzx'];

/** Folder numbers of files that other cabinets have a part of. */
const FROM_PREVIOUS = 0xfffd;
const TO_NEXT = 0xfffe;
const THROUGH = 0xffff;

/** Whether bytes begin as a cabinet does. */
export function isCabinet(bytes: Uint8Array): boolean {
  return [0x4d, 0x53, 0x43, 0x46].every((byte, i) => bytes[i] === byte);
}

/**
 * Reads what a cabinet says of itself; its data is left alone.
 * @see ms-cab
 */
export function readCabinet(bytes: Uint8Array): Parsed<Cabinet | undefined> {
  return attempt(() => cabinetOf(bytes));
}

function cabinetOf(bytes: Uint8Array): Cabinet {
  if (!isCabinet(bytes))
    throw new Corrupt('signature', 'This is not a cabinet: it does not begin with MSCF.');
  const reader = new ByteReader(bytes, 16);
  const filesAt = reader.u32();
  reader.take(4);
  const minor = reader.u8();
  if (reader.u8() !== 1 || minor > 3) throw new Corrupt('version', 'This cabinet is of a version after 1.3.');
  const [folders, files, flags] = [reader.u16(), reader.u16(), reader.u16()];
  const [setId, index] = [reader.u16(), reader.u16()];
  const reserve = flags & 4 ? [reader.u16(), reader.u8(), reader.u8()] : [0, 0, 0];
  reader.take(reserve[0]!);
  const previous = flags & 1 ? neighbourOf(reader) : undefined;
  const next = flags & 2 ? neighbourOf(reader) : undefined;
  const folderList = Array.from({ length: folders }, () => folderOf(reader, reserve[1]!));
  const fileReader = new ByteReader(bytes, filesAt);
  const fileList = Array.from({ length: files }, () => fileOf(fileReader, folders));
  return { bytes, setId, index, previous, next, folders: folderList, files: fileList, reserved: reserve[2]! };
}

function neighbourOf(reader: ByteReader): Neighbour {
  return { cabinet: textOf(reader.untilNul(255), false), disk: textOf(reader.untilNul(255), false) };
}

function folderOf(reader: ByteReader, reserved: number): CabinetFolder {
  const [start, blocks, type] = [reader.u32(), reader.u16(), reader.u16()];
  reader.take(reserved);
  const method = METHODS[type & 15];
  if (!method) throw new Corrupt('method', `Nothing is known of the compression 0x${type.toString(16)}.`);
  return { method, windowBits: (type >> 8) & 31, start, blocks };
}

function fileOf(reader: ByteReader, folders: number): CabinetFile {
  const [size, offset, number] = [reader.u32(), reader.u32(), reader.u16()];
  const [date, time, attributes] = [reader.u16(), reader.u16(), reader.u16()];
  const name = textOf(reader.untilNul(255), (attributes & 0x80) !== 0);
  const continued = number === FROM_PREVIOUS || number === THROUGH;
  const continues = number === TO_NEXT || number === THROUGH;
  const folder = continued ? 0 : continues ? folders - 1 : number;
  if (folder >= folders || folder < 0)
    throw new Corrupt('folder', `${name} is in a folder that is not there.`);
  return { name, size, offset, folder, continued, continues, date, time, attributes: attributes & 0x7f };
}

/**
 * Assumed: names without the UTF mark are read as Latin-1 here, as Windows by the page of the one who reads;
 * settled by extracting a name beyond ASCII on Windows of two pages.
 */
function textOf(bytes: Uint8Array, utf8: boolean): string {
  if (utf8) return new TextDecoder().decode(bytes);
  return String.fromCharCode(...bytes);
}
