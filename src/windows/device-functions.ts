import { type Win32Error, win32 } from '../base/index.ts';
import type { DeviceFunctions, DeviceInfo, DeviceSetHandle, Reply } from '../setupapi/index.ts';
import { openedOf, orNone, replyOf, textAnswer, told } from './answers.ts';
import { deviceInterfaceFunctions } from './device-interface-functions.ts';
import { devicePropertyFunctions } from './device-property-functions.ts';
import {
  deviceBytes,
  elementPlace,
  guidOf,
  installParamsBytes,
  installParamsPlace,
  isFilled,
  placeOf,
  readDevice,
  readInstallParams,
} from './device-structures.ts';
import { place, readGuid, readWide } from './memory.ts';
import type { Bound, Called, Windows } from './windows.ts';
import { WindowsKeys } from './windows-keys.ts';

/** Exports of setupapi.dll over device information sets. @see device-information-sets */
export const DEVICE_EXPORTS = {
  SetupDiCreateDeviceInfoList: 'HANDLE (PVOID, HANDLE)',
  SetupDiCreateDeviceInfoListExW: 'HANDLE (PVOID, HANDLE, PCWSTR, PVOID)',
  SetupDiGetClassDevsW: 'HANDLE (PVOID, PCWSTR, HANDLE, DWORD)',
  SetupDiGetClassDevsExW: 'HANDLE (PVOID, PCWSTR, HANDLE, DWORD, HANDLE, PCWSTR, PVOID)',
  SetupDiDestroyDeviceInfoList: 'BOOL (HANDLE)',
  SetupDiGetDeviceInfoListClass: 'BOOL (HANDLE, PVOID)',
  SetupDiGetDeviceInfoListDetailW: 'BOOL (HANDLE, PVOID)',
  SetupDiEnumDeviceInfo: 'BOOL (HANDLE, DWORD, PVOID)',
  SetupDiCreateDeviceInfoW: 'BOOL (HANDLE, PCWSTR, PVOID, PCWSTR, HANDLE, DWORD, PVOID)',
  SetupDiOpenDeviceInfoW: 'BOOL (HANDLE, PCWSTR, HANDLE, DWORD, PVOID)',
  SetupDiDeleteDeviceInfo: 'BOOL (HANDLE, PVOID)',
  SetupDiRegisterDeviceInfo: 'BOOL (HANDLE, PVOID, DWORD, PVOID, PVOID, PVOID)',
  SetupDiRemoveDevice: 'BOOL (HANDLE, PVOID)',
  SetupDiGetDeviceInstanceIdW: 'BOOL (HANDLE, PVOID, PVOID, DWORD, PVOID)',
  SetupDiGetDeviceInstallParamsW: 'BOOL (HANDLE, PVOID, PVOID)',
  SetupDiSetDeviceInstallParamsW: 'BOOL (HANDLE, PVOID, PVOID)',
  SetupDiCreateDevRegKeyW: 'HANDLE (HANDLE, PVOID, DWORD, DWORD, DWORD, HANDLE, PCWSTR)',
  SetupDiOpenDevRegKey: 'HANDLE (HANDLE, PVOID, DWORD, DWORD, DWORD, DWORD)',
  SetupDiDeleteDevRegKey: 'BOOL (HANDLE, PVOID, DWORD, DWORD, DWORD)',
} as const;

type Setup = Bound<keyof typeof DEVICE_EXPORTS>;

/** What a key is made with that comes of a device. */
const KEY_READ_WRITE = 0x2001f;

/** SP_DEVINFO_LIST_DETAIL_DATA: size, class, a handle, and the name of a machine. */
const LIST_DETAIL = 560;
const MACHINE_NAME = 32;

/** PSP_DETSIG_CMPPROC. */
const COMPARE = 'DWORD (HANDLE, PVOID, PVOID, PVOID)';

/** Device information sets and what is in them, of the running Windows. */
export function deviceFunctions(windows: Windows): DeviceFunctions {
  const setup = windows.bind('setupapi.dll', DEVICE_EXPORTS);
  const keys = new WindowsKeys(windows);
  return {
    ...sets(setup),
    ...elements(setup, windows),
    ...params(setup),
    ...deviceKeys(setup, keys),
    ...devicePropertyFunctions(windows),
    ...deviceInterfaceFunctions(windows, keys),
  };
}

type Sets =
  | 'SetupDiCreateDeviceInfoList'
  | 'SetupDiCreateDeviceInfoListEx'
  | 'SetupDiGetClassDevs'
  | 'SetupDiGetClassDevsEx'
  | 'SetupDiDestroyDeviceInfoList'
  | 'SetupDiGetDeviceInfoListClass'
  | 'SetupDiGetDeviceInfoListDetail';

function sets(setup: Setup): Pick<DeviceFunctions, Sets> {
  return {
    SetupDiCreateDeviceInfoList: of => setOf(setup.SetupDiCreateDeviceInfoList(guidOf(of.class), 0)),
    SetupDiCreateDeviceInfoListEx: of =>
      setOf(
        setup.SetupDiCreateDeviceInfoListExW(
          guidOf(of.class),
          0,
          of.machine ?? null,
          reservedOf(of.reserved),
        ),
      ),
    SetupDiGetClassDevs: of =>
      setOf(setup.SetupDiGetClassDevsW(guidOf(of.class), of.enumerator ?? null, 0, of.flags)),
    SetupDiGetClassDevsEx: of =>
      setOf(
        setup.SetupDiGetClassDevsExW(
          guidOf(of.class),
          of.enumerator ?? null,
          0,
          of.flags,
          orNone(of.set),
          of.machine ?? null,
          reservedOf(of.reserved),
        ),
      ),
    SetupDiDestroyDeviceInfoList: ({ set }) => replyOf(setup.SetupDiDestroyDeviceInfoList(orNone(set))),
    SetupDiGetDeviceInfoListClass: ({ set }) => {
      const guid = place(16);
      const reply = replyOf(setup.SetupDiGetDeviceInfoListClass(orNone(set), guid));
      return { ...reply, ...told('class', reply.ret ? readGuid(guid) : undefined) };
    },
    SetupDiGetDeviceInfoListDetail: ({ set, into }) => {
      const detail = placeOf(into, LIST_DETAIL);
      const reply = replyOf(setup.SetupDiGetDeviceInfoListDetailW(orNone(set), detail));
      if (!reply.ret || !detail) return reply;
      return { ...reply, class: readGuid(detail, 4), machine: readWide(detail, MACHINE_NAME) };
    },
  };
}

function setOf(called: Called): Reply & { set: DeviceSetHandle } {
  const { opened, ...reply } = openedOf<DeviceSetHandle>(called);
  return { ...reply, set: opened };
}

/** What must be null: something else, if the caller gives something else. */
function reservedOf(reserved: unknown): Buffer | null {
  return reserved === undefined || reserved === null ? null : Buffer.alloc(8);
}

type Elements =
  | 'SetupDiEnumDeviceInfo'
  | 'SetupDiCreateDeviceInfo'
  | 'SetupDiOpenDeviceInfo'
  | 'SetupDiDeleteDeviceInfo'
  | 'SetupDiRegisterDeviceInfo'
  | 'SetupDiRemoveDevice'
  | 'SetupDiGetDeviceInstanceId';

function elements(setup: Setup, windows: Windows): Pick<DeviceFunctions, Elements> {
  return {
    SetupDiEnumDeviceInfo: ({ set, index, into }) => {
      const device = elementPlace(into);
      return deviceAnswer(setup.SetupDiEnumDeviceInfo(orNone(set), index, device), device);
    },
    SetupDiCreateDeviceInfo: ({ set, name, class: guid, description, flags, into }) => {
      const device = elementPlace(into);
      return deviceAnswer(
        setup.SetupDiCreateDeviceInfoW(
          orNone(set),
          name,
          guidOf(guid),
          description ?? null,
          0,
          flags,
          device,
        ),
        device,
      );
    },
    SetupDiOpenDeviceInfo: ({ set, id, flags, into }) => {
      const device = elementPlace(into);
      return deviceAnswer(setup.SetupDiOpenDeviceInfoW(orNone(set), id, 0, flags, device), device);
    },
    SetupDiDeleteDeviceInfo: ({ set, device }) =>
      replyOf(setup.SetupDiDeleteDeviceInfo(orNone(set), deviceBytes(device))),
    SetupDiRegisterDeviceInfo: ({ set, device, flags, compare }) => {
      const found = elementPlace();
      const register = (address: bigint | null): Called =>
        setup.SetupDiRegisterDeviceInfo(orNone(set), deviceBytes(device), flags, address, null, found);
      const called = compare ? comparing(windows, compare, register) : register(null);
      return { ...replyOf(called), ...told('duplicate', isFilled(found) ? readDevice(found) : undefined) };
    },
    SetupDiRemoveDevice: ({ set, device }) =>
      replyOf(setup.SetupDiRemoveDevice(orNone(set), deviceBytes(device))),
    SetupDiGetDeviceInstanceId: ({ set, device, ...to }) =>
      textAnswer('id', to, (...at) =>
        setup.SetupDiGetDeviceInstanceIdW(orNone(set), deviceBytes(device), ...at),
      ),
  };
}

function comparing<T>(
  windows: Windows,
  compare: (set: DeviceSetHandle, device: DeviceInfo, known: DeviceInfo) => Win32Error,
  run: (address: bigint) => T,
): T {
  const device = (address: number | bigint | null | undefined): DeviceInfo =>
    readDevice(windows.read(address ?? 0, 32));
  return windows.calledBack(
    COMPARE,
    (set, one, other) => compare(Number(set) as DeviceSetHandle, device(one), device(other)),
    run,
  );
}

function deviceAnswer(called: Called, device: Buffer | null): Reply & { device?: DeviceInfo } {
  const reply = replyOf(called);
  return { ...reply, ...told('device', reply.ret && device ? readDevice(device) : undefined) };
}

type Params = 'SetupDiGetDeviceInstallParams' | 'SetupDiSetDeviceInstallParams';

function params(setup: Setup): Pick<DeviceFunctions, Params> {
  return {
    SetupDiGetDeviceInstallParams: ({ set, device, into }) => {
      const bytes = installParamsPlace(into);
      const reply = replyOf(setup.SetupDiGetDeviceInstallParamsW(orNone(set), deviceBytes(device), bytes));
      return { ...reply, ...told('params', reply.ret && bytes ? readInstallParams(bytes) : undefined) };
    },
    SetupDiSetDeviceInstallParams: ({ set, device, params: given }) => {
      const bytes = installParamsBytes(given);
      if (!bytes) return { ret: false, err: win32('ERROR_CALL_NOT_IMPLEMENTED') };
      return replyOf(setup.SetupDiSetDeviceInstallParamsW(orNone(set), deviceBytes(device), bytes));
    },
  };
}

type Keys = 'SetupDiCreateDevRegKey' | 'SetupDiOpenDevRegKey' | 'SetupDiDeleteDevRegKey';

function deviceKeys(setup: Setup, keys: WindowsKeys): Pick<DeviceFunctions, Keys> {
  return {
    SetupDiCreateDevRegKey: ({ set, device, scope, hwProfile, keyType, inf, section }) =>
      keys.told(
        setup.SetupDiCreateDevRegKeyW(
          orNone(set),
          deviceBytes(device),
          scope,
          hwProfile,
          keyType,
          orNone(inf),
          section ?? null,
        ),
        KEY_READ_WRITE,
      ),
    SetupDiOpenDevRegKey: ({ set, device, scope, hwProfile, keyType, access }) =>
      keys.told(
        setup.SetupDiOpenDevRegKey(orNone(set), deviceBytes(device), scope, hwProfile, keyType, access),
        access,
      ),
    SetupDiDeleteDevRegKey: ({ set, device, scope, hwProfile, keyType }) =>
      replyOf(setup.SetupDiDeleteDevRegKey(orNone(set), deviceBytes(device), scope, hwProfile, keyType)),
  };
}
