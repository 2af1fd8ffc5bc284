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
