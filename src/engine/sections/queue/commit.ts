import { type Win32Error, win32 } from '../../../base/index.ts';
import {
  FILEOP_ABORT,
  FILEOP_BACKUP,
  FILEOP_COPY,
  FILEOP_DELETE,
  FILEOP_DOIT,
  FILEOP_NEWPATH,
  FILEOP_RENAME,
  FILEOP_SKIP,
  type FileAnswer,
  type FilePaths,
  SP_COPY_DELETESOURCE,
  SP_COPY_NODECOMP,
  SP_COPY_REPLACE_BOOT_FILE,
  SPFILENOTIFY_COPYERROR,
  SPFILENOTIFY_DELETEERROR,
  SPFILENOTIFY_ENDCOPY,
  SPFILENOTIFY_ENDDELETE,
  SPFILENOTIFY_ENDQUEUE,
  SPFILENOTIFY_ENDRENAME,
  SPFILENOTIFY_ENDSUBQUEUE,
  SPFILENOTIFY_FILEOPDELAYED,
  SPFILENOTIFY_RENAMEERROR,
  SPFILENOTIFY_STARTCOPY,
  SPFILENOTIFY_STARTDELETE,
  SPFILENOTIFY_STARTQUEUE,
  SPFILENOTIFY_STARTRENAME,
  SPFILENOTIFY_STARTSUBQUEUE,
} from '../../../setupapi/index.ts';
import { backupsOf, performBackup } from './backup.ts';
import { performCopy, refusalOf } from './copy-file.ts';
import type { CopyOperation, DeleteOperation, FileQueue, RenameOperation } from './file-queue.ts';
import { isInUse } from './in-use.ts';
import { type FoundSource, isAbsence, Media, missing } from './media.ts';
import { baseName, folderOf, joinPath } from './paths.ts';
import { changePending } from './pending.ts';
import { notify, pathsOf, type QueueWork } from './work.ts';

/** The notifications of one kind of operation. */
interface Notices {
  readonly start: number;
  readonly end: number;
  readonly error: number;
}

const DELETING: Notices = {
  start: SPFILENOTIFY_STARTDELETE,
  end: SPFILENOTIFY_ENDDELETE,
  error: SPFILENOTIFY_DELETEERROR,
};
const RENAMING: Notices = {
  start: SPFILENOTIFY_STARTRENAME,
  end: SPFILENOTIFY_ENDRENAME,
  error: SPFILENOTIFY_RENAMEERROR,
};
const COPYING: Notices = {
  start: SPFILENOTIFY_STARTCOPY,
  end: SPFILENOTIFY_ENDCOPY,
  error: SPFILENOTIFY_COPYERROR,
};

/**
 * Carries out what is in a queue: deletions, renames, copies. What was done before an abort stays.
 * Observed: conformance `file-queue/start_copy/abort`.
 * Assumed: a subqueue without operations is not told of; settled by a callback that counts on Windows.
 * @see order-of-queue-commitment
 */
export function performQueue(work: QueueWork, queue: FileQueue): Win32Error | undefined {
  const media = new Media(work);
  const succeeded =
    notify(work, { notification: SPFILENOTIFY_STARTQUEUE }, 1).ret !== 0 &&
    performSubqueue(work, FILEOP_BACKUP, backupsOf(work, queue), one => performBackup(work, one)) &&
    performSubqueue(work, FILEOP_DELETE, queue.deletes, one => performDelete(work, queue, one)) &&
    performSubqueue(work, FILEOP_RENAME, queue.renames, one => performRename(work, queue, one)) &&
    performSubqueue(work, FILEOP_COPY, queue.copies, one => performQueuedCopy(work, queue, media, one));
  const error = work.caller.lastError;
  queue.clear();
  notify(work, { notification: SPFILENOTIFY_ENDQUEUE, succeeded }, 0);
  return succeeded ? undefined : error;
}

/** Carries out operations of one kind; false where the callback aborts. */
function performSubqueue<T>(
  work: QueueWork,
  operation: number,
  list: readonly T[],
  perform: (one: T) => boolean,
): boolean {
  if (list.length === 0) return true;
  const start = { notification: SPFILENOTIFY_STARTSUBQUEUE, operation, count: list.length };
  if (notify(work, start, 1).ret === 0 || !list.every(perform)) return false;
  notify(work, { notification: SPFILENOTIFY_ENDSUBQUEUE, operation }, 0);
  return true;
}

function performDelete(
  work: QueueWork,
  queue: FileQueue,
  { target, origin, whenInUse }: DeleteOperation,
): boolean {
  const { transaction } = work;
  return attempt(
    work,
    DELETING,
    FILEOP_DELETE,
    () => pathsOf(null, target),
    () => {
      if (!transaction.volume.file(target)) return missing(transaction.volume, target);
      if (!isInUse(transaction, target)) transaction.change({ kind: 'file', path: target }, origin);
      else if (!whenInUse) return win32('ERROR_ACCESS_DENIED');
      else {
        changePending(transaction, target, undefined, origin);
        tellDelayed(work, queue, pathsOf(null, target, FILEOP_DELETE));
      }
      return undefined;
    },
  );
}

/**
 * Assumed: a rename replaces a file that has the new name, and of a file in use it is delayed; settled by such
 * queues on Windows.
 */
function performRename(work: QueueWork, queue: FileQueue, { from, to, origin }: RenameOperation): boolean {
  const { transaction } = work;
  return attempt(
    work,
    RENAMING,
    FILEOP_RENAME,
    () => pathsOf(from, to),
    () => {
      const content = transaction.volume.file(from);
      if (!content) return missing(transaction.volume, from);
      const refusal = refusalOf(transaction.volume, to);
      if (refusal !== undefined) return refusal;
      if (isInUse(transaction, from) || isInUse(transaction, to)) {
        changePending(transaction, from, to, origin);
        tellDelayed(work, queue, pathsOf(from, to, FILEOP_RENAME));
        return undefined;
      }
      transaction.change({ kind: 'file', path: from }, origin);
      transaction.change({ kind: 'file', path: to, after: content }, origin);
      return undefined;
    },
  );
}

function tellDelayed(work: QueueWork, queue: FileQueue, paths: FilePaths): void {
  queue.fileInUse = true;
  notify(work, { notification: SPFILENOTIFY_FILEOPDELAYED, paths }, 0);
}

/** Asks for the medium of a file first. */
function performQueuedCopy(work: QueueWork, queue: FileQueue, media: Media, copy: CopyOperation): boolean {
  const asked = media.ask(copy);
  if (asked !== FILEOP_DOIT) return asked === FILEOP_SKIP;
  const paths = (): FilePaths => pathsOf(media.pathOf(copy), copy.target, copy.style);
  const perform = (): Win32Error | undefined => copyFrom(work, queue, media.find(copy), copy);
  return attempt(work, COPYING, FILEOP_COPY, paths, perform, path => media.move(copy, path));
}

function copyFrom(
  work: QueueWork,
  queue: FileQueue,
  found: FoundSource | Win32Error,
  copy: CopyOperation,
): Win32Error | undefined {
  if (typeof found === 'number') return found;
  const { content, path: source } = found;
  const target = targetOf(copy, source);
  const copied = performCopy(work, { ...copy, content, source, target });
  if (copied.kind === 'refused') return copied.error;
  if (copied.kind === 'copied') work.copied?.(source, target);
  if (copied.kind === 'delayed') {
    queue.fileInUse = true;
    work.copied?.(source, target, copied.temporary);
  }
  if (copied.kind === 'copied' && copy.style & SP_COPY_REPLACE_BOOT_FILE) queue.bootFileCopied = true;
  if (copied.kind === 'copied' && copy.style & SP_COPY_DELETESOURCE && !found.inCabinet) {
    work.transaction.change({ kind: 'file', path: source }, copy.origin);
  }
  return undefined;
}

/** Without decompression the target has the name of the source. @see nf-setupapi-setupqueuecopyw */
export function targetOf({ target, style }: Pick<CopyOperation, 'target' | 'style'>, source: string): string {
  return style & SP_COPY_NODECOMP ? joinPath(folderOf(target), baseName(source)) : target;
}

/**
 * Starts an operation, tries it until it succeeds or is not wanted any more, and ends it; false where the
 * callback aborts. Without a callback the first error aborts, but what is not there need not be deleted or
 * renamed.
 * Assumed: an operation that is skipped after an error ends with that error, and one skipped at its start is
 * not ended; settled by a callback that counts on Windows.
 */
function attempt(
  work: QueueWork,
  notices: Notices,
  operation: number,
  paths: () => FilePaths,
  perform: () => Win32Error | undefined,
  move: (path: string) => void = () => {},
): boolean {
  const begun = notify(work, { notification: notices.start, paths: paths(), operation }, FILEOP_DOIT).ret;
  if (begun === FILEOP_ABORT || begun === FILEOP_SKIP) return begun === FILEOP_SKIP;
  for (;;) {
    const error = perform();
    const told = { ...paths(), error: error ?? win32('ERROR_SUCCESS') };
    let answer: FileAnswer = { ret: FILEOP_SKIP };
    if (error !== undefined) {
      work.caller.lastError = error;
      const otherwise = notices !== COPYING && isAbsence(error) ? FILEOP_SKIP : FILEOP_ABORT;
      answer = notify(work, { notification: notices.error, paths: told, operation }, otherwise);
    }
    if (answer.ret === FILEOP_ABORT) return false;
    if (answer.ret === FILEOP_SKIP) {
      notify(work, { notification: notices.end, paths: told }, 0);
      return true;
    }
    if (answer.ret === FILEOP_NEWPATH && answer.path !== undefined) move(answer.path);
  }
}
