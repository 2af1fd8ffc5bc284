import { win32 } from '../base/index.ts';
import {
  type CallbackContext,
  FILEOP_ABORT,
  type FileCopyParameters,
  type InfContext,
  type QueueFunctions,
  type QueueHandle,
  type Reply,
} from '../setupapi/index.ts';
import { openedOf, orNone, replyOf, told } from './answers.ts';
import { type WindowsNotification, withCallback } from './file-callback.ts';
import { contextBytes } from './inf-structures.ts';
import { place, wide, writePointer, writtenDword } from './memory.ts';
import type { Bound, Windows } from './windows.ts';

/** Exports of setupapi.dll over file queues and single files. @see file-queue-functions */
export const QUEUE_EXPORTS = {
  SetupOpenFileQueue: 'HANDLE ()',
  SetupCloseFileQueue: 'BOOL (HANDLE)',
  SetupQueueCopyW: 'BOOL (HANDLE, PCWSTR, PCWSTR, PCWSTR, PCWSTR, PCWSTR, PCWSTR, PCWSTR, DWORD)',
  SetupQueueCopyIndirectW: 'BOOL (PVOID)',
  SetupQueueDefaultCopyW: 'BOOL (HANDLE, HANDLE, PCWSTR, PCWSTR, PCWSTR, DWORD)',
  SetupQueueCopySectionW: 'BOOL (HANDLE, PCWSTR, HANDLE, HANDLE, PCWSTR, DWORD)',
  SetupQueueDeleteW: 'BOOL (HANDLE, PCWSTR, PCWSTR)',
  SetupQueueDeleteSectionW: 'BOOL (HANDLE, HANDLE, HANDLE, PCWSTR)',
  SetupQueueRenameW: 'BOOL (HANDLE, PCWSTR, PCWSTR, PCWSTR, PCWSTR)',
  SetupQueueRenameSectionW: 'BOOL (HANDLE, HANDLE, HANDLE, PCWSTR)',
  SetupInstallFilesFromInfSectionW: 'BOOL (HANDLE, HANDLE, HANDLE, PCWSTR, PCWSTR, DWORD)',
  SetupCommitFileQueueW: 'BOOL (HANDLE, HANDLE, PVOID, PVOID)',
  SetupScanFileQueueW: 'BOOL (HANDLE, DWORD, HANDLE, PVOID, PVOID, PVOID)',
  SetupGetFileQueueCount: 'BOOL (HANDLE, DWORD, PVOID)',
  SetupGetFileQueueFlags: 'BOOL (HANDLE, PVOID)',
  SetupSetFileQueueFlags: 'BOOL (HANDLE, DWORD, DWORD)',
  SetupPromptReboot: 'LONG (HANDLE, HANDLE, BOOL)',
  SetupInitDefaultQueueCallback: 'HANDLE (HANDLE)',
  SetupInitDefaultQueueCallbackEx: 'HANDLE (HANDLE, HANDLE, DWORD, DWORD, PVOID)',
  SetupTermDefaultQueueCallback: 'VOID (HANDLE)',
  SetupDefaultQueueCallbackW: 'DWORD (HANDLE, DWORD, HANDLE, HANDLE)',
  SetupInstallFileW: 'BOOL (HANDLE, PVOID, PCWSTR, PCWSTR, PCWSTR, DWORD, PVOID, PVOID)',
  SetupInstallFileExW: 'BOOL (HANDLE, PVOID, PCWSTR, PCWSTR, PCWSTR, DWORD, PVOID, PVOID, PVOID)',
} as const;

type Setup = Bound<keyof typeof QUEUE_EXPORTS>;

/** INVALID_HANDLE_VALUE: progress is told to nobody. */
const NO_WINDOW = -1;

/** File queues and single files, of the running Windows. */
export function queueFunctions(windows: Windows): QueueFunctions {
  const setup = windows.bind('setupapi.dll', QUEUE_EXPORTS);
  return {
    ...copies(setup, windows),
    ...others(setup),
    ...commits(setup, windows),
    ...state(setup),
    ...defaults(setup),
    ...files(setup, windows),
  };
}

type Copies = 'SetupQueueCopy' | 'SetupQueueCopyIndirect' | 'SetupQueueDefaultCopy' | 'SetupQueueCopySection';

function copies(setup: Setup, windows: Windows): Pick<QueueFunctions, Copies> {
  return {
    SetupQueueCopy: of =>
      replyOf(
        setup.SetupQueueCopyW(
          orNone(of.queue),
          of.sourceRoot ?? null,
          of.sourcePath ?? null,
          of.sourceFile,
          of.description ?? null,
          of.tagfile ?? null,
          of.target,
          of.targetFile ?? null,
          of.style ?? 0,
        ),
      ),
    SetupQueueCopyIndirect: of => copyIndirect(setup, windows, of),
    SetupQueueDefaultCopy: ({ queue, inf, sourceRoot, sourceFile, targetFile, style }) =>
      replyOf(
        setup.SetupQueueDefaultCopyW(
          orNone(queue),
          orNone(inf),
          sourceRoot ?? null,
          sourceFile,
          targetFile,
          style ?? 0,
        ),
      ),
    SetupQueueCopySection: ({ queue, sourceRoot, inf, listInf, section, style }) =>
      replyOf(
        setup.SetupQueueCopySectionW(
          orNone(queue),
          sourceRoot ?? null,
          orNone(inf),
          orNone(listInf),
          section,
          style ?? 0,
        ),
      ),
  };
}

/** SP_FILE_COPY_PARAMS: size, queue, seven texts, style, layout INF, security. */
function copyIndirect(setup: Setup, windows: Windows, of: FileCopyParameters): Reply {
  const texts = [
    of.sourceRoot,
    of.sourcePath,
    of.sourceFile,
    of.description,
    of.tagfile,
    of.target,
    of.targetFile,
  ].map(text => (text === null || text === undefined ? undefined : wide(text)));
  const security = of.security === null || of.security === undefined ? undefined : wide(of.security);
  const bytes = Buffer.alloc(96);
  const point = (at: number, text: Buffer | undefined): void =>
    writePointer(bytes, text ? windows.addressOf(text) : 0, at);
  bytes.writeUInt32LE(bytes.length, 0);
  writePointer(bytes, orNone(of.queue), 8);
  for (const [index, text] of texts.entries()) point(16 + 8 * index, text);
  bytes.writeUInt32LE(of.style ?? 0, 72);
  writePointer(bytes, orNone(of.layoutInf), 80);
  point(88, security);
  return replyOf(setup.SetupQueueCopyIndirectW(bytes));
}

type Others =
  | 'SetupQueueDelete'
  | 'SetupQueueDeleteSection'
  | 'SetupQueueRename'
  | 'SetupQueueRenameSection'
  | 'SetupInstallFilesFromInfSection';

function others(setup: Setup): Pick<QueueFunctions, Others> {
  return {
    SetupQueueDelete: ({ queue, path1, path2 }) =>
      replyOf(setup.SetupQueueDeleteW(orNone(queue), path1, path2 ?? null)),
    SetupQueueDeleteSection: ({ queue, inf, listInf, section }) =>
      replyOf(setup.SetupQueueDeleteSectionW(orNone(queue), orNone(inf), orNone(listInf), section)),
    SetupQueueRename: ({ queue, sourcePath, sourceFile, targetPath, targetFile }) =>
      replyOf(
        setup.SetupQueueRenameW(
          orNone(queue),
          sourcePath,
          sourceFile ?? null,
          targetPath ?? null,
          targetFile,
        ),
      ),
    SetupQueueRenameSection: ({ queue, inf, listInf, section }) =>
      replyOf(setup.SetupQueueRenameSectionW(orNone(queue), orNone(inf), orNone(listInf), section)),
    SetupInstallFilesFromInfSection: ({ queue, inf, layoutInf, section, sourceRoot, style }) =>
      replyOf(
        setup.SetupInstallFilesFromInfSectionW(
          orNone(inf),
          orNone(layoutInf),
          orNone(queue),
          section,
          sourceRoot ?? null,
          style ?? 0,
        ),
      ),
  };
}

type Commits = 'SetupOpenFileQueue' | 'SetupCloseFileQueue' | 'SetupCommitFileQueue' | 'SetupScanFileQueue';

function commits(setup: Setup, windows: Windows): Pick<QueueFunctions, Commits> {
  return {
    SetupOpenFileQueue: () => {
      const { opened, ...reply } = openedOf<QueueHandle>(setup.SetupOpenFileQueue());
      return { ...reply, queue: opened };
    },
    SetupCloseFileQueue: ({ queue }) => replyOf(setup.SetupCloseFileQueue(orNone(queue))),
    SetupCommitFileQueue: ({ queue, callback }) =>
      replyOf(
        withCallback(windows, callback, called =>
          setup.SetupCommitFileQueueW(0, orNone(queue), called, null),
        ),
      ),
    SetupScanFileQueue: ({ queue, flags, callback }) => {
      const result = place(4);
      const scan = (called: bigint | null): Reply =>
        replyOf(setup.SetupScanFileQueueW(orNone(queue), flags, 0, called, null, result));
      const reply = callback ? withCallback(windows, callback, scan) : scan(null);
      return { ...reply, result: writtenDword(result) ?? 0 };
    },
  };
}

type State =
  | 'SetupGetFileQueueCount'
  | 'SetupGetFileQueueFlags'
  | 'SetupSetFileQueueFlags'
  | 'SetupPromptReboot';

function state(setup: Setup): Pick<QueueFunctions, State> {
  return {
    SetupGetFileQueueCount: ({ queue, operation }) => {
      const count = place(4);
      const reply = replyOf(setup.SetupGetFileQueueCount(orNone(queue), operation, count));
      return { ...reply, ...told('count', writtenDword(count)) };
    },
    SetupGetFileQueueFlags: ({ queue }) => {
      const flags = place(4);
      const reply = replyOf(setup.SetupGetFileQueueFlags(orNone(queue), flags));
      return { ...reply, ...told('flags', writtenDword(flags)) };
    },
    SetupSetFileQueueFlags: ({ queue, mask, flags }) =>
      replyOf(setup.SetupSetFileQueueFlags(orNone(queue), mask, flags)),
    SetupPromptReboot: ({ queue, scanOnly }) => {
      const { value, err } = setup.SetupPromptReboot(orNone(queue), 0, scanOnly ? 1 : 0);
      return { ret: value !== -1, err, flags: value };
    },
  };
}

type Defaults =
  | 'SetupInitDefaultQueueCallback'
  | 'SetupInitDefaultQueueCallbackEx'
  | 'SetupTermDefaultQueueCallback'
  | 'SetupDefaultQueueCallback';

function defaults(setup: Setup): Pick<QueueFunctions, Defaults> {
  const made = ({
    opened,
    ...reply
  }: Reply & { opened: CallbackContext }): Reply & { context: CallbackContext } => ({
    ...reply,
    context: opened,
  });
  // A notification that is not Windows' own has no parameters to give it.
  return {
    SetupInitDefaultQueueCallback: () => made(openedOf(setup.SetupInitDefaultQueueCallback(0))),
    SetupInitDefaultQueueCallbackEx: () =>
      made(openedOf(setup.SetupInitDefaultQueueCallbackEx(0, NO_WINDOW, 0, 0, null))),
    SetupTermDefaultQueueCallback: ({ context }) => ({
      ret: true,
      err: setup.SetupTermDefaultQueueCallback(context).err,
    }),
    SetupDefaultQueueCallback: ({ context, notification, ...of }) => {
      const { parameters } = of as Partial<WindowsNotification>;
      if (!parameters)
        return { ret: false, err: win32('ERROR_INVALID_PARAMETER'), answer: { ret: FILEOP_ABORT } };
      const { value, err } = setup.SetupDefaultQueueCallbackW(context, notification, ...parameters);
      return { ret: true, err, answer: { ret: value } };
    },
  };
}

function files(
  setup: Setup,
  windows: Windows,
): Pick<QueueFunctions, 'SetupInstallFile' | 'SetupInstallFileEx'> {
  return {
    SetupInstallFile: of =>
      replyOf(
        withCallback(windows, of.callback, called =>
          setup.SetupInstallFileW(
            orNone(of.inf),
            optional(of.context),
            of.sourceFile ?? null,
            of.sourceRoot ?? null,
            of.destFile ?? null,
            of.style ?? 0,
            of.callback ? called : null,
            null,
          ),
        ),
      ),
    SetupInstallFileEx: of => {
      const inUse = place(4);
      const reply = replyOf(
        withCallback(windows, of.callback, called =>
          setup.SetupInstallFileExW(
            orNone(of.inf),
            optional(of.context),
            of.sourceFile ?? null,
            of.sourceRoot ?? null,
            of.destFile ?? null,
            of.style ?? 0,
            of.callback ? called : null,
            null,
            inUse,
          ),
        ),
      );
      return { ...reply, inUse: Boolean(writtenDword(inUse)) };
    },
  };
}

function optional(context: InfContext | null | undefined): Buffer | null {
  return context ? contextBytes(context) : null;
}
