import type { Win32Error } from '../base/index.ts';
import type { InfHandle } from './inf-functions.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

/** A device information set; null and INVALID_HANDLE_VALUE are none. */
export type DeviceSetHandle = number & { readonly deviceSet: unique symbol };

/** `{00000000-…}`: no class. */
export const GUID_NULL = '{00000000-0000-0000-0000-000000000000}';

/** A structure that the caller gives to be filled; `cbSize` is right where it is left out. Null: none. */
export type Filled = { readonly cbSize?: number } | null;

/** SP_DEVINFO_DATA: an element of a set. GUIDs are in braces, lower case. */
export interface DeviceInfo {
  readonly cbSize?: number;
  readonly classGuid: string;
  readonly devInst: number;
  /** Which element; only the implementation that gave it knows what it counts. */
  readonly reserved: number;
}

/** SP_DEVICE_INTERFACE_DATA: an interface of an element. */
export interface DeviceInterface {
  readonly cbSize?: number;
  readonly classGuid: string;
  /** SPINT_ bits. */
  readonly flags: number;
  readonly reserved: number;
}

/** What a registry value holds: text, texts, a number of 32 bits, or bytes. */
export type RegistryData = string | readonly string[] | number | Uint8Array;

/** DEVPROPKEY. */
export interface PropertyKey {
  readonly category: string;
  readonly id: number;
}

/** What a device property holds, by its type: GUIDs are texts, times are units of 100 ns since 1601. */
export type PropertyData = string | readonly string[] | number | bigint | boolean | Uint8Array;

/** An open key: where it is and what it was opened for. A program reads and writes it by the registry's own functions. */
export interface RegistryKey {
  readonly path: string;
  /** KEY_ bits. */
  readonly access: number;
}

/** SP_DEVINSTALL_PARAMS. */
export interface DeviceInstallParams {
  readonly cbSize?: number;
  readonly flags: number;
  readonly flagsEx: number;
  readonly hwndParent: number | null;
  readonly installMsgHandler: unknown;
  readonly installMsgHandlerContext: unknown;
  readonly fileQueue: unknown;
  readonly classInstallReserved: number;
  readonly driverPath: string;
}

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;
type SetOf<T = object> = Of<{ set: DeviceSetHandle | null } & T>;
type DeviceOf<T = object> = SetOf<{ device: DeviceInfo | null } & T>;
type InterfaceOf<T = object> = SetOf<{ interface: DeviceInterface | null } & T>;
type SetAnswer = Answer<{ set: DeviceSetHandle }>;
type DeviceAnswer = Answer<{ device?: DeviceInfo }>;
type InterfaceAnswer = Answer<{ interface?: DeviceInterface }>;
type KeyAnswer = Answer<{ key?: RegistryKey }>;
type KeyOf<T = object> = DeviceOf<{ scope: number; hwProfile: number; keyType: number } & T>;
type Changed = Answer<object>;

/**
 * The functions over device information sets: elements, instance IDs, properties, keys and interfaces. Where
 * an answer goes into a structure, `into` says which; left out it is one of the right size.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/device-information-sets
 */
export interface DeviceFunctions {
  /** An empty set, of a class or of all. */
  SetupDiCreateDeviceInfoList(of: Of<{ class: string | null }>): SetAnswer;
  /** Null and empty are this machine; another cannot be reached. */
  SetupDiCreateDeviceInfoListEx(
    of: Of<{ class: string | null; machine?: string | null; reserved?: unknown }>,
  ): SetAnswer;
  /** Devices of a setup class, or with DIGCF_DEVICEINTERFACE those that have interfaces of a class. */
  SetupDiGetClassDevs(of: Of<{ class: string | null; enumerator?: string | null; flags: number }>): SetAnswer;
  /** The same, added to a set. */
  SetupDiGetClassDevsEx(
    of: Of<{
      class: string | null;
      enumerator?: string | null;
      flags: number;
      set?: DeviceSetHandle | null;
      machine?: string | null;
      reserved?: unknown;
    }>,
  ): SetAnswer;
  SetupDiDestroyDeviceInfoList(of: SetOf): Reply;
  /** ERROR_NO_ASSOCIATED_CLASS for a set of all classes. */
  SetupDiGetDeviceInfoListClass(of: SetOf<object>): Answer<{ class?: string }>;
  SetupDiGetDeviceInfoListDetail(of: SetOf<{ into?: Filled }>): Answer<{ class?: string; machine?: string }>;

  /** `index` from 0; ERROR_NO_MORE_ITEMS past the last. */
  SetupDiEnumDeviceInfo(of: SetOf<{ index: number; into?: Filled }>): DeviceAnswer;
  /** A device below Root; it is no device of the machine before it is registered. */
  SetupDiCreateDeviceInfo(
    of: SetOf<{
      name: string | null;
      class: string | null;
      description?: string | null;
      flags: number;
      into?: Filled;
    }>,
  ): DeviceAnswer;
  SetupDiOpenDeviceInfo(of: SetOf<{ id: string | null; flags: number; into?: Filled }>): DeviceAnswer;
  /** Takes an element out of a set. */
  SetupDiDeleteDeviceInfo(of: DeviceOf): Changed;
  /** `compare` tells ERROR_DUPLICATE_FOUND of a device that is the same as the new one. */
  SetupDiRegisterDeviceInfo(
    of: DeviceOf<{
      flags: number;
      compare?: (set: DeviceSetHandle, device: DeviceInfo, known: DeviceInfo) => Win32Error;
    }>,
  ): Answer<{ duplicate?: DeviceInfo }>;
  /** Removes the device from the machine, with its keys. */
  SetupDiRemoveDevice(of: DeviceOf): Changed;
  SetupDiGetDeviceInstanceId(of: DeviceOf<ReturnBuffer>): Answer<{ id?: string; required?: number }>;
  SetupDiGetDeviceInstallParams(
    of: SetOf<{ device?: DeviceInfo | null; into?: Filled }>,
  ): Answer<{ params?: DeviceInstallParams }>;
  SetupDiSetDeviceInstallParams(
    of: SetOf<{ device?: DeviceInfo | null; params: DeviceInstallParams }>,
  ): Changed;

  /** `property` is one of SPDRP_…; sizes in bytes. */
  SetupDiGetDeviceRegistryProperty(
    of: DeviceOf<{ property: number } & ReturnBuffer>,
  ): Answer<{ type?: number; value?: RegistryData; required?: number }>;
  /** Null clears it. `size` where it is not that of the value. */
  SetupDiSetDeviceRegistryProperty(
    of: DeviceOf<{ property: number; value: RegistryData | null; size?: number }>,
  ): Changed;
  /** `type` null: the caller wants no type. */
  SetupDiGetDeviceProperty(
    of: DeviceOf<{ key: PropertyKey | null; type?: null; flags: number } & ReturnBuffer>,
  ): Answer<{ type?: number; value?: PropertyData; required?: number }>;
  /** DEVPROP_TYPE_EMPTY and DEVPROP_TYPE_NULL delete it. */
  SetupDiSetDeviceProperty(
    of: DeviceOf<{
      key: PropertyKey | null;
      type: number;
      value: PropertyData | null;
      size?: number;
      flags: number;
    }>,
  ): Changed;
  /** The properties that a device has; `size` counts keys. */
  SetupDiGetDevicePropertyKeys(
    of: DeviceOf<{ flags: number } & ReturnBuffer>,
  ): Answer<{ keys?: readonly PropertyKey[]; required?: number }>;

  /** With a section of an INF, what it wants of the registry is done, the key being HKR. */
  SetupDiCreateDevRegKey(of: KeyOf<{ inf?: InfHandle | null; section?: string | null }>): KeyAnswer;
  SetupDiOpenDevRegKey(of: KeyOf<{ access: number }>): KeyAnswer;
  SetupDiDeleteDevRegKey(of: KeyOf): Changed;

  SetupDiCreateDeviceInterface(
    of: DeviceOf<{ class: string | null; reference?: string | null; into?: Filled }>,
  ): InterfaceAnswer;
  /** `device` null: of all elements. */
  SetupDiEnumDeviceInterfaces(
    of: DeviceOf<{ class: string | null; index: number; into?: Filled }>,
  ): InterfaceAnswer;
  SetupDiOpenDeviceInterface(of: SetOf<{ path: string; flags: number; into?: Filled }>): InterfaceAnswer;
  /** The interface of another class that the same device has under the same reference string. */
  SetupDiGetDeviceInterfaceAlias(of: InterfaceOf<{ class: string; into?: Filled }>): InterfaceAnswer;
  /** Size in bytes, of the whole structure; `cbSize` is what the caller wrote into it. */
  SetupDiGetDeviceInterfaceDetail(
    of: InterfaceOf<ReturnBuffer & { cbSize?: number; into?: Filled }>,
  ): Answer<{ path?: string; device?: DeviceInfo; required?: number }>;
  SetupDiCreateDeviceInterfaceRegKey(of: InterfaceOf<{ access: number }>): KeyAnswer;
  SetupDiOpenDeviceInterfaceRegKey(of: InterfaceOf<{ access: number }>): KeyAnswer;
  SetupDiDeleteDeviceInterfaceRegKey(of: InterfaceOf): Changed;
  /** Removes it from the machine; the element keeps it with SPINT_REMOVED. */
  SetupDiRemoveDeviceInterface(of: InterfaceOf): Answer<{ interface?: DeviceInterface }>;
  /** Takes it out of the set. */
  SetupDiDeleteDeviceInterfaceData(of: InterfaceOf): Changed;
}
