import type { DeviceFunctions } from '../setupapi/index.ts';
import { fill, orNone, replyOf, told } from './answers.ts';
import { deviceBytes, PROPERTY_KEY, propertyKeyBytes, readPropertyKey } from './device-structures.ts';
import { place, writtenDword } from './memory.ts';
import { propertyBytes, propertyData, registryBytes, registryData } from './values.ts';
import type { Bound, Windows } from './windows.ts';

/** Exports of setupapi.dll over properties of devices. */
export const PROPERTY_EXPORTS = {
  SetupDiGetDeviceRegistryPropertyW: 'BOOL (HANDLE, PVOID, DWORD, PVOID, PVOID, DWORD, PVOID)',
  SetupDiSetDeviceRegistryPropertyW: 'BOOL (HANDLE, PVOID, DWORD, PVOID, DWORD)',
  SetupDiGetDevicePropertyW: 'BOOL (HANDLE, PVOID, PVOID, PVOID, PVOID, DWORD, PVOID, DWORD)',
  SetupDiSetDevicePropertyW: 'BOOL (HANDLE, PVOID, PVOID, DWORD, PVOID, DWORD, DWORD)',
  SetupDiGetDevicePropertyKeys: 'BOOL (HANDLE, PVOID, PVOID, DWORD, PVOID, DWORD)',
} as const;

type Setup = Bound<keyof typeof PROPERTY_EXPORTS>;

type ByNumber = 'SetupDiGetDeviceRegistryProperty' | 'SetupDiSetDeviceRegistryProperty';
type ByKey = 'SetupDiGetDeviceProperty' | 'SetupDiSetDeviceProperty' | 'SetupDiGetDevicePropertyKeys';

/** Properties of devices, of the running Windows. */
export function devicePropertyFunctions(windows: Windows): Pick<DeviceFunctions, ByNumber | ByKey> {
  const setup = windows.bind('setupapi.dll', PROPERTY_EXPORTS);
  return { ...byNumber(setup), ...byKey(setup) };
}

function byNumber(setup: Setup): Pick<DeviceFunctions, ByNumber> {
  return {
    SetupDiGetDeviceRegistryProperty: ({ set, device, property, ...to }) => {
      const type = place(4);
      const { bytes, ...answer } = fill(to, 1, (buffer, size, required) =>
        setup.SetupDiGetDeviceRegistryPropertyW(
          orNone(set),
          deviceBytes(device),
          property,
          type,
          buffer,
          size,
          required,
        ),
      );
      const kind = writtenDword(type);
      const held = bytes?.subarray(0, answer.required);
      const value = held && kind !== undefined ? registryData(kind, held) : undefined;
      return { ...answer, ...told('type', kind), ...told('value', value) };
    },
    SetupDiSetDeviceRegistryProperty: ({ set, device, property, value, size }) => {
      const bytes = value === null ? null : registryBytes(value);
      return replyOf(
        setup.SetupDiSetDeviceRegistryPropertyW(
          orNone(set),
          deviceBytes(device),
          property,
          bytes,
          size ?? bytes?.length ?? 0,
        ),
      );
    },
  };
}

function byKey(setup: Setup): Pick<DeviceFunctions, ByKey> {
  return {
    SetupDiGetDeviceProperty: ({ set, device, key, type: wanted, flags, ...to }) => {
      const type = place(4);
      const { bytes, ...answer } = fill(to, 1, (buffer, size, required) =>
        setup.SetupDiGetDevicePropertyW(
          orNone(set),
          deviceBytes(device),
          propertyKeyBytes(key),
          wanted === null ? null : type,
          buffer,
          size,
          required,
          flags,
        ),
      );
      const kind = writtenDword(type);
      const held = bytes?.subarray(0, answer.required);
      const value = held && kind !== undefined ? propertyData(kind, held) : undefined;
      return { ...answer, ...told('type', kind), ...told('value', value) };
    },
    SetupDiSetDeviceProperty: ({ set, device, key, type, value, size, flags }) => {
      const bytes = propertyBytes(type, value);
      return replyOf(
        setup.SetupDiSetDevicePropertyW(
          orNone(set),
          deviceBytes(device),
          propertyKeyBytes(key),
          type,
          bytes,
          size ?? bytes?.length ?? 0,
          flags,
        ),
      );
    },
    SetupDiGetDevicePropertyKeys: ({ set, device, flags, ...to }) => {
      const { bytes, ...answer } = fill(to, PROPERTY_KEY, (buffer, size, required) =>
        setup.SetupDiGetDevicePropertyKeys(orNone(set), deviceBytes(device), buffer, size, required, flags),
      );
      const keys = Array.from({ length: answer.required ?? 0 }, (_, index) =>
        bytes ? readPropertyKey(bytes, PROPERTY_KEY * index) : undefined,
      );
      return { ...answer, ...told('keys', bytes && keys.filter(key => key !== undefined)) };
    },
  };
}
