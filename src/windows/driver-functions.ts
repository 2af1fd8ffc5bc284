import type { DeviceInfo, DriverFunctions, DriverInfo, Filled, Reply } from '../setupapi/index.ts';
import { orNone, replyOf, told } from './answers.ts';
import { deviceBytes, readDevice } from './device-structures.ts';
import {
  DRIVER_DETAIL,
  driverBytes,
  driverParamsBytes,
  driverParamsPlace,
  driverPlace,
  readDriver,
  readDriverDetail,
  readDriverParams,
} from './driver-structures.ts';
import { place, writtenDword } from './memory.ts';
import type { Bound, Called, Windows } from './windows.ts';

/** Exports of setupapi.dll over driver lists. */
export const DRIVER_EXPORTS = {
  SetupDiBuildDriverInfoList: 'BOOL (HANDLE, PVOID, DWORD)',
  SetupDiEnumDriverInfoW: 'BOOL (HANDLE, PVOID, DWORD, DWORD, PVOID)',
  SetupDiGetDriverInfoDetailW: 'BOOL (HANDLE, PVOID, PVOID, PVOID, DWORD, PVOID)',
  SetupDiGetDriverInstallParamsW: 'BOOL (HANDLE, PVOID, PVOID, PVOID)',
  SetupDiSetDriverInstallParamsW: 'BOOL (HANDLE, PVOID, PVOID, PVOID)',
  SetupDiGetSelectedDriverW: 'BOOL (HANDLE, PVOID, PVOID)',
  SetupDiSetSelectedDriverW: 'BOOL (HANDLE, PVOID, PVOID)',
  SetupDiSelectBestCompatDrv: 'BOOL (HANDLE, PVOID)',
  SetupDiDestroyDriverInfoList: 'BOOL (HANDLE, PVOID, DWORD)',
} as const;

/** Bytes for a detail whose caller does not say how many; more are asked for once more. */
const ROOM = 0x4000;

/** Driver lists, of the running Windows. */
export function driverFunctions(windows: Windows): DriverFunctions {
  const setup = windows.bind('setupapi.dll', DRIVER_EXPORTS);
  return {
    SetupDiBuildDriverInfoList: ({ set, device, type }) =>
      withDevice(device, bytes => setup.SetupDiBuildDriverInfoList(orNone(set), bytes, type)),
    SetupDiEnumDriverInfo: ({ set, device, type, index, into }) =>
      driverAnswer(into, bytes =>
        setup.SetupDiEnumDriverInfoW(orNone(set), deviceBytes(device), type, index, bytes),
      ),
    SetupDiGetDriverInfoDetail: of => detailed(setup, of),
    SetupDiGetDriverInstallParams: ({ set, device, driver, into }) => {
      const bytes = driverParamsPlace(into);
      const reply = replyOf(
        setup.SetupDiGetDriverInstallParamsW(orNone(set), deviceBytes(device), driverBytes(driver), bytes),
      );
      return { ...reply, ...told('params', reply.ret && bytes ? readDriverParams(bytes) : undefined) };
    },
    SetupDiSetDriverInstallParams: ({ set, device, driver, params }) =>
      replyOf(
        setup.SetupDiSetDriverInstallParamsW(
          orNone(set),
          deviceBytes(device),
          driverBytes(driver),
          driverParamsBytes(params),
        ),
      ),
    SetupDiGetSelectedDriver: ({ set, device, into }) =>
      driverAnswer(into, bytes => setup.SetupDiGetSelectedDriverW(orNone(set), deviceBytes(device), bytes)),
    SetupDiSetSelectedDriver: ({ set, device, driver }) => {
      const bytes = driverBytes(driver);
      const reply = replyOf(setup.SetupDiSetSelectedDriverW(orNone(set), deviceBytes(device), bytes));
      return { ...reply, ...told('driver', reply.ret && bytes ? readDriver(bytes) : undefined) };
    },
    SetupDiSelectBestCompatDrv: ({ set, device }) =>
      withDevice(device, bytes => setup.SetupDiSelectBestCompatDrv(orNone(set), bytes)),
    SetupDiDestroyDriverInfoList: ({ set, device, type }) =>
      replyOf(setup.SetupDiDestroyDriverInfoList(orNone(set), deviceBytes(device), type)),
  };
}

/** Calls with a device that the function may change, and tells it afterwards. */
export function withDevice(
  device: DeviceInfo | null | undefined,
  call: (bytes: Buffer | null) => Called,
): Reply & { device?: DeviceInfo } {
  const bytes = deviceBytes(device);
  const reply = replyOf(call(bytes));
  return { ...reply, ...told('device', reply.ret && bytes ? readDevice(bytes) : undefined) };
}

function driverAnswer(
  into: Filled | undefined,
  call: (bytes: Buffer | null) => Called,
): Reply & { driver?: DriverInfo } {
  const bytes = driverPlace(into);
  const reply = replyOf(call(bytes));
  return { ...reply, ...told('driver', reply.ret && bytes ? readDriver(bytes) : undefined) };
}

/** What has a fixed place is told although the IDs do not fit. */
function detailed(
  setup: Bound<'SetupDiGetDriverInfoDetailW'>,
  of: Parameters<DriverFunctions['SetupDiGetDriverInfoDetail']>[0],
): ReturnType<DriverFunctions['SetupDiGetDriverInfoDetail']> {
  const size = of.buffer === null ? (of.size ?? 0) : (of.size ?? ROOM);
  const bytes = of.buffer === null ? null : place(size);
  if (bytes && size >= 4) bytes.writeUInt32LE(of.cbSize ?? DRIVER_DETAIL, 0);
  const required = place(4);
  const reply = replyOf(
    setup.SetupDiGetDriverInfoDetailW(
      orNone(of.set),
      deviceBytes(of.device),
      driverBytes(of.driver),
      bytes,
      size,
      required,
    ),
  );
  const needed = writtenDword(required);
  if (!reply.ret && of.size === undefined && bytes && (needed ?? 0) > size)
    return detailed(setup, { ...of, size: needed ?? 0 });
  const isTold = bytes && size >= DRIVER_DETAIL && writtenDword(bytes, 12) !== undefined;
  const end = Math.min(size, needed ?? size);
  return {
    ...reply,
    ...told('detail', isTold ? readDriverDetail(bytes, end) : undefined),
    ...told('required', needed),
  };
}
