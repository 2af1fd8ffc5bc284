import type { DeviceFunctions, DeviceInterface, Filled, Reply } from '../setupapi/index.ts';
import { fill, orNone, replyOf, told } from './answers.ts';
import {
  deviceBytes,
  elementPlace,
  guidOf,
  interfaceBytes,
  isFilled,
  readDevice,
  readInterface,
} from './device-structures.ts';
import { readWide } from './memory.ts';
import type { Called, Windows } from './windows.ts';
import type { WindowsKeys } from './windows-keys.ts';

/** Exports of setupapi.dll over interfaces of devices. */
export const INTERFACE_EXPORTS = {
  SetupDiCreateDeviceInterfaceW: 'BOOL (HANDLE, PVOID, PVOID, PCWSTR, DWORD, PVOID)',
  SetupDiEnumDeviceInterfaces: 'BOOL (HANDLE, PVOID, PVOID, DWORD, PVOID)',
  SetupDiOpenDeviceInterfaceW: 'BOOL (HANDLE, PCWSTR, DWORD, PVOID)',
  SetupDiGetDeviceInterfaceAlias: 'BOOL (HANDLE, PVOID, PVOID, PVOID)',
  SetupDiGetDeviceInterfaceDetailW: 'BOOL (HANDLE, PVOID, PVOID, DWORD, PVOID, PVOID)',
  SetupDiCreateDeviceInterfaceRegKeyW: 'HANDLE (HANDLE, PVOID, DWORD, DWORD, HANDLE, PCWSTR)',
  SetupDiOpenDeviceInterfaceRegKey: 'HANDLE (HANDLE, PVOID, DWORD, DWORD)',
  SetupDiDeleteDeviceInterfaceRegKey: 'BOOL (HANDLE, PVOID, DWORD)',
  SetupDiRemoveDeviceInterface: 'BOOL (HANDLE, PVOID)',
  SetupDiDeleteDeviceInterfaceData: 'BOOL (HANDLE, PVOID)',
} as const;

/** SP_DEVICE_INTERFACE_DETAIL_DATA: a size that is 8 in programs of 64 bits, and a path behind it. */
const DETAIL = 8;
const PATH = 4;

type Names =
  | 'SetupDiCreateDeviceInterface'
  | 'SetupDiEnumDeviceInterfaces'
  | 'SetupDiOpenDeviceInterface'
  | 'SetupDiGetDeviceInterfaceAlias'
  | 'SetupDiGetDeviceInterfaceDetail'
  | 'SetupDiCreateDeviceInterfaceRegKey'
  | 'SetupDiOpenDeviceInterfaceRegKey'
  | 'SetupDiDeleteDeviceInterfaceRegKey'
  | 'SetupDiRemoveDeviceInterface'
  | 'SetupDiDeleteDeviceInterfaceData';

/** Interfaces of devices, of the running Windows. */
export function deviceInterfaceFunctions(windows: Windows, keys: WindowsKeys): Pick<DeviceFunctions, Names> {
  const setup = windows.bind('setupapi.dll', INTERFACE_EXPORTS);
  return {
    SetupDiCreateDeviceInterface: ({ set, device, class: guid, reference, into }) =>
      found(into, bytes =>
        setup.SetupDiCreateDeviceInterfaceW(
          orNone(set),
          deviceBytes(device),
          guidOf(guid),
          reference ?? null,
          0,
          bytes,
        ),
      ),
    SetupDiEnumDeviceInterfaces: ({ set, device, class: guid, index, into }) =>
      found(into, bytes =>
        setup.SetupDiEnumDeviceInterfaces(orNone(set), deviceBytes(device), guidOf(guid), index, bytes),
      ),
    SetupDiOpenDeviceInterface: ({ set, path, flags, into }) =>
      found(into, bytes => setup.SetupDiOpenDeviceInterfaceW(orNone(set), path, flags, bytes)),
    SetupDiGetDeviceInterfaceAlias: ({ set, interface: of, class: guid, into }) =>
      found(into, bytes =>
        setup.SetupDiGetDeviceInterfaceAlias(orNone(set), interfaceBytes(of), guidOf(guid), bytes),
      ),
    SetupDiGetDeviceInterfaceDetail: ({ set, interface: of, cbSize, into, ...to }) => {
      const device = elementPlace(into);
      const { bytes, ...answer } = fill(to, 1, (buffer, size, required) => {
        if (buffer && size >= PATH) buffer.writeUInt32LE(cbSize ?? DETAIL, 0);
        return setup.SetupDiGetDeviceInterfaceDetailW(
          orNone(set),
          interfaceBytes(of),
          buffer,
          size,
          required,
          device,
        );
      });
      const path = bytes && readWide(bytes, PATH);
      return {
        ...answer,
        ...told('path', path),
        ...told('device', isFilled(device) ? readDevice(device) : undefined),
      };
    },
    SetupDiCreateDeviceInterfaceRegKey: ({ set, interface: of, access }) =>
      keys.told(
        setup.SetupDiCreateDeviceInterfaceRegKeyW(orNone(set), interfaceBytes(of), 0, access, 0, null),
        access,
      ),
    SetupDiOpenDeviceInterfaceRegKey: ({ set, interface: of, access }) =>
      keys.told(setup.SetupDiOpenDeviceInterfaceRegKey(orNone(set), interfaceBytes(of), 0, access), access),
    SetupDiDeleteDeviceInterfaceRegKey: ({ set, interface: of }) =>
      replyOf(setup.SetupDiDeleteDeviceInterfaceRegKey(orNone(set), interfaceBytes(of), 0)),
    SetupDiRemoveDeviceInterface: ({ set, interface: of }) => {
      const bytes = interfaceBytes(of);
      const reply = replyOf(setup.SetupDiRemoveDeviceInterface(orNone(set), bytes));
      return { ...reply, ...told('interface', reply.ret && bytes ? readInterface(bytes) : undefined) };
    },
    SetupDiDeleteDeviceInterfaceData: ({ set, interface: of }) =>
      replyOf(setup.SetupDiDeleteDeviceInterfaceData(orNone(set), interfaceBytes(of))),
  };
}

function found(
  into: Filled | undefined,
  call: (bytes: Buffer | null) => Called,
): Reply & { interface?: DeviceInterface } {
  const bytes = elementPlace(into);
  const reply = replyOf(call(bytes));
  return { ...reply, ...told('interface', reply.ret && bytes ? readInterface(bytes) : undefined) };
}
