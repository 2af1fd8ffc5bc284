import type { NewdevFunctions, Reply } from '../setupapi/index.ts';
import { orNone, replyOf, told } from './answers.ts';
import { deviceBytes } from './device-structures.ts';
import { driverBytes } from './driver-structures.ts';
import { place, writtenDword } from './memory.ts';
import type { Called, Windows } from './windows.ts';

/** Exports of newdev.dll. @see newdev.h */
export const NEWDEV_EXPORTS = {
  UpdateDriverForPlugAndPlayDevicesW: 'BOOL (HANDLE, PCWSTR, PCWSTR, DWORD, PVOID)',
  DiInstallDriverW: 'BOOL (HANDLE, PCWSTR, DWORD, PVOID)',
  DiInstallDevice: 'BOOL (HANDLE, HANDLE, PVOID, PVOID, DWORD, PVOID)',
  DiUninstallDriverW: 'BOOL (HANDLE, PCWSTR, DWORD, PVOID)',
  DiUninstallDevice: 'BOOL (HANDLE, HANDLE, PVOID, DWORD, PVOID)',
  DiRollbackDriver: 'BOOL (HANDLE, PVOID, HANDLE, DWORD, PVOID)',
} as const;

/** Installations, of the running Windows. */
export function newdevFunctions(windows: Windows): NewdevFunctions {
  const newdev = windows.bind('newdev.dll', NEWDEV_EXPORTS);
  return {
    UpdateDriverForPlugAndPlayDevices: ({ hardwareId, inf, flags, needReboot }) =>
      asking(needReboot, at => newdev.UpdateDriverForPlugAndPlayDevicesW(0, hardwareId, inf, flags, at)),
    DiInstallDriver: ({ inf, flags, needReboot }) =>
      asking(needReboot, at => newdev.DiInstallDriverW(0, inf, flags, at)),
    DiInstallDevice: ({ set, device, driver, flags, needReboot }) =>
      asking(needReboot, at =>
        newdev.DiInstallDevice(0, orNone(set), deviceBytes(device), driverBytes(driver), flags, at),
      ),
    DiUninstallDriver: ({ inf, flags, needReboot }) =>
      asking(needReboot, at => newdev.DiUninstallDriverW(0, inf, flags, at)),
    DiUninstallDevice: ({ set, device, flags, needReboot }) =>
      asking(needReboot, at => newdev.DiUninstallDevice(0, orNone(set), deviceBytes(device), flags, at)),
    DiRollbackDriver: ({ set, device, flags, needReboot }) =>
      asking(needReboot, at => newdev.DiRollbackDriver(orNone(set), deviceBytes(device), 0, flags, at)),
  };
}

/** Null: the caller gives no place, and Windows asks for a restart itself. */
function asking(
  needReboot: null | undefined,
  call: (place: Buffer | null) => Called,
): Reply & { reboot?: boolean } {
  const reboot = place(4);
  const reply = replyOf(call(needReboot === null ? null : reboot));
  const value = writtenDword(reboot);
  return { ...reply, ...told('reboot', value === undefined ? undefined : value !== 0) };
}
