import { documented } from '../../../base/index.ts';
import { bytesOf, multiSz, type Origin, type Transaction } from '../../../machine/index.ts';

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
const NAME = 'PendingFileRenameOperations';

/** What is moved when Windows starts next: pairs of a source and a target; an empty target deletes. */
function pendingOperations({ registry }: Pick<Transaction, 'registry'>): readonly string[] {
  const value = registry.value(KEY, NAME);
  if (!value) return [];
  if (Array.isArray(value.data)) return value.data;
  const text = new TextDecoder('utf-16le').decode(bytesOf(value));
  return text.replace(/\0\0?$/, '').split('\0');
}

/**
 * Has a file moved over another when Windows starts next, or deleted.
 * @see nf-winbase-movefileexw
 */
export function changePending(
  transaction: Transaction,
  source: string,
  target: string | undefined,
  origin: Origin,
): void {
  const pair = [`\\??\\${source}`, target === undefined ? '' : `!\\??\\${target}`];
  const before = pendingOperations(transaction);
  const because = documented('nf-winbase-movefileexw');
  if (before.some((text, i) => i % 2 === 0 && text === pair[0] && before[i + 1] === pair[1])) return;
  const after = multiSz([...before, ...pair]);
  transaction.change({ kind: 'value', key: KEY, name: NAME, after }, { ...origin, because });
}

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
  for (let i = 0; i + 1 < operations.length; i += 2) {
    const [from, to] = [placeOf(operations[i]!), placeOf(operations[i + 1]!)];
    const content = transaction.volume.file(from);
    if (!content || (to !== '' && transaction.volume.file(to) && !operations[i + 1]!.startsWith('!')))
      continue;
    if (to !== '') transaction.change({ kind: 'file', path: to, after: content }, origin);
    transaction.change({ kind: 'file', path: from }, origin);
  }
  if (operations.length > 0) transaction.change({ kind: 'value', key: KEY, name: NAME }, origin);
}

function placeOf(operation: string): string {
  return operation.replace(/^!?\\\?\?\\/, '');
}
