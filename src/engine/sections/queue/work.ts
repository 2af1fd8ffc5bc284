import { type Win32Error, win32 } from '../../../base/index.ts';
import type { Transaction } from '../../../machine/index.ts';
import type { FileAnswer, FileCallback, FileNotification, FilePaths } from '../../../setupapi/index.ts';

/** The machine that operations are carried out on, and whom they are told to. */
export interface QueueWork {
  readonly transaction: Transaction;
  readonly currentDirectory: string;
  /** Where Windows lies. */
  readonly windows: string;
  readonly callback: FileCallback | undefined;
  /** The last error of the process: what a callback sets is what an aborted operation fails with. */
  readonly caller: { lastError: Win32Error };
  /** Is told of each file that was copied; `temporary`: it is moved to its target when Windows starts next. */
  readonly copied?: (source: string, target: string, temporary?: string) => void;
}

/** Tells the callback; without one the answer is `otherwise`. */
export function notify(work: QueueWork, notification: FileNotification, otherwise: number): FileAnswer {
  return work.callback?.(notification) ?? { ret: otherwise };
}

/** The paths of an operation that has not failed. */
export function pathsOf(source: string | null, target: string | null, flags = 0): FilePaths {
  return { source, target, error: win32('ERROR_SUCCESS'), flags };
}
