import type { Reply, SetupApi } from '../setupapi/index.ts';

type Answer<T> = Reply & Readonly<T>;

/** What the application calls. A function that a Windows lacks fails with ERROR_PROC_NOT_FOUND. */
export interface Edge extends SetupApi {
  UpdateDriverForPlugAndPlayDevices(
    of: Readonly<{ hardwareId: string | null; inf: string | null; flags: number }>,
  ): Answer<{ reboot?: boolean }>;
  CM_Reenumerate_DevNode(of: Readonly<{ devInst: number; flags: number }>): Answer<{ cr: number }>;
  /** `timeout` in milliseconds; `result` is one of WAIT_…. */
  CMP_WaitNoPendingInstallEvents(of: Readonly<{ timeout: number }>): Answer<{ result: number }>;
}

export const INSTALLFLAG_FORCE = 1;
export const INSTALLFLAG_NONINTERACTIVE = 4;
export const CM_REENUMERATE_SYNCHRONOUS = 1;
export const WAIT_TIMEOUT = 0x102;
export const CONFIGFLAG_REINSTALL = 0x20;
