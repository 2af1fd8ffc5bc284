import type { InfHandle } from './inf-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

/** An open disk space list. */
export type DiskSpaceList = number & { readonly diskSpace: unique symbol };

/** Files that are there already do not count. */
export const SPDSL_IGNORE_DISK = 1;

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;
type Reserved = Of<{ reserved1?: number; reserved2?: number }>;
type ListOf<T> = Of<{ list: DiskSpaceList | null } & T> & Reserved;

/**
 * How much space operations on files need, by drive.
 * @see https://learn.microsoft.com/windows/win32/setupapi/disk-space-list-functions
 */
export interface DiskSpaceFunctions {
  SetupCreateDiskSpaceList(of: Of<{ flags: number }> & Reserved): Answer<{ list?: DiskSpaceList }>;
  SetupDuplicateDiskSpaceList(of: ListOf<{ flags: number }>): Answer<{ list?: DiskSpaceList }>;
  SetupDestroyDiskSpaceList(of: ListOf<object>): Reply;
  /** `operation` is FILEOP_COPY or FILEOP_DELETE; `size` in bytes. */
  SetupAddToDiskSpaceList(of: ListOf<{ target: string; size: number; operation: number }>): Reply;
  SetupRemoveFromDiskSpaceList(of: ListOf<{ target: string; operation: number }>): Reply;
  /** The files of one list of an INF, as `operation` says. Sizes are those of [SourceDisksFiles]. */
  SetupAddSectionToDiskSpaceList(
    of: ListOf<{ inf: InfHandle | null; section: string; operation: number }>,
  ): Reply;
  SetupRemoveSectionFromDiskSpaceList(
    of: ListOf<{ inf: InfHandle | null; section: string; operation: number }>,
  ): Reply;
  /** In bytes; negative where space becomes free. `space: null`: the caller asks for none. */
  SetupQuerySpaceRequiredOnDrive(
    of: ListOf<{ drive: string | null; space?: null }>,
  ): Answer<{ spaceRequired?: number }>;
  /** `c:` and the like. */
  SetupQueryDrivesInDiskSpaceList(
    of: ListOf<object> & ReturnBuffer,
  ): Answer<{ drives?: readonly string[]; required?: number }>;
}
