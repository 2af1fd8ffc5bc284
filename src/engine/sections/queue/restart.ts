import { documented } from '../../../base/index.ts';
import type { Origin, Transaction } from '../../../machine/index.ts';
import { refusalOf } from './copy-file.ts';
import { PENDING_KEY, PENDING_NAME, pendingOperations } from './pending.ts';

/**
 * What Windows does when it starts: moves and deletes what was left for that.
 * Assumed: an operation whose file is not there is passed over, and one over a file that may not be replaced
 * too; settled by such values on Windows.
 * @see nf-winbase-movefileexw
 */
export function performPending(transaction: Transaction): void {
  const operations = pendingOperations(transaction);
  const because = documented('nf-winbase-movefileexw');
  const origin: Origin = { call: 'Session Manager', because };
  for (let i = 0; i + 1 < operations.length; i += 2)
    perform(transaction, operations[i]!, operations[i + 1]!, origin);
  if (operations.length > 0)
    transaction.change({ kind: 'value', key: PENDING_KEY, name: PENDING_NAME }, origin);
}

function perform(transaction: Transaction, source: string, target: string, origin: Origin): void {
  const { volume } = transaction;
  const [from, to] = [placeOf(source), placeOf(target)];
  const content = volume.file(from);
  const replaces = target.startsWith('!');
  if (!content || (to !== '' && (refusalOf(volume, to) !== undefined || (volume.file(to) && !replaces))))
    return;
  if (to !== '') transaction.change({ kind: 'file', path: to, after: content }, origin);
  transaction.change({ kind: 'file', path: from }, origin);
}

function placeOf(operation: string): string {
  return operation.replace(/^!?\\\?\?\\/, '');
}
