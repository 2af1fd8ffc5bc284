import { documented, eraOf, type Win32Error, win32 } from '../base/index.ts';
import { absolutePath, type Origin } from '../machine/index.ts';
import {
  FILEOP_COPY,
  FILEOP_DELETE,
  FILEOP_RENAME,
  type FileCallback,
  SPFILEQ_FILE_IN_USE,
  SPFILEQ_REBOOT_IN_PROGRESS,
  SPFILEQ_REBOOT_RECOMMENDED,
  SPQ_FLAG_BACKUP_AWARE,
} from '../setupapi/index.ts';
import type { EntryEvent } from '../story/index.ts';
import { type FileList, operationsOf, pathIn } from './file-lists.ts';
import { isLinked } from './hard-links.ts';
import type { OpenInf } from './open-inf.ts';
import {
  FileQueue,
  joinPath,
  listingInf,
  performQueue,
  type QueuedOperation,
  type QueueWork,
  queueOperation,
  type SourceLocation,
  scanQueue,
  sourceLocation,
} from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const DONE = { ret: true, err: SUCCESS };
const NO_HANDLE = { ret: false, err: win32('ERROR_INVALID_HANDLE') };
const NO_PARAMETER = { ret: false, err: win32('ERROR_INVALID_PARAMETER') };

/** The machine of a session, and whom a queue tells. */
export function workOf(session: Session, callback: FileCallback | null | undefined): QueueWork {
  const { transaction, program, directories } = session;
  return {
    transaction,
    currentDirectory: program.currentDirectory,
    windows: directories.windows,
    callback: callback ?? undefined,
    caller: session.api,
    copied: (from, to, temporary) => tellCopied(session, { from, to, temporary }),
  };
}

interface Installed {
  readonly from: string;
  readonly to: string;
  readonly temporary: string | undefined;
}

/** Observed: recordings 001 and 002; of one in use templates of 004, Windows 11. */
function tellCopied(session: Session, { from, to, temporary }: Installed): void {
  const tell = (entry: string, values: EntryEvent['values']): void =>
    session.telling.tell({ kind: 'entry', entry, category: 'flq', values });
  tell(isLinked(session, from) ? 'hardlinking' : 'copying', { from, to });
  if (temporary === undefined || eraOf(session.transaction.facts).installTells !== 'flags') return;
  tell('file-delayed', { file: to, from: temporary });
  tell('move-delayed', { from: temporary, to });
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupopenfilequeue */
export function openFileQueue({ queues }: Session): Out<'SetupOpenFileQueue'> {
  return { ret: true, queue: queues.add(new FileQueue()) };
}

/** What is queued and not committed is not done. */
export function closeFileQueue(
  { queues }: Session,
  { queue }: In<'SetupCloseFileQueue'>,
): Out<'SetupCloseFileQueue'> {
  return queues.close(queue) ? DONE : NO_HANDLE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueuecopyw */
export function queueCopy(session: Session, of: In<'SetupQueueCopy'>): Out<'SetupQueueCopy'> {
  const queue = session.queues.get(of.queue);
  if (!queue) return NO_HANDLE;
  if (!of.sourceFile || of.target === null) return NO_PARAMETER;
  queue.addCopy({
    ...copySource(session, of, of.sourceFile),
    origin: callOrigin('SetupQueueCopy'),
    source: of.sourceFile,
    target: wholePath(session, joinPath(of.target, of.targetFile ?? of.sourceFile)),
    style: of.style ?? 0,
    security: of.security ?? undefined,
  });
  return DONE;
}

/** Where a copy comes from: as the caller says, or as the INF that describes the layout. */
function copySource(session: Session, of: In<'SetupQueueCopy'>, file: string): SourceLocation {
  const layout = session.inf(of.layoutInf ?? null);
  const root = of.sourceRoot ?? '';
  if (layout) return placeOf(session, layout, file, root);
  const { description = null, tagfile = null, sourcePath } = of;
  return { medium: { root, description, tagfile }, folder: sourcePath ?? '' };
}

/** Where the files of an INF say that a file comes from. */
function placeOf({ program }: Session, { infs }: OpenInf, file: string, root: string): SourceLocation {
  const { architecture } = program;
  return sourceLocation(listingInf(infs, file, architecture), file, root, architecture);
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueuedefaultcopyw */
export function queueDefaultCopy(
  session: Session,
  of: In<'SetupQueueDefaultCopy'>,
): Out<'SetupQueueDefaultCopy'> {
  const [queue, open] = [session.queues.get(of.queue), session.inf(of.inf)];
  if (!queue || !open) return NO_HANDLE;
  if (!of.sourceFile || !of.targetFile) return NO_PARAMETER;
  const root = rootOf(open, of.sourceRoot);
  queue.addCopy({
    ...placeOf(session, open, of.sourceFile, root),
    origin: callOrigin('SetupQueueDefaultCopy'),
    source: of.sourceFile,
    target: wholePath(session, pathIn(session, open.inf, undefined, of.targetFile)),
    style: of.style ?? 0,
  });
  return DONE;
}

type SectionOf = In<'SetupQueueCopySection'>;

/**
 * The files of a list, to be copied, deleted or renamed.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueuecopysectionw
 */
export function queueSection(session: Session, of: SectionOf, kind: FileList): Out<'SetupQueueCopySection'> {
  return queueAll(session, of, (source, list) => operationsOf(session, source, list, of.section, kind));
}

/** Assumed: a section that is not there is ERROR_SECTION_NOT_FOUND; settled by queueing one on Windows. */
function queueAll(
  session: Session,
  of: SectionOf,
  operations: (source: OpenInf, list: OpenInf) => QueuedOperation[] | undefined,
): { ret: boolean; err: Win32Error } {
  const [queue, source] = [session.queues.get(of.queue), session.inf(of.inf)];
  const list = of.listInf ? session.inf(of.listInf) : source;
  if (!queue || !source || !list) return NO_HANDLE;
  const wanted = operations(source, list);
  if (!wanted) return { ret: false, err: win32('ERROR_SECTION_NOT_FOUND') };
  const { architecture } = session.program;
  for (const one of wanted) {
    queueOperation(queue, one, { root: rootOf(source, of.sourceRoot), architecture, style: of.style ?? 0 });
  }
  return DONE;
}

/**
 * Assumed: without a root, files come from the folder of the INF; settled by a queue without one on Windows.
 */
export function rootOf({ path }: OpenInf, root: string | null | undefined): string {
  return root ?? path.slice(0, path.lastIndexOf('\\'));
}

/**
 * Assumed: a file in use stays, with an error; settled by such a queue on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueuedeletew
 */
export function queueDelete(session: Session, of: In<'SetupQueueDelete'>): Out<'SetupQueueDelete'> {
  const queue = session.queues.get(of.queue);
  if (!queue) return NO_HANDLE;
  if (of.path1 === null) return NO_PARAMETER;
  const target = wholePath(session, joinPath(of.path1, of.path2));
  queue.addDelete({ target, origin: callOrigin('SetupQueueDelete'), whenInUse: false });
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueuerenamew */
export function queueRename(session: Session, of: In<'SetupQueueRename'>): Out<'SetupQueueRename'> {
  const queue = session.queues.get(of.queue);
  if (!queue) return NO_HANDLE;
  if (of.sourcePath === null || of.targetFile === null) return NO_PARAMETER;
  const from = wholePath(session, joinPath(of.sourcePath, of.sourceFile));
  const folder = of.targetPath ? wholePath(session, of.targetPath) : from.slice(0, from.lastIndexOf('\\'));
  queue.addRename({ from, to: joinPath(folder, of.targetFile), origin: callOrigin('SetupQueueRename') });
  return DONE;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcommitfilequeuew */
export function commitFileQueue(
  session: Session,
  { queue: handle, callback }: In<'SetupCommitFileQueue'>,
): Out<'SetupCommitFileQueue'> {
  const queue = session.queues.get(handle);
  if (!queue) return NO_HANDLE;
  const error = performQueue(workOf(session, callback), queue);
  return error === undefined ? DONE : { ret: false, err: error };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupscanfilequeuew */
export function scanFileQueue(
  session: Session,
  { queue: handle, flags, callback }: In<'SetupScanFileQueue'>,
): Out<'SetupScanFileQueue'> {
  const queue = session.queues.get(handle);
  if (!queue) return { ...NO_HANDLE, result: 0 };
  const { result, error, stopped } = scanQueue(workOf(session, callback), queue, flags);
  if (error !== undefined) return { ret: false, err: error, result };
  return { ret: !stopped, result };
}

export function getFileQueueCount(
  session: Session,
  { queue: handle, operation }: In<'SetupGetFileQueueCount'>,
): Out<'SetupGetFileQueueCount'> {
  const queue = session.queues.get(handle);
  if (!queue) return NO_HANDLE;
  const { copies, renames, deletes } = queue;
  const lists = new Map([
    [FILEOP_COPY, copies.length],
    [FILEOP_RENAME, renames.length],
    [FILEOP_DELETE, deletes.length],
  ]);
  const count = lists.get(operation);
  return count === undefined ? NO_PARAMETER : { ...DONE, count };
}

export function getFileQueueFlags(
  { queues }: Session,
  { queue }: In<'SetupGetFileQueueFlags'>,
): Out<'SetupGetFileQueueFlags'> {
  const flags = queues.get(queue)?.flags;
  return flags === undefined ? NO_HANDLE : { ...DONE, flags };
}

export function setFileQueueFlags(
  { queues }: Session,
  { queue: handle, mask, flags }: In<'SetupSetFileQueueFlags'>,
): Out<'SetupSetFileQueueFlags'> {
  const queue = queues.get(handle);
  if (!queue) return NO_HANDLE;
  if (((mask | flags) & ~SPQ_FLAG_BACKUP_AWARE) !== 0) return NO_PARAMETER;
  queue.flags = (queue.flags & ~mask) | (flags & mask);
  return DONE;
}

/**
 * What is told of a restart to come is in the answer; whoever runs the program restarts.
 * Assumed: of a handle that is no queue nobody is asked; settled by calling it so on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setuppromptreboot
 */
export function promptReboot(
  { queues, desk }: Session,
  { queue: handle, scanOnly = false }: In<'SetupPromptReboot'>,
): Out<'SetupPromptReboot'> {
  const queue = queues.get(handle);
  if (!queue && (scanOnly || handle !== null)) return { ...NO_HANDLE, flags: -1 };
  const restart = !queue || queue.fileInUse || queue.bootFileCopied;
  const flags = (queue?.fileInUse ? SPFILEQ_FILE_IN_USE : 0) | (restart ? SPFILEQ_REBOOT_RECOMMENDED : 0);
  if (!restart || scanOnly || !desk.attended) return { ret: true, flags };
  const text = 'The computer must be restarted for changes to take effect. Restart now?';
  const now = desk.ask({ kind: 'restart', text, answers: ['yes', 'no'], about: {} }) === 'yes';
  return { ret: true, flags: now ? flags | SPFILEQ_REBOOT_IN_PROGRESS : flags };
}

function wholePath({ program }: Session, path: string): string {
  return absolutePath(path, program.currentDirectory);
}

function callOrigin(call: string): Origin {
  return { call, because: documented(`nf-setupapi-${call.toLowerCase()}w`) };
}
