/**
 * A folder to keep things in, as synchronous as the disk is: what is not synced may be lost, torn or out of
 * order after a crash. Names are relative with `/`. Every function may throw: that is a fault of storage.
 */
export interface Storage {
  /** The bytes of a file; undefined when there is none. */
  read(name: string): Uint8Array | undefined;
  /** The size of a file in bytes; undefined when there is none. */
  size(name: string): number | undefined;
  /** Writes a file anew, making folders on the way. */
  write(name: string, bytes: Uint8Array): void;
  /** Writes at the end of a file that exists. */
  append(name: string, bytes: Uint8Array): void;
  /** Cuts a file to a size. */
  truncate(name: string, size: number): void;
  /** Gives a file another name, in the place of one that has it. */
  rename(from: string, to: string): void;
  /** Takes a file away if it is there. */
  remove(name: string): void;
  /** Names in a folder; none when there is no such folder. The empty name is the folder itself. */
  list(folder: string): readonly string[];
  /** Returns when the bytes of a file are safe. */
  sync(name: string): void;
  /** Returns when the names in a folder are safe. */
  syncFolder(folder: string): void;
}
