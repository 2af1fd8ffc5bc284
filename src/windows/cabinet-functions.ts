import type { Win32Error } from '../base/index.ts';
import type { CabinetFunctions } from '../setupapi/index.ts';
import { replyOf, textAnswer, told } from './answers.ts';
import { withCallback } from './file-callback.ts';
import { place, readPointer, writtenDword } from './memory.ts';
import type { Windows } from './windows.ts';

/** Exports of setupapi.dll over compressed files. @see https://learn.microsoft.com/windows/win32/api/setupapi/ */
export const CABINET_EXPORTS = {
  SetupIterateCabinetW: 'BOOL (PCWSTR, DWORD, PVOID, PVOID)',
  SetupGetFileCompressionInfoW: 'DWORD (PCWSTR, PVOID, PVOID, PVOID, PVOID)',
  SetupGetFileCompressionInfoExW: 'BOOL (PCWSTR, PVOID, DWORD, PVOID, PVOID, PVOID, PVOID)',
  SetupDecompressOrCopyFileW: 'DWORD (PCWSTR, PCWSTR, PVOID)',
  MyFree: 'VOID (HANDLE)',
} as const;

/** Cabinets and compressed files, of the running Windows. */
export function cabinetFunctions(windows: Windows): CabinetFunctions {
  const setup = windows.bind('setupapi.dll', CABINET_EXPORTS);
  return {
    SetupIterateCabinet: ({ cabinet, callback }) =>
      callback
        ? replyOf(
            withCallback(windows, callback, called => setup.SetupIterateCabinetW(cabinet, 0, called, null)),
          )
        : replyOf(setup.SetupIterateCabinetW(cabinet, 0, null, null)),
    SetupGetFileCompressionInfo: ({ source, outputs = 4 }) => {
      const [name, ...numbers] = [place(8), place(4), place(4), place(4)] as const;
      const wanted = [name, ...numbers].map((bytes, index) => (index < outputs ? bytes : null));
      const { value, err } = setup.SetupGetFileCompressionInfoW(source, ...wanted);
      const [sourceSize, targetSize, type] = numbers.map(bytes => writtenDword(bytes));
      const at = value === 0 ? readPointer(name) : 0;
      const text = windows.text(at);
      if (at !== 0) setup.MyFree(at);
      return {
        ret: value === 0,
        err,
        result: value as Win32Error,
        ...told('name', text),
        ...told('sourceSize', sourceSize),
        ...told('targetSize', targetSize),
        ...told('type', type),
      };
    },
    SetupGetFileCompressionInfoEx: ({ source, required, sizes, ...to }) => {
      const [from, target, type] = [place(4), place(4), place(4)] as const;
      const numbers = sizes === null ? [null, null, null] : [from, target, type];
      const answer = textAnswer('name', to, (buffer, size, needed) =>
        setup.SetupGetFileCompressionInfoExW(
          source,
          buffer,
          size,
          required === null ? null : needed,
          ...numbers,
        ),
      );
      return {
        ...answer,
        ...told('sourceSize', writtenDword(from)),
        ...told('targetSize', writtenDword(target)),
        ...told('type', writtenDword(type)),
      };
    },
    SetupDecompressOrCopyFile: ({ source, target, type }) => {
      const kind = Buffer.alloc(4);
      kind.writeUInt32LE(type ?? 0);
      const given = type === null || type === undefined ? null : kind;
      const { value, err } = setup.SetupDecompressOrCopyFileW(source, target, given);
      return { ret: value === 0, err, result: value as Win32Error };
    },
  };
}
