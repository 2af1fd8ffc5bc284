import type { Facts, Win32Error } from '../../base/index.ts';

/** A registry value as Windows gives it. */
export interface RawValue {
  readonly name: string;
  readonly type: number;
  readonly bytes: Uint8Array;
}

export interface RawKey {
  readonly values: readonly RawValue[];
  readonly keys: readonly string[];
}

/** A file or folder as its folder lists it. */
export interface RawFile {
  readonly name: string;
  /** In bytes; undefined for a folder. */
  readonly size: number | undefined;
}

/** A devnode of the tree. */
export interface RawDevnode {
  readonly id: string;
  readonly parent: string | undefined;
  readonly status: number;
  readonly problem: number;
}

/** Where the state of a running Windows is read. */
export interface StateSources {
  /** Of a key by its whole path, `HKLM\…`; the error where it cannot be read. */
  readonly key: (path: string) => RawKey | Win32Error;
  /** What is in a folder, or why that cannot be said. */
  readonly folder: (path: string) => readonly RawFile[] | 'absent' | 'denied';
  readonly file: (path: string) => Uint8Array | undefined;
  /** The device tree from its root; undefined where this Windows does not tell it. */
  readonly tree: () => readonly RawDevnode[] | undefined;
  /** What Windows says of itself, without the edition. */
  readonly facts: () => Omit<Facts, 'edition' | 'sMode'>;
  /** Whether whoever runs this program may install devices. */
  readonly isAdministrator: () => boolean;
  readonly user: string;
  /** The folder of Windows. */
  readonly windows: string;
  /** Milliseconds since 1970 UTC. */
  readonly clock: number;
}
