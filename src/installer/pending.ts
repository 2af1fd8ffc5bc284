import { win32 } from '../base/index.ts';
import { WAIT_TIMEOUT } from '../setupapi/index.ts';
import type { Run } from './run.ts';

/**
 * Whether other installations are in progress: SF2, IA19. Only WAIT_TIMEOUT says so; a failed wait does not. Where the
 * function is missing Windows starts no AutoRun meanwhile, so nothing is in progress: IA20.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/checking-for-in-progress-installations
 */
export function isBusy(run: Run): boolean {
  const { ret, err, result } = run.api.CMP_WaitNoPendingInstallEvents({ timeout: 0 });
  const missing = !ret && err === win32('ERROR_PROC_NOT_FOUND');
  const busy = !missing && result === WAIT_TIMEOUT;
  run.note({ kind: 'pending', busy, result: missing ? 'missing' : result });
  return busy;
}
