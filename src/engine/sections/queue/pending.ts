import { documented } from '../../../base/index.ts';
import { bytesOf, multiSz, type Origin, type Transaction } from '../../../machine/index.ts';

export const PENDING_KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
export const PENDING_NAME = 'PendingFileRenameOperations';

/** What is moved when Windows starts next: pairs of a source and a target; an empty target deletes. */
export function pendingOperations({ registry }: Pick<Transaction, 'registry'>): readonly string[] {
  const value = registry.value(PENDING_KEY, PENDING_NAME);
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
  transaction.change({ kind: 'value', key: PENDING_KEY, name: PENDING_NAME, after }, { ...origin, because });
}
