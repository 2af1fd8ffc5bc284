import type { DeviceInfo, DeviceSetHandle, Filled } from './device-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

/** SP_DRVINFO_DATA: a driver node of a list. */
export interface DriverInfo {
  readonly cbSize?: number;
  /** SPDIT_CLASSDRIVER or SPDIT_COMPATDRIVER. */
  readonly type: number;
  /** Which node; 0 asks to look for one by type, description and provider. */
  readonly reserved: number;
  readonly description: string;
  readonly manufacturer: string;
  readonly provider: string;
  /** Units of 100 ns since 1601; 0 where there is none. */
  readonly date: bigint;
  /** Four parts of 16 bits. */
  readonly version: bigint;
}

/** SP_DRVINFO_DETAIL_DATA. */
export interface DriverInfoDetail {
  /** Units of 100 ns since 1601. */
  readonly infDate: bigint;
  readonly section: string;
  readonly infFile: string;
  readonly description: string;
  /** Where the compatible IDs begin among the IDs, and their length; in characters, 0 without any. */
  readonly compatIDsOffset: number;
  readonly compatIDsLength: number;
  /** As many as the buffer takes: the hardware ID, then compatible IDs. */
  readonly ids: readonly string[];
}

/** SP_DRVINSTALL_PARAMS. */
export interface DriverInstallParams {
  readonly cbSize?: number;
  readonly rank: number;
  /** DNF_ bits. */
  readonly flags: number;
  readonly privateData: number;
}

type Answer<T> = Reply & Readonly<T>;
type ListOf<T = object> = Readonly<{ set: DeviceSetHandle | null; device?: DeviceInfo | null } & T>;
type DriverOf<T = object> = ListOf<{ driver: DriverInfo | null } & T>;

/**
 * The functions over driver lists. A list belongs to a device, or, where `device` is left out or null, to the
 * set.
 */
export interface DriverFunctions {
  SetupDiBuildDriverInfoList(of: ListOf<{ type: number }>): Answer<{ device?: DeviceInfo }>;
  /** `index` from 0; ERROR_NO_MORE_ITEMS past the last. */
  SetupDiEnumDriverInfo(
    of: ListOf<{ type: number; index: number; into?: Filled }>,
  ): Answer<{ driver?: DriverInfo }>;
  /** Size in bytes, of the whole structure; too small a one still gets what has a fixed place. */
  SetupDiGetDriverInfoDetail(
    of: DriverOf<ReturnBuffer & { cbSize?: number }>,
  ): Answer<{ detail?: DriverInfoDetail; required?: number }>;
  SetupDiGetDriverInstallParams(of: DriverOf<{ into?: Filled }>): Answer<{ params?: DriverInstallParams }>;
  SetupDiSetDriverInstallParams(of: DriverOf<{ params: DriverInstallParams }>): Reply;
  SetupDiGetSelectedDriver(of: ListOf<{ into?: Filled }>): Answer<{ driver?: DriverInfo }>;
  /** Null takes the selection back. */
  SetupDiSetSelectedDriver(of: DriverOf): Answer<{ driver?: DriverInfo }>;
  /** The device becomes one of the driver's class. */
  SetupDiSelectBestCompatDrv(of: ListOf): Answer<{ device?: DeviceInfo }>;
  SetupDiDestroyDriverInfoList(of: ListOf<{ type: number }>): Reply;
}
