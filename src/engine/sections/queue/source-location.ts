import type { Architecture } from '../../../base/index.ts';
import { type Inf, sourceDisk, sourceFile } from '../../../inf/index.ts';
import type { Medium } from './file-queue.ts';
import { joinPath } from './paths.ts';

/** Where a file of an INF comes from: its medium, and the folder there. */
export interface SourceLocation {
  readonly medium: Medium;
  readonly folder: string;
}

/**
 * Looks a file up in [SourceDisksFiles] and its medium in [SourceDisksNames]; the path of the medium belongs
 * to its root. A file that is not listed lies in the root of an unnamed medium.
 * Observed: conformance `file-queue/install_files_queue/copy-delete-rename`.
 * Assumed: a file without an entry in [SourceDisksFiles] is copied from the root; settled by an INF without
 * that section on Windows.
 */
export function sourceLocation(
  inf: Inf,
  name: string,
  root: string,
  architecture: Architecture,
): SourceLocation {
  const file = sourceFile(inf, name, architecture);
  const disk = file && sourceDisk(inf, file.diskId, architecture);
  const medium = {
    root: joinPath(root, trimmed(disk?.path)) || root,
    description: disk?.description?.value ?? null,
    tagfile: disk?.tagOrCabinet ?? null,
  };
  return { medium, folder: trimmed(file?.subdirectory) };
}

/** The first of some INFs that says where a file comes from; the first of all where none does. */
export function listingInf(infs: readonly Inf[], file: string, architecture: Architecture): Inf {
  return infs.find(inf => sourceFile(inf, file, architecture)) ?? infs[0]!;
}

function trimmed(path: string | undefined): string {
  return (path ?? '').replace(/^[\\/]+|[\\/]+$/g, '');
}
