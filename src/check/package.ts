import type { Digest } from '../catalog/index.ts';

/** The files of a package, that of the INF among them, and how to digest them. */
export interface PackageFiles {
  readonly files: readonly PackageFile[];
  readonly digest: Digest;
}

/** A file of a package, by its path from the INF's folder, with slashes. Bytes are read when a rule asks. */
export interface PackageFile {
  readonly path: string;
  readonly bytes: () => Uint8Array;
}

/** The machines that a PE file may be for. @see pe-format */
const MACHINES: Readonly<Record<number, string>> = {
  332: 'x86',
  34404: 'amd64',
  43620: 'arm64',
  452: 'arm',
  512: 'ia64',
};

/** The architecture of a program or driver; undefined where the bytes are none. @see pe-format */
export function architectureOfPe(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 0x40 || view.getUint16(0, true) !== 0x5a4d) return undefined;
  const header = view.getUint32(0x3c, true);
  if (header + 6 > bytes.length || view.getUint32(header, true) !== 0x4550) return undefined;
  return MACHINES[view.getUint16(header + 4, true)];
}
