import {
  DPROMPT_SKIPFILE,
  DPROMPT_SUCCESS,
  FILEOP_ABORT,
  FILEOP_DOIT,
  FILEOP_NEWPATH,
  FILEOP_SKIP,
  type FileAnswer,
  type FileNotification,
  type FilePaths,
  IDF_NOSKIP,
  type SourceMedia,
  SP_COPY_NOSKIP,
  SPFILENOTIFY_COPYERROR,
  SPFILENOTIFY_DELETEERROR,
  SPFILENOTIFY_LANGMISMATCH,
  SPFILENOTIFY_NEEDMEDIA,
  SPFILENOTIFY_RENAMEERROR,
  SPFILENOTIFY_TARGETEXISTS,
  SPFILENOTIFY_TARGETNEWER,
} from '../setupapi/index.ts';
import { copyError, deleteError, isThere, promptForDisk, renameError } from './file-questions.ts';
import { baseName, folderOf, isAbsence } from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupinitdefaultqueuecallback */
export function initDefaultQueueCallback({ callbacks }: Session): Out<'SetupInitDefaultQueueCallback'> {
  return { ret: true, context: callbacks.add({}) };
}

export function termDefaultQueueCallback(
  { callbacks }: Session,
  { context }: In<'SetupTermDefaultQueueCallback'>,
): Out<'SetupTermDefaultQueueCallback'> {
  callbacks.close(context);
  return { ret: true };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdefaultqueuecallbackw */
export function defaultQueueCallback(
  session: Session,
  notification: In<'SetupDefaultQueueCallback'>,
): Out<'SetupDefaultQueueCallback'> {
  const answer = defaultAnswer(session, notification);
  return { ret: answer.ret !== FILEOP_ABORT, err: session.api.lastError, answer };
}

/**
 * What the default callback answers: what the user does.
 * Assumed: a file that is not there need not be deleted or renamed, and with nobody there an existing file is kept and
 * everything else is cancelled; settled by the default callback without a desktop on Windows.
 */
function defaultAnswer(session: Session, of: FileNotification): FileAnswer {
  const { paths } = of;
  switch (of.notification) {
    case SPFILENOTIFY_NEEDMEDIA:
      return answerToMedia(session, of.media!);
    case SPFILENOTIFY_COPYERROR:
      return answerToCopyError(session, paths!);
    case SPFILENOTIFY_DELETEERROR:
      if (isAbsence(paths!.error)) return { ret: FILEOP_SKIP };
      return answerOf(deleteError(session, { file: paths!.target!, error: paths!.error, style: 0 }));
    case SPFILENOTIFY_RENAMEERROR:
      if (isAbsence(paths!.error)) return { ret: FILEOP_SKIP };
      return answerOf(
        renameError(session, {
          source: paths!.source!,
          target: paths!.target!,
          error: paths!.error,
          style: 0,
        }),
      );
    default:
      return { ret: of.notification & OVERWRITING ? answerToExisting(session, of) : FILEOP_DOIT };
  }
}

const OVERWRITING: number = SPFILENOTIFY_LANGMISMATCH | SPFILENOTIFY_TARGETEXISTS | SPFILENOTIFY_TARGETNEWER;

/** Observed: conformance `file-queue/need_media/plain`. */
function answerToMedia(session: Session, media: SourceMedia): FileAnswer {
  const { sourcePath: path, sourceFile: file, tagfile, description, flags } = media;
  const there = [file, tagfile].some(name => name && isThere(session, path, name, 0));
  if (there) return { ret: FILEOP_DOIT, path };
  const asked = promptForDisk(session, { disk: description, path, file, tagfile, style: styleOf(flags) });
  if (asked.err !== undefined) session.api.lastError = asked.err;
  return answerOf(asked, path);
}

function answerToCopyError(session: Session, { source, target, error, flags }: FilePaths): FileAnswer {
  const [path, file] = [folderOf(source!), baseName(source!)];
  return answerOf(copyError(session, { path, file, target, error, style: styleOf(flags) }), path);
}

/** FILEOP_… of a DPROMPT_…; a place other than the one asked about is a new path. */
function answerOf({ result, path }: Out<'SetupPromptForDisk'>, asked?: string): FileAnswer {
  if (result === DPROMPT_SKIPFILE) return { ret: FILEOP_SKIP };
  if (result !== DPROMPT_SUCCESS) return { ret: FILEOP_ABORT };
  return path === undefined || path === asked ? { ret: FILEOP_DOIT } : { ret: FILEOP_NEWPATH, path };
}

function answerToExisting({ desk }: Session, { notification, paths }: FileNotification): number {
  if (!desk.mayAsk()) return 0;
  const { source, target } = paths!;
  const why = [
    ...(notification & SPFILENOTIFY_LANGMISMATCH ? ['is in another language'] : []),
    ...(notification & SPFILENOTIFY_TARGETNEWER ? ['is newer'] : []),
  ];
  const text = `${target} ${why.length > 0 ? why.join(' and ') : 'is there already'}. Replace it by ${source}?`;
  const about = { source: source!, target: target! };
  return desk.ask({ kind: 'overwrite', text, answers: ['yes', 'no'], about }) === 'yes' ? 1 : 0;
}

/** IDF_… of SP_COPY_…. */
function styleOf(flags: number): number {
  return flags & SP_COPY_NOSKIP ? IDF_NOSKIP : 0;
}
