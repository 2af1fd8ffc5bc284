import { win32 } from '../base/index.ts';
import type { DefaultHandlerFunctions, InstallerFunctions } from '../setupapi/index.ts';
import { fill, orNone, replyOf, told } from './answers.ts';
import { classInstallParamsBytes, readClassInstallParams } from './class-install-params.ts';
import { deviceBytes } from './device-structures.ts';
import { withDevice } from './driver-functions.ts';
import type { Windows } from './windows.ts';

/** Exports of setupapi.dll that send requests, and that carry them out. @see handling-dif-codes */
export const INSTALLER_EXPORTS = {
  SetupDiCallClassInstaller: 'BOOL (DWORD, HANDLE, PVOID)',
  SetupDiSetClassInstallParamsW: 'BOOL (HANDLE, PVOID, PVOID, DWORD)',
  SetupDiGetClassInstallParamsW: 'BOOL (HANDLE, PVOID, PVOID, DWORD, PVOID)',
  SetupDiInstallDevice: 'BOOL (HANDLE, PVOID)',
  SetupDiInstallDriverFiles: 'BOOL (HANDLE, PVOID)',
  SetupDiRegisterCoDeviceInstallers: 'BOOL (HANDLE, PVOID)',
  SetupDiInstallDeviceInterfaces: 'BOOL (HANDLE, PVOID)',
  SetupDiChangeState: 'BOOL (HANDLE, PVOID)',
  SetupDiUnremoveDevice: 'BOOL (HANDLE, PVOID)',
  SetupDiSelectDevice: 'BOOL (HANDLE, PVOID)',
  SetupDiFinishInstallAction: 'BOOL (HANDLE, PVOID)',
  SetupDiRestartDevices: 'BOOL (HANDLE, PVOID)',
} as const;

/** The header of class install params. */
const HEADER = 8;

/** Requests and what carries them out, of the running Windows. */
export function installerFunctions(windows: Windows): InstallerFunctions & DefaultHandlerFunctions {
  const setup = windows.bind('setupapi.dll', INSTALLER_EXPORTS);
  type Handler = Exclude<
    keyof typeof INSTALLER_EXPORTS,
    | 'SetupDiCallClassInstaller'
    | 'SetupDiSetClassInstallParamsW'
    | 'SetupDiGetClassInstallParamsW'
    | 'SetupDiInstallDevice'
    | 'SetupDiSelectDevice'
  >;
  const carriedOut =
    (name: Handler): DefaultHandlerFunctions[Handler] =>
    ({ set, device }) =>
      replyOf(setup[name](orNone(set), deviceBytes(device)));
  return {
    SetupDiCallClassInstaller: ({ function: request, set, device }) =>
      replyOf(setup.SetupDiCallClassInstaller(request, orNone(set), deviceBytes(device))),
    SetupDiSetClassInstallParams: ({ set, device, params, size }) => {
      const bytes = params && classInstallParamsBytes(params);
      if (bytes === undefined) return { ret: false, err: win32('ERROR_CALL_NOT_IMPLEMENTED') };
      return replyOf(
        setup.SetupDiSetClassInstallParamsW(
          orNone(set),
          deviceBytes(device),
          bytes,
          size ?? bytes?.length ?? 0,
        ),
      );
    },
    SetupDiGetClassInstallParams: ({ set, device, cbSize, ...to }) => {
      const { bytes, ...answer } = fill(to, 1, (buffer, size, required) => {
        if (buffer && size >= 4) buffer.writeUInt32LE(cbSize ?? HEADER, 0);
        return setup.SetupDiGetClassInstallParamsW(orNone(set), deviceBytes(device), buffer, size, required);
      });
      return { ...answer, ...told('params', bytes && readClassInstallParams(bytes)) };
    },
    SetupDiInstallDevice: ({ set, device }) =>
      withDevice(device, bytes => setup.SetupDiInstallDevice(orNone(set), bytes)),
    SetupDiSelectDevice: ({ set, device }) =>
      withDevice(device, bytes => setup.SetupDiSelectDevice(orNone(set), bytes)),
    SetupDiInstallDriverFiles: carriedOut('SetupDiInstallDriverFiles'),
    SetupDiRegisterCoDeviceInstallers: carriedOut('SetupDiRegisterCoDeviceInstallers'),
    SetupDiInstallDeviceInterfaces: carriedOut('SetupDiInstallDeviceInterfaces'),
    SetupDiChangeState: carriedOut('SetupDiChangeState'),
    SetupDiUnremoveDevice: carriedOut('SetupDiUnremoveDevice'),
    SetupDiFinishInstallAction: carriedOut('SetupDiFinishInstallAction'),
    SetupDiRestartDevices: carriedOut('SetupDiRestartDevices'),
  };
}
