import type { Digest } from '../machine/index.ts';

/** What lies outside of a recorded installation. */
export interface Given {
  readonly digest: Digest;
  /** The files of driver packages by the name of their INF in lower case; others are rebuilt from the record. */
  readonly packages: ReadonlyMap<string, readonly GivenFile[]>;
}

/** A file of a driver package, by its name below the folder of the INF. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
