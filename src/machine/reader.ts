import type { Facts } from '../base/index.ts';
import type { Content } from './content.ts';
import type { Coverage } from './coverage.ts';
import type { BusReader } from './hardware.ts';
import type { RunningReader } from './running.ts';
import type { NamedValue, Value } from './value.ts';

/** A registry key as a store keeps it. Immutable once somebody outside has it. */
export interface KeyNode {
  readonly name: string;
  readonly folded: string;
  /** The security descriptor as SDDL, where one was set. */
  readonly security: string | undefined;
  key(folded: string): KeyNode | undefined;
  /** Subkeys, ordered by folded name. */
  keys(): Iterable<KeyNode>;
  value(folded: string): NamedValue | undefined;
  /** Values, ordered by folded name: Windows promises no order. */
  values(): Iterable<NamedValue>;
}

/** A file or directory as a store keeps it. */
export interface FileNode {
  readonly name: string;
  readonly folded: string;
  readonly security: string | undefined;
  /** Absent for a directory. */
  readonly content: Content | undefined;
  child(folded: string): FileNode | undefined;
  /** Ordered by folded name. */
  children(): Iterable<FileNode>;
}

/** Keeps a tree: the keys of HKLM and HKU, or the volumes by drive. */
export interface Store<N> {
  /** The root as it is now: another one after each change, though what is below it may change in place. */
  readonly root: N;
  /** The root as it is now and stays. */
  frozen(): N;
}

export type Hives = Store<KeyNode>;
export type Disks = Store<FileNode>;

/** Whose eyes see the registry: a program runs as a user and has 32 or 64 bits. */
export interface RegistryView {
  /** The SID of the user; the system itself unless given. */
  readonly user?: string;
  /** 32: the view of a 32-bit program on a 64-bit Windows. */
  readonly bits?: 32 | 64;
}

/** Windows' registry to read. Paths are absolute: `HKLM\SOFTWARE\Contoso`, short or long root names. */
export interface RegistryReader {
  /** The same registry seen by another program. */
  seen(view: RegistryView): RegistryReader;
  /**
   * The key that a path names after links, merges and views, as HKLM\… or HKU\…, spelled as it is stored;
   * itself when resolved again. Undefined when the path has no root that exists.
   */
  resolve(path: string): string | undefined;
  has(path: string): boolean;
  /** The key to walk through and to remember things by: two are the same key unchanged when identical. */
  key(path: string): KeyNode | undefined;
  /** The empty name is the default value. */
  value(path: string, name: string): Value | undefined;
  /** Names of subkeys. */
  keys(path: string): readonly string[];
  values(path: string): readonly NamedValue[];
  security(path: string): string | undefined;
}

/** The volumes of a machine to read. Paths are absolute: `C:\Windows\INF`; `/` counts as `\`. */
export interface VolumeReader {
  /** The path without `.` and `..`, spelled as stored where it exists; undefined when it names no place. */
  resolve(path: string): string | undefined;
  /** `C:` and the like. */
  drives(): readonly string[];
  file(path: string): Content | undefined;
  directory(path: string): boolean;
  /** Names in a directory; none when there is no such directory. */
  list(path: string): readonly string[];
  /** The file or directory to walk through and to remember things by. */
  node(path: string): FileNode | undefined;
  security(path: string): string | undefined;
  /** A content of these bytes, to be written. */
  content(bytes: Uint8Array): Content;
}

/** What an offline Windows has. */
export interface SystemReader {
  readonly facts: Facts;
  readonly registry: RegistryReader;
  readonly volume: VolumeReader;
}

/** A whole computer. */
export interface MachineReader extends SystemReader {
  readonly buses: BusReader;
  readonly running: RunningReader;
  /** Milliseconds since 1970 UTC. A value: nothing here looks at a real clock. */
  readonly clock: number;
  /** Of what everything is known; of all where it is absent. What is not recorded is answered as if it was not there. */
  readonly coverage?: Coverage | undefined;
  /** What was asked for so far and is not recorded. */
  readonly unrecorded?: readonly string[];
}
