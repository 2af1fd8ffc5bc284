import { foldCase, type Win32Error, win32 } from '../../../base/index.ts';
import {
  SP_COPY_NOPRUNE,
  SPFILENOTIFY_QUEUESCAN,
  SPFILENOTIFY_QUEUESCAN_EX,
  SPQ_DELAYED_COPY,
  SPQ_SCAN_FILE_PRESENCE,
  SPQ_SCAN_FILE_VALIDITY,
  SPQ_SCAN_INFORM_USER,
  SPQ_SCAN_PRUNE_COPY_QUEUE,
  SPQ_SCAN_PRUNE_DELREN,
  SPQ_SCAN_USE_CALLBACK,
  SPQ_SCAN_USE_CALLBACKEX,
} from '../../../setupapi/index.ts';
import type { CopyOperation, FileQueue } from './file-queue.ts';
import { isInUse } from './in-use.ts';
import { joinPath } from './paths.ts';
import { notify, pathsOf, type QueueWork } from './work.ts';

/** What a scan found: its result, and the error where it could not be done. */
export interface Scanned {
  readonly result: number;
  readonly error?: Win32Error;
  /** Whether a callback stopped it. */
  readonly stopped?: boolean;
}

const WAYS: number =
  SPQ_SCAN_FILE_PRESENCE | SPQ_SCAN_FILE_VALIDITY | SPQ_SCAN_USE_CALLBACK | SPQ_SCAN_USE_CALLBACKEX;
const PRUNES: number = SPQ_SCAN_PRUNE_COPY_QUEUE | SPQ_SCAN_PRUNE_DELREN;

/**
 * Goes through the copies of a queue: asks a callback about each, or looks whether their targets are there.
 * Assumed: no file is signed for a scan of validity, which nothing here can tell; settled by catalogs.
 * @see nf-setupapi-setupscanfilequeuew
 */
export function scanQueue(work: QueueWork, queue: FileQueue, flags: number): Scanned {
  const parameters = (flags & WAYS) !== 0 && !(flags & SPQ_SCAN_INFORM_USER && flags & PRUNES);
  const calls = flags & (SPQ_SCAN_USE_CALLBACK | SPQ_SCAN_USE_CALLBACKEX);
  if (!parameters || (calls && !work.callback)) return { result: 0, error: win32('ERROR_INVALID_PARAMETER') };
  if (calls) return scanByCallback(work, queue, flags);
  const present = queue.copies.filter(({ target }) => isPresent(work, flags, target));
  const passed = present.length === queue.copies.length;
  if (flags & SPQ_SCAN_PRUNE_COPY_QUEUE) prune(queue, flags, present);
  if (flags & SPQ_SCAN_PRUNE_DELREN) pruneOthers(queue);
  if (!passed) return { result: 0 };
  return { result: queue.deletes.length + queue.renames.length > 0 ? 2 : 1 };
}

function scanByCallback(work: QueueWork, queue: FileQueue, flags: number): Scanned {
  const extended = (flags & SPQ_SCAN_USE_CALLBACKEX) !== 0;
  for (const { target, medium, folder, source } of queue.copies) {
    const delayed = isInUse(work.transaction, target) ? SPQ_DELAYED_COPY : 0;
    const paths = pathsOf(joinPath(medium.root, folder, source), target);
    const notification = extended
      ? { notification: SPFILENOTIFY_QUEUESCAN_EX, paths }
      : { notification: SPFILENOTIFY_QUEUESCAN, target, delayed };
    const { ret } = notify(work, notification, 0);
    if (ret !== 0) return { result: ret, stopped: true };
  }
  return { result: 0 };
}

function isPresent({ transaction: { volume } }: QueueWork, flags: number, target: string): boolean {
  return (flags & SPQ_SCAN_FILE_PRESENCE) !== 0 && volume.file(target) !== undefined;
}

function prune(queue: FileQueue, flags: number, present: readonly CopyOperation[]): void {
  const others = new Set(flags & SPQ_SCAN_PRUNE_DELREN ? [] : otherTargets(queue));
  queue.dropCopies(
    copy => present.includes(copy) && !(copy.style & SP_COPY_NOPRUNE) && !others.has(foldCase(copy.target)),
  );
}

function pruneOthers(queue: FileQueue): void {
  const targets = new Set(queue.copies.map(({ target }) => foldCase(target)));
  queue.deletes = queue.deletes.filter(({ target }) => !targets.has(foldCase(target)));
  queue.renames = queue.renames.filter(({ from }) => !targets.has(foldCase(from)));
}

function otherTargets({ deletes, renames }: FileQueue): string[] {
  return [...deletes.map(({ target }) => target), ...renames.map(({ from }) => from)].map(foldCase);
}
