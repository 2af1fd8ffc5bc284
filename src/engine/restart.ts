import type { Transaction } from '../machine/index.ts';
import { type DriverModels, type Enumeration, PnpWork, startWindows, stopWindows } from './pnp/index.ts';
import { performPending } from './sections/queue/index.ts';

/**
 * Starts the computer anew: what Windows keeps in memory only is gone, files are moved and deleted that waited
 * for it, drivers and services start, and all devices are enumerated. The answer says which of them want an
 * installation. When storage fails, nothing of it stays.
 * Assumed: files that wait for a start are moved before any driver loads, where boot drivers load before the
 * Session Manager runs; settled by a boot driver whose file waits on Windows.
 */
export function restart(transaction: Transaction, drivers: DriverModels = {}): Enumeration {
  const work = new PnpWork({ transaction, drivers, call: 'restart' });
  return transaction.wholly(() => {
    stopWindows(work);
    performPending(transaction);
    return startWindows(work);
  });
}
