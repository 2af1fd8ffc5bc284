import type { Win32Error } from '../base/index.ts';
import type { CabinetFunctions } from './cabinet-functions.ts';
import type { ClassFunctions } from './class-functions.ts';
import type { DefaultHandlerFunctions } from './default-handler-functions.ts';
import type { Desk } from './desk.ts';
import type { DeviceFunctions, DeviceInfo, DeviceSetHandle } from './device-functions.ts';
import type { DevNodeFunctions } from './devnode-functions.ts';
import type { DiskSpaceFunctions } from './disk-space-functions.ts';
import type { DriverFunctions } from './driver-functions.ts';
import type { InfFunctions } from './inf-functions.ts';
import type { InstallerFunctions } from './installer-functions.ts';
import type { LogFunctions } from './log-functions.ts';
import type { NewdevFunctions } from './newdev-functions.ts';
import type { QueueFunctions } from './queue-functions.ts';
import type { SectionFunctions } from './section-functions.ts';
import type { SourceFunctions } from './source-functions.ts';
import type { StoreFunctions } from './store-functions.ts';
import type { StringTableFunctions } from './string-table-functions.ts';

/**
 * SetupAPI as one process sees it: it owns the handles and the last error. The functions bear their own names
 * without A and W; texts are those of W.
 */
export interface SetupApi
  extends InfFunctions,
    SectionFunctions,
    StoreFunctions,
    QueueFunctions,
    SourceFunctions,
    CabinetFunctions,
    DiskSpaceFunctions,
    StringTableFunctions,
    LogFunctions,
    DeviceFunctions,
    DevNodeFunctions,
    DriverFunctions,
    InstallerFunctions,
    NewdevFunctions,
    DefaultHandlerFunctions,
    ClassFunctions {
  /** GetLastError and SetLastError. */
  lastError: Win32Error;
}

/** What an installer is given: edge and desk of the program that loaded it, and what is asked of it. */
export interface InstallRequest {
  readonly api: SetupApi;
  readonly desk: Desk;
  /** One of DIF_…, or any other number. */
  readonly function: number;
  readonly set: DeviceSetHandle;
  /** Null: the request is about the set. */
  readonly device: DeviceInfo | null;
}
