import type { ClassFunctions, Reply, ReturnBuffer } from '../setupapi/index.ts';
import { fill, orNone, replyOf, textAnswer, told } from './answers.ts';
import { guidOf } from './device-structures.ts';
import { readGuid } from './memory.ts';
import type { Called, Windows } from './windows.ts';
import { WindowsKeys } from './windows-keys.ts';

/** Exports of setupapi.dll over classes. */
export const CLASS_EXPORTS = {
  SetupDiClassGuidsFromNameW: 'BOOL (PCWSTR, PVOID, DWORD, PVOID)',
  SetupDiClassNameFromGuidW: 'BOOL (PVOID, PVOID, DWORD, PVOID)',
  SetupDiGetClassDescriptionW: 'BOOL (PVOID, PVOID, DWORD, PVOID)',
  SetupDiBuildClassInfoList: 'BOOL (DWORD, PVOID, DWORD, PVOID)',
  SetupDiOpenClassRegKey: 'HANDLE (PVOID, DWORD)',
  SetupDiOpenClassRegKeyExW: 'HANDLE (PVOID, DWORD, DWORD, PCWSTR, PVOID)',
  SetupDiInstallClassW: 'BOOL (HANDLE, PCWSTR, DWORD, HANDLE)',
} as const;

const GUID = 16;

/** Setup classes and interface classes, of the running Windows. */
export function classFunctions(windows: Windows): ClassFunctions {
  const setup = windows.bind('setupapi.dll', CLASS_EXPORTS);
  const keys = new WindowsKeys(windows);
  return {
    SetupDiClassGuidsFromName: ({ name, ...to }) =>
      guids(to, (...at) => setup.SetupDiClassGuidsFromNameW(name, ...at)),
    SetupDiClassNameFromGuid: ({ class: guid, ...to }) =>
      textAnswer('name', to, (...at) => setup.SetupDiClassNameFromGuidW(guidOf(guid), ...at)),
    SetupDiGetClassDescription: ({ class: guid, ...to }) =>
      textAnswer('description', to, (...at) => setup.SetupDiGetClassDescriptionW(guidOf(guid), ...at)),
    SetupDiBuildClassInfoList: ({ flags, ...to }) =>
      guids(to, (...at) => setup.SetupDiBuildClassInfoList(flags, ...at)),
    SetupDiOpenClassRegKey: ({ class: guid, access }) =>
      keys.told(setup.SetupDiOpenClassRegKey(guidOf(guid), access), access),
    SetupDiOpenClassRegKeyEx: ({ class: guid, access, flags }) =>
      keys.told(setup.SetupDiOpenClassRegKeyExW(guidOf(guid), access, flags, null, null), access),
    SetupDiInstallClass: ({ inf, flags, queue }) =>
      replyOf(setup.SetupDiInstallClassW(0, inf, flags, orNone(queue))),
  };
}

function guids(
  to: ReturnBuffer,
  call: (buffer: Buffer | null, size: number, required: Buffer) => Called,
): Reply & { guids?: readonly string[]; required?: number } {
  const { bytes, ...answer } = fill(to, GUID, call);
  const all = Array.from({ length: answer.required ?? 0 }, (_, index) => index * GUID);
  return { ...answer, ...told('guids', bytes && all.map(offset => readGuid(bytes, offset))) };
}
