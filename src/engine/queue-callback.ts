import { win32 } from '../base/index.ts';
import { absolutePath } from '../machine/index.ts';
import {
  DPROMPT_BUFFERTOOSMALL,
  DPROMPT_CANCEL,
  DPROMPT_SUCCESS,
  FILEOP_ABORT,
  FILEOP_DOIT,
  FILEOP_SKIP,
  type FileAnswer,
  type FileNotification,
  IDF_CHECKFIRST,
  IDF_NOCOMPRESSED,
  type SourceMedia,
  SPFILENOTIFY_COPYERROR,
  SPFILENOTIFY_DELETEERROR,
  SPFILENOTIFY_NEEDMEDIA,
  SPFILENOTIFY_RENAMEERROR,
  SPFILENOTIFY_TARGETEXISTS,
  SPFILENOTIFY_TARGETNEWER,
} from '../setupapi/index.ts';
import type { Caller } from './file-queues.ts';
import { returnedText } from './returned.ts';
import { findSource, isAbsence, joinPath } from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';

const CANCELLED = win32('ERROR_CANCELLED');

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
  caller: Caller,
): Out<'SetupDefaultQueueCallback'> {
  const answer = defaultAnswer(session, notification, caller);
  return { ret: answer.ret !== FILEOP_ABORT, err: caller.lastError, answer };
}

/**
 * What the default callback answers. Where Windows would ask, nobody is here to ask.
 * Assumed: a question that nobody answers is cancelled, an existing file is kept, and a file that is not there
 * need not be deleted or renamed; settled by the default callback without a desktop on Windows.
 */
function defaultAnswer(session: Session, of: FileNotification, caller: Caller): FileAnswer {
  switch (of.notification) {
    case SPFILENOTIFY_NEEDMEDIA:
      return answerToMedia(session, of.media!, caller);
    case SPFILENOTIFY_DELETEERROR:
    case SPFILENOTIFY_RENAMEERROR:
      return { ret: isAbsence(of.paths!.error) ? FILEOP_SKIP : FILEOP_ABORT };
    case SPFILENOTIFY_COPYERROR:
    case SPFILENOTIFY_TARGETEXISTS:
    case SPFILENOTIFY_TARGETNEWER:
    case SPFILENOTIFY_TARGETEXISTS | SPFILENOTIFY_TARGETNEWER:
      return { ret: FILEOP_ABORT };
    default:
      return { ret: FILEOP_DOIT };
  }
}

/** Observed: conformance `file-queue/need_media/plain`. */
function answerToMedia(session: Session, media: SourceMedia, caller: Caller): FileAnswer {
  const { sourcePath: path, sourceFile, tagfile } = media;
  const there = [sourceFile, tagfile].some(name => name && isThere(session, path, name, 0));
  if (there) return { ret: FILEOP_DOIT, path };
  caller.lastError = CANCELLED;
  return { ret: FILEOP_ABORT };
}

function isThere({ transaction, program }: Session, path: string, file: string, style: number): boolean {
  const whole = absolutePath(joinPath(path, file), program.currentDirectory);
  if (style & IDF_NOCOMPRESSED) return transaction.volume.file(whole) !== undefined;
  return findSource(transaction.volume, whole) !== undefined;
}

/**
 * Tells a disk that is there; for another nobody is here to ask.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setuppromptfordiskw
 */
export function promptForDisk(
  session: Session,
  { path, file, style, buffer, size }: In<'SetupPromptForDisk'>,
): Out<'SetupPromptForDisk'> {
  const found = path && style & IDF_CHECKFIRST && isThere(session, path, file, style);
  if (!found) return { ret: false, err: CANCELLED, result: DPROMPT_CANCEL };
  const to = { ...(buffer === null && { buffer }), ...(size !== undefined && { size }) };
  const { ret, required, path: told } = returnedText(to, 'path', path);
  const result = ret ? DPROMPT_SUCCESS : DPROMPT_BUFFERTOOSMALL;
  return { ret, result, required, ...(told !== undefined && { path: told }) };
}
