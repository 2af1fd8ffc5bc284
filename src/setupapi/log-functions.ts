import type { Reply } from './reply.ts';

/** How bad it is what SetupLogError writes. */
export const LogSevInformation = 0;
export const LogSevWarning = 1;
export const LogSevError = 2;
export const LogSevFatalError = 3;
export const LogSevMaximum = 4;

type Of<T> = Readonly<T>;

/** Setup's own logs, setupact.log and setuperr.log; and the configuration manager's version. */
export interface LogFunctions {
  SetupOpenLog(of: Of<{ erase: boolean }>): Reply;
  SetupLogError(of: Of<{ text: string | null; severity: number }>): Reply;
  SetupCloseLog(of: Of<object>): Reply;
  /** The version in the upper byte of 16 bits. */
  CM_Get_Version(of: Of<object>): Reply & { readonly version: number };
}
