import type { Reply, SetupApi } from '../setupapi/index.ts';

type Answer<T> = Reply & Readonly<T>;

/** What the application calls. A function that a Windows lacks fails with ERROR_PROC_NOT_FOUND. */
export interface Edge extends SetupApi {
  CM_Reenumerate_DevNode(of: Readonly<{ devInst: number; flags: number }>): Answer<{ cr: number }>;
  /** `timeout` in milliseconds; `result` is one of WAIT_…. */
  CMP_WaitNoPendingInstallEvents(of: Readonly<{ timeout: number }>): Answer<{ result: number }>;
}
