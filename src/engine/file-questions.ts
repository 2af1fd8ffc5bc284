import { errorName, win32 } from '../base/index.ts';
import { absolutePath } from '../machine/index.ts';
import {
  DPROMPT_BUFFERTOOSMALL,
  DPROMPT_CANCEL,
  DPROMPT_SKIPFILE,
  DPROMPT_SUCCESS,
  IDF_CHECKFIRST,
  IDF_NOBROWSE,
  IDF_NOCOMPRESSED,
  IDF_NOSKIP,
  type Question,
  type QuestionKind,
  type ReturnBuffer,
  Unanswered,
} from '../setupapi/index.ts';
import { returnedText } from './returned.ts';
import { findSource, joinPath } from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';
import { addSource, recentSource } from './source-lists.ts';

const CANCELLED = win32('ERROR_CANCELLED');
const [OK, RETRY, SKIP, CANCEL] = ['ok', 'retry', 'skip', 'cancel'];

/** Whether a file is in a folder, also compressed, unless the style forbids that. */
export function isThere(
  { transaction, program }: Session,
  path: string,
  file: string,
  style: number,
): boolean {
  const whole = absolutePath(joinPath(path, file), program.currentDirectory);
  if (style & IDF_NOCOMPRESSED) return transaction.volume.file(whole) !== undefined;
  return findSource(transaction.volume, whole) !== undefined;
}

/**
 * Whether a place is the one asked for: the tag file stands at its root or where the file is sought, or the file
 * itself is there.
 */
function isPlace(
  session: Session,
  path: string,
  { file, tagfile, style }: In<'SetupPromptForDisk'>,
): boolean {
  const root = /^[a-z]:/i.exec(path)?.[0];
  const folders = root === undefined ? [path] : [path, `${root}\\`];
  if (tagfile && folders.some(folder => isThere(session, folder, tagfile, IDF_NOCOMPRESSED))) return true;
  return isThere(session, path, file, style);
}

/**
 * Assumed: without a path the place where a file was found last is asked about, else drive A:; settled by the
 * dialog of a new Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setuppromptfordiskw
 */
export function promptForDisk(session: Session, of: In<'SetupPromptForDisk'>): Out<'SetupPromptForDisk'> {
  const { file, tagfile, disk, style } = of;
  const path = of.path || recentSource(session) || 'A:\\';
  if (style & IDF_CHECKFIRST && of.path && isThere(session, path, file, style)) return placed(of, path);
  const question: Question = {
    kind: 'disk',
    text: `${disk || 'A disk'} is needed: ${file} is looked for in ${path}.`,
    answers: [OK, ...skipping(style), CANCEL],
    ...browsing(style),
    about: known({ disk, path, file, tagfile }),
  };
  return placedBy(session, question, of, path, chosen => isPlace(session, chosen, of));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcopyerrorw */
export function copyError(session: Session, of: In<'SetupCopyError'>): Out<'SetupCopyError'> {
  const { disk, path, file, target, error, style } = of;
  const question: Question = {
    kind: 'copy-error',
    text: `${file} from ${path} could not be copied${target ? ` to ${target}` : ''}: ${errorName(error)}.`,
    answers: [RETRY, ...skipping(style), CANCEL],
    ...browsing(style),
    about: known({ disk, source: joinPath(path, file), target, error: errorName(error) }),
  };
  return placedBy(session, question, of, path, chosen => isThere(session, chosen, file, style));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdeleteerrorw */
export function deleteError(session: Session, of: In<'SetupDeleteError'>): Out<'SetupDeleteError'> {
  const error = errorName(of.error);
  const text = `${of.file} could not be deleted: ${error}.`;
  return failed(session, 'delete-error', text, { target: of.file, error });
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setuprenameerrorw */
export function renameError(session: Session, of: In<'SetupRenameError'>): Out<'SetupRenameError'> {
  const error = errorName(of.error);
  const text = `${of.source} could not be renamed to ${of.target}: ${error}.`;
  return failed(session, 'rename-error', text, { source: of.source, target: of.target, error });
}

function failed(
  session: Session,
  kind: QuestionKind,
  text: string,
  about: Readonly<Record<string, string>>,
): Out<'SetupDeleteError'> {
  const answer = asked(session, { kind, text, answers: [RETRY, SKIP, CANCEL], about });
  if (answer === RETRY) return { ret: true, result: DPROMPT_SUCCESS };
  if (answer === SKIP) return { ret: true, result: DPROMPT_SKIPFILE };
  return { ret: false, err: CANCELLED, result: DPROMPT_CANCEL };
}

/** Asks for a place; where the file is not there the question stands, for nothing changes while it is asked. */
function placedBy(
  session: Session,
  question: Question,
  to: ReturnBuffer,
  path: string,
  isRight: (path: string) => boolean,
): Out<'SetupPromptForDisk'> {
  const answer = asked(session, question);
  if (answer === CANCEL) return { ret: false, err: CANCELLED, result: DPROMPT_CANCEL };
  if (answer === SKIP) return { ret: true, result: DPROMPT_SKIPFILE };
  const chosen = question.answers.includes(answer) ? path : answer;
  if (answer !== RETRY && !isRight(chosen)) throw new Unanswered(question, answer);
  if (answer !== RETRY) addSource(session, chosen);
  return placed(to, chosen);
}

function placed(of: ReturnBuffer, path: string): Out<'SetupPromptForDisk'> {
  const to = { ...(of.buffer === null && { buffer: null }), ...(of.size !== undefined && { size: of.size }) };
  const { ret, ...told } = returnedText(to, 'path', path);
  return { ret, ...told, result: ret ? DPROMPT_SUCCESS : DPROMPT_BUFFERTOOSMALL };
}

/** With nobody there every question is cancelled. */
function asked({ desk }: Session, question: Question): string {
  return desk.mayAsk() ? desk.ask(question) : CANCEL!;
}

function skipping(style: number): string[] {
  return style & IDF_NOSKIP ? [] : [SKIP!];
}

function browsing(style: number): Pick<Question, 'free'> {
  return style & IDF_NOBROWSE ? {} : { free: 'path' };
}

function known(about: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(about).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupsetnoninteractivemode */
export function setNonInteractiveMode(
  { desk }: Session,
  { nonInteractive }: In<'SetupSetNonInteractiveMode'>,
): Out<'SetupSetNonInteractiveMode'> {
  const before = desk.nonInteractive;
  desk.nonInteractive = nonInteractive;
  return { ret: true, before };
}

export function getNonInteractiveMode({ desk }: Session): Out<'SetupGetNonInteractiveMode'> {
  return { ret: true, nonInteractive: desk.nonInteractive };
}
