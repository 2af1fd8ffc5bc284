import { foldCase } from '../../../base/index.ts';
import type { Origin } from '../../../machine/index.ts';

/** A medium: where files come from, asked for once. Two with the same root, description and tag are one. */
export interface Medium {
  /** As the caller gave it. */
  readonly root: string;
  readonly description: string | null;
  /** A file whose presence shows the medium; when it is a cabinet, the files are in it. */
  readonly tagfile: string | null;
}

export interface CopyOperation {
  readonly origin: Origin;
  readonly medium: Medium;
  /** Folder below the root of the medium; empty for the root. */
  readonly folder: string;
  readonly source: string;
  /** Whole path. */
  readonly target: string;
  /** SP_COPY_… */
  readonly style: number;
  /** SDDL that the copied file gets. */
  readonly security?: string | undefined;
}

export interface DeleteOperation {
  readonly origin: Origin;
  readonly target: string;
  /** Whether a file in use is deleted at the next start of Windows; else that is an error. */
  readonly whenInUse: boolean;
}

export interface RenameOperation {
  readonly origin: Origin;
  readonly from: string;
  readonly to: string;
}

/** Operations on files, in the order in which they were queued. */
export class FileQueue {
  readonly #media = new Map<string, Medium>();
  readonly #copies = new Map<string, CopyOperation>();
  deletes: readonly DeleteOperation[] = [];
  renames: readonly RenameOperation[] = [];
  /** SPQ_FLAG_… */
  flags = 0;
  /** Whether a file was in use, so that the next start of Windows completes an operation. */
  fileInUse = false;
  /** Whether a file was copied that counts at the next start only. */
  bootFileCopied = false;

  get copies(): readonly CopyOperation[] {
    return [...this.#copies.values()];
  }

  /** Observed: the same copy queued twice is done once (conformance `file-queue/start_copy/doit-duplicates`). */
  addCopy(copy: Omit<CopyOperation, 'medium'> & { readonly medium: Medium }): void {
    const medium = this.#medium(copy.medium);
    const key = [keyOf(medium), foldCase(copy.folder), foldCase(copy.source), foldCase(copy.target)].join(
      '|',
    );
    if (!this.#copies.has(key)) this.#copies.set(key, { ...copy, medium });
  }

  addDelete(operation: DeleteOperation): void {
    this.deletes = [...this.deletes, operation];
  }

  addRename(operation: RenameOperation): void {
    this.renames = [...this.renames, operation];
  }

  /** Takes copies out of the queue. */
  dropCopies(drops: (copy: CopyOperation) => boolean): void {
    for (const [key, copy] of this.#copies) if (drops(copy)) this.#copies.delete(key);
  }

  /** Takes all operations out: a queue is committed once. */
  clear(): void {
    this.#copies.clear();
    this.deletes = [];
    this.renames = [];
  }

  #medium(medium: Medium): Medium {
    const known = this.#media.get(keyOf(medium)) ?? medium;
    this.#media.set(keyOf(medium), known);
    return known;
  }
}

function keyOf({ root, description, tagfile }: Medium): string {
  return JSON.stringify([foldCase(root), description, tagfile && foldCase(tagfile)]);
}
