import type { DeviceInfo, DeviceSetHandle } from './device-functions.ts';
import type { DriverInfo } from './driver-functions.ts';
import type { Reply } from './reply.ts';

type Of<T> = Readonly<T>;
type OfDevice<T = object> = Of<{ set: DeviceSetHandle | null; device: DeviceInfo | null } & T>;

/** Where a function says that Windows must start again: null, and it asks the user itself. */
interface RebootPlace {
  readonly needReboot?: null;
}

/** Whether Windows must start again; absent where the caller gave no place for it, and where the call failed early. */
interface RebootAnswer extends Reply {
  readonly reboot?: boolean;
}

/**
 * The functions of newdev.dll. Not every Windows has each: `exportedSince` tells, and one that is missing fails with
 * ERROR_PROC_NOT_FOUND.
 * @see newdev.h
 */
export interface NewdevFunctions {
  /**
   * Installs an INF for all devices present that have an identifier. `flags` are INSTALLFLAG_…. ERROR_NO_MORE_ITEMS:
   * there is one, and what it has is as good; ERROR_NO_SUCH_DEVINST: there is none.
   */
  UpdateDriverForPlugAndPlayDevices(
    of: Of<{ hardwareId: string | null; inf: string | null; flags: number } & RebootPlace>,
  ): RebootAnswer;
  /** Stages a package and installs it for all devices present for which it is better; `flags` 0 or DIIRFLAG_FORCE_INF. */
  DiInstallDriver(of: Of<{ inf: string | null; flags: number } & RebootPlace>): RebootAnswer;
  /** Installs a driver of a list, or without one the best of the store; `flags` are DIIDFLAG_…. */
  DiInstallDevice(of: OfDevice<{ driver?: DriverInfo | null; flags: number } & RebootPlace>): RebootAnswer;
  /** Gives all devices of a package another driver or none, and deletes it; `flags` 0 or DIURFLAG_NO_REMOVE_INF. */
  DiUninstallDriver(of: Of<{ inf: string | null; flags: number } & RebootPlace>): RebootAnswer;
  /** Removes a device with all below it; `flags` must be 0. */
  DiUninstallDevice(of: OfDevice<{ flags: number } & RebootPlace>): RebootAnswer;
  /** Gives a device the driver back that it had before; `flags` 0 or ROLLBACK_FLAG_NO_UI. */
  DiRollbackDriver(of: OfDevice<{ flags: number } & RebootPlace>): RebootAnswer;
}
