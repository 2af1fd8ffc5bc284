import type { Content, Origin, Transaction } from '../../../machine/index.ts';
import { folderOf } from './paths.ts';
import { changePending } from './pending.ts';

/** Whether a file is loaded and cannot be replaced or deleted now. */
export function isInUse({ running }: Transaction, path: string): boolean {
  return running.state('loaded', path) !== undefined;
}

/**
 * Writes the file under a temporary name that takes the place of its target when Windows starts next; tells
 * that name. @see inf-copyfiles-directive
 */
export function changeLater(
  transaction: Transaction,
  target: string,
  content: Content,
  origin: Origin,
): string {
  const temporary = temporaryName(transaction, folderOf(target));
  transaction.change({ kind: 'file', path: temporary, after: content }, origin);
  changePending(transaction, temporary, target, origin);
  return temporary;
}

/**
 * Gives a file in use another name, to be deleted when Windows starts next, so that its own name is free.
 * Assumed: a loaded file can be renamed, and cannot be deleted before Windows starts again; settled by
 * COPYFLG_IN_USE_RENAME over a loaded driver on Windows.
 */
export function changeAside(transaction: Transaction, path: string, origin: Origin): void {
  const aside = temporaryName(transaction, folderOf(path));
  const [content, loaded] = [transaction.volume.file(path)!, transaction.running.state('loaded', path)!];
  transaction.change({ kind: 'file', path: aside, after: content }, origin);
  transaction.change({ kind: 'file', path }, origin);
  transaction.change({ kind: 'running', what: 'loaded', name: path }, origin);
  transaction.change({ kind: 'running', what: 'loaded', name: aside, after: loaded }, origin);
  changePending(transaction, aside, undefined, origin);
}

/**
 * A name that no file of a folder has.
 * Assumed: SET and the first free hexadecimal number, where Windows takes one by its clock; settled by the
 * temporary names of a recording.
 */
function temporaryName({ volume }: Transaction, folder: string): string {
  for (let number = 1; ; number++) {
    const path = `${folder}\\SET${number.toString(16).toUpperCase()}.tmp`;
    if (!volume.file(path) && !volume.directory(path)) return path;
  }
}
