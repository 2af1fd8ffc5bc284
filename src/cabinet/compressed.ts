import { isCabinet, readCabinet } from './cabinet.ts';
import { CabinetSet } from './extract.ts';
import { isCompressed, readCompressed, sizeOfCompressed } from './lz.ts';

/** How a file is compressed for itself: by compress.exe's LZ, or as the first file of a cabinet. */
export type Compression = 'none' | 'lz' | 'cabinet';

/** How a file is compressed, and its size uncompressed in bytes. */
export interface CompressionOfFile {
  readonly compression: Compression;
  readonly size: number;
}

/** What one sees of a file's compression without decompressing it. A broken one counts as not compressed. */
export function readCompression(bytes: Uint8Array): CompressionOfFile {
  if (isCompressed(bytes)) {
    const size = sizeOfCompressed(bytes);
    if (size !== undefined) return { compression: 'lz', size };
  }
  const first = isCabinet(bytes) ? readCabinet(bytes).value?.files[0] : undefined;
  return first ? { compression: 'cabinet', size: first.size } : { compression: 'none', size: bytes.length };
}

/** The file as it was before it was compressed for itself; undefined where it is broken. */
export function decompressed(bytes: Uint8Array, compression: Compression): Uint8Array | undefined {
  if (compression === 'none') return bytes;
  if (compression === 'lz') return readCompressed(bytes).value;
  const cabinet = readCabinet(bytes).value;
  const first = cabinet?.files[0];
  return cabinet && first && new CabinetSet(cabinet).read(first).value;
}

/** The name that a compressed file has where `name` is the one uncompressed: `cmd.ex_`, `readme._`. */
export function compressedName(name: string): string {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return `${name}._`;
  return name.length - dot - 1 < 3 ? `${name}_` : `${name.slice(0, -1)}_`;
}
