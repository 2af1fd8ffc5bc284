import type { ReturnBuffer, SourceFunctions } from '../setupapi/index.ts';
import { fill, replyOf, told } from './answers.ts';
import { place, readPointer, readWide, wide, writePointer, writtenDword } from './memory.ts';
import type { Bound, Called, Windows } from './windows.ts';

/** Exports of setupapi.dll that ask for media and files. @see disk-prompting-and-error-handling-functions */
export const SOURCE_EXPORTS = {
  SetupPromptForDiskW: 'DWORD (HANDLE, PCWSTR, PCWSTR, PCWSTR, PCWSTR, PCWSTR, DWORD, PVOID, DWORD, PVOID)',
  SetupCopyErrorW:
    'DWORD (HANDLE, PCWSTR, PCWSTR, PCWSTR, PCWSTR, PCWSTR, DWORD, DWORD, PVOID, DWORD, PVOID)',
  SetupDeleteErrorW: 'DWORD (HANDLE, PCWSTR, PCWSTR, DWORD, DWORD)',
  SetupRenameErrorW: 'DWORD (HANDLE, PCWSTR, PCWSTR, PCWSTR, DWORD, DWORD)',
  SetupSetNonInteractiveMode: 'BOOL (BOOL)',
  SetupGetNonInteractiveMode: 'BOOL ()',
  SetupAddToSourceListW: 'BOOL (DWORD, PCWSTR)',
  SetupRemoveFromSourceListW: 'BOOL (DWORD, PCWSTR)',
  SetupSetSourceListW: 'BOOL (DWORD, PVOID, DWORD)',
  SetupCancelTemporarySourceList: 'BOOL ()',
  SetupQuerySourceListW: 'BOOL (DWORD, PVOID, PVOID)',
  SetupFreeSourceListW: 'BOOL (PVOID, DWORD)',
} as const;

type Setup = Bound<keyof typeof SOURCE_EXPORTS>;

/** What SetupAPI asks its user, of the running Windows. */
export function sourceFunctions(windows: Windows): SourceFunctions {
  const setup = windows.bind('setupapi.dll', SOURCE_EXPORTS);
  return { ...questions(setup), ...lists(setup, windows) };
}

type Lists =
  | 'SetupAddToSourceList'
  | 'SetupRemoveFromSourceList'
  | 'SetupSetSourceList'
  | 'SetupCancelTemporarySourceList'
  | 'SetupQuerySourceList';

function questions(setup: Setup): Omit<SourceFunctions, Lists> {
  return {
    SetupPromptForDisk: ({ title, disk, path, file, tagfile, style, ...to }) =>
      prompted(to, (...at) =>
        setup.SetupPromptForDiskW(
          0,
          title ?? null,
          disk ?? null,
          path ?? null,
          file,
          tagfile ?? null,
          style,
          ...at,
        ),
      ),
    SetupCopyError: ({ title, disk, path, file, target, error, style, ...to }) =>
      prompted(to, (...at) =>
        setup.SetupCopyErrorW(
          0,
          title ?? null,
          disk ?? null,
          path,
          file,
          target ?? null,
          error,
          style,
          ...at,
        ),
      ),
    SetupDeleteError: ({ title, file, error, style }) =>
      answered(setup.SetupDeleteErrorW(0, title ?? null, file, error, style)),
    SetupRenameError: ({ title, source, target, error, style }) =>
      answered(setup.SetupRenameErrorW(0, title ?? null, source, target, error, style)),
    SetupSetNonInteractiveMode: ({ nonInteractive }) => {
      const { value, err } = setup.SetupSetNonInteractiveMode(nonInteractive ? 1 : 0);
      return { ret: true, err, before: value !== 0 };
    },
    SetupGetNonInteractiveMode: () => {
      const { value, err } = setup.SetupGetNonInteractiveMode();
      return { ret: true, err, nonInteractive: value !== 0 };
    },
  };
}

/** DPROMPT_…; 0 is success. */
function answered({ value, err }: Called): ReturnType<SourceFunctions['SetupDeleteError']> {
  return { ret: value === 0, err, result: value };
}

function prompted(
  to: ReturnBuffer,
  call: (buffer: Buffer | null, size: number, required: Buffer) => Called,
): ReturnType<SourceFunctions['SetupPromptForDisk']> {
  let result = 0;
  const { bytes, ...answer } = fill(to, 2, (...at) => {
    const called = call(...at);
    result = called.value;
    return { ...called, value: result === 0 ? 1 : 0 };
  });
  return { ...answer, result, ...told('path', bytes && readWide(bytes)) };
}

function lists(setup: Setup, windows: Windows): Pick<SourceFunctions, Lists> {
  return {
    SetupAddToSourceList: ({ flags, source }) => replyOf(setup.SetupAddToSourceListW(flags, source)),
    SetupRemoveFromSourceList: ({ flags, source }) =>
      replyOf(setup.SetupRemoveFromSourceListW(flags, source)),
    SetupSetSourceList: ({ flags, sources }) => {
      const texts = sources.map(wide);
      const list = Buffer.alloc(8 * texts.length + 8);
      for (const [index, text] of texts.entries()) writePointer(list, windows.addressOf(text), 8 * index);
      return replyOf(setup.SetupSetSourceListW(flags, list, texts.length));
    },
    SetupCancelTemporarySourceList: () => replyOf(setup.SetupCancelTemporarySourceList()),
    SetupQuerySourceList: ({ flags }) => {
      const [list, count] = [place(8), place(4)];
      const reply = replyOf(setup.SetupQuerySourceListW(flags, list, count));
      if (!reply.ret) return reply;
      const length = writtenDword(count) ?? 0;
      const pointers = windows.read(readPointer(list), 8 * length);
      const sources = Array.from(
        { length },
        (_, index) => windows.text(readPointer(pointers, 8 * index)) ?? '',
      );
      setup.SetupFreeSourceListW(list, length);
      return { ...reply, sources };
    },
  };
}
