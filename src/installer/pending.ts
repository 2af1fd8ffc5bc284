import { type Win32Error, win32 } from '../base/index.ts';
import { WAIT_TIMEOUT } from '../setupapi/index.ts';
import type { Run } from './run.ts';

const MISSING: readonly Win32Error[] = [win32('ERROR_MOD_NOT_FOUND'), win32('ERROR_PROC_NOT_FOUND')];
const MODULE = 'setupapi.dll';
const NAME = 'CMP_WaitNoPendingInstallEvents';

/**
 * Whether other installations are in progress: SF2, IA19. Only WAIT_TIMEOUT says so; a failed wait does not. The
 * function is looked up, for Windows 2000 lacks it: such a Windows starts no AutoRun meanwhile, so nothing is in
 * progress there: IA20.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/checking-for-in-progress-installations
 */
export function isBusy(run: Run): boolean {
  const { api } = run;
  const { ret, err } = api.GetProcAddress({ module: MODULE, name: NAME });
  if (!ret && MISSING.includes(err)) {
    run.note({ kind: 'pending', busy: false, result: 'missing' });
    return false;
  }
  const { result } = api.CMP_WaitNoPendingInstallEvents({ timeout: 0 });
  const busy = result === WAIT_TIMEOUT;
  run.note({ kind: 'pending', busy, result });
  return busy;
}
