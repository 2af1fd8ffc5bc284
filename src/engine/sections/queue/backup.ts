import { foldCase } from '../../../base/index.ts';
import type { Origin } from '../../../machine/index.ts';
import {
  FILEOP_ABORT,
  FILEOP_SKIP,
  SPFILENOTIFY_ENDBACKUP,
  SPFILENOTIFY_STARTBACKUP,
  SPQ_FLAG_BACKUP_AWARE,
} from '../../../setupapi/index.ts';
import type { FileQueue } from './file-queue.ts';
import { joinPath } from './paths.ts';
import { notify, pathsOf, type QueueWork } from './work.ts';

/** A file that is saved before it is changed. */
export interface Backup {
  readonly path: string;
  readonly origin: Origin;
}

/** The files that a queue is going to change, where whoever commits it knows of backups. */
export function backupsOf({ transaction: { volume } }: QueueWork, queue: FileQueue): readonly Backup[] {
  if (!(queue.flags & SPQ_FLAG_BACKUP_AWARE)) return [];
  const changed = [
    ...queue.deletes.map(({ target, origin }) => ({ path: target, origin })),
    ...queue.renames.flatMap(({ from, to, origin }) => [from, to].map(path => ({ path, origin }))),
    ...queue.copies.map(({ target, origin }) => ({ path: target, origin })),
  ];
  const byName = new Map(changed.map(backup => [foldCase(backup.path), backup]));
  return [...byName.values()].filter(({ path }) => volume.file(path) !== undefined);
}

/**
 * Saves a file; false where the callback aborts.
 * Assumed: it is saved below LastGood in the Windows directory, by its path with the drive's letter as a
 * folder; settled by the notifications of a backup on Windows XP.
 */
export function performBackup(work: QueueWork, { path, origin }: Backup): boolean {
  const target = joinPath(work.windows, 'LastGood', path.replace(':', ''));
  const paths = pathsOf(path, target);
  const answer = notify(work, { notification: SPFILENOTIFY_STARTBACKUP, paths }, 1).ret;
  if (answer === FILEOP_ABORT || answer === FILEOP_SKIP) return answer === FILEOP_SKIP;
  const after = work.transaction.volume.file(path)!;
  work.transaction.change({ kind: 'file', path: target, after }, origin);
  notify(work, { notification: SPFILENOTIFY_ENDBACKUP, paths }, 0);
  return true;
}
