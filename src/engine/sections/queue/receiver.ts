import type { Architecture } from '../../../base/index.ts';
import type { Inf, NamedInf } from '../../../inf/index.ts';
import type { Origin } from '../../../machine/index.ts';
import { deletesInUse, styleOf } from './copy-flags.ts';
import type { FileQueue } from './file-queue.ts';
import { listingInf, sourceLocation } from './source-location.ts';

/** What a line of an INF wants done with a file. Paths of targets are whole; flags are those of the line. */
export type QueuedOperation = { readonly origin: Origin } & (
  | {
      readonly kind: 'copy';
      /** The INF that says where the file comes from. */
      readonly inf: NamedInf;
      readonly source: string;
      readonly target: string;
      readonly flags: number;
      readonly security?: string;
    }
  | { readonly kind: 'delete'; readonly target: string; readonly flags: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
);

/** Where the files of sections come from. */
export interface SourceOfSection {
  readonly root: string;
  readonly architecture: Architecture;
  /** The INF that says where files lie, where it is not the one that names them. */
  readonly layout?: Inf | undefined;
  /** INFs that say it of files that the one that names them does not list. */
  readonly appended?: readonly Inf[];
  /** SP_COPY_… for all files. */
  readonly style: number;
}

/** Puts an operation of a section into a queue. */
export function queueOperation(queue: FileQueue, operation: QueuedOperation, from: SourceOfSection): void {
  const { origin } = operation;
  switch (operation.kind) {
    case 'copy': {
      const { inf, source, target, flags, security } = operation;
      const { layout, root, architecture, appended = [] } = from;
      const listing = layout ?? listingInf([inf.inf, ...appended], source, architecture);
      const place = sourceLocation(listing, source, root, architecture);
      queue.addCopy({ ...place, origin, source, target, style: styleOf(flags, from.style), security });
      break;
    }
    case 'delete':
      queue.addDelete({ target: operation.target, origin, whenInUse: deletesInUse(operation.flags) });
      break;
    case 'rename':
      queue.addRename({ from: operation.from, to: operation.to, origin });
      break;
  }
}
