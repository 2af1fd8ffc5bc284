import type { DiskSpaceFunctions, DiskSpaceList, Reply } from '../setupapi/index.ts';
import { openedOf, orNone, replyOf, textsAnswer, told } from './answers.ts';
import { isUntouched, place } from './memory.ts';
import type { Called, Windows } from './windows.ts';

/** Exports of setupapi.dll over disk space. @see disk-space-list-functions */
export const DISK_SPACE_EXPORTS = {
  SetupCreateDiskSpaceListW: 'HANDLE (HANDLE, DWORD, DWORD)',
  SetupDuplicateDiskSpaceListW: 'HANDLE (HANDLE, HANDLE, DWORD, DWORD)',
  SetupDestroyDiskSpaceList: 'BOOL (HANDLE)',
  SetupAddToDiskSpaceListW: 'BOOL (HANDLE, PCWSTR, QWORD, DWORD, HANDLE, DWORD)',
  SetupRemoveFromDiskSpaceListW: 'BOOL (HANDLE, PCWSTR, DWORD, HANDLE, DWORD)',
  SetupAddSectionToDiskSpaceListW: 'BOOL (HANDLE, HANDLE, HANDLE, PCWSTR, DWORD, HANDLE, DWORD)',
  SetupRemoveSectionFromDiskSpaceListW: 'BOOL (HANDLE, HANDLE, HANDLE, PCWSTR, DWORD, HANDLE, DWORD)',
  SetupQuerySpaceRequiredOnDriveW: 'BOOL (HANDLE, PCWSTR, PVOID, HANDLE, DWORD)',
  SetupQueryDrivesInDiskSpaceListW: 'BOOL (HANDLE, PVOID, DWORD, PVOID)',
} as const;

/** Lists of disk space, of the running Windows. */
export function diskSpaceFunctions(windows: Windows): DiskSpaceFunctions {
  const setup = windows.bind('setupapi.dll', DISK_SPACE_EXPORTS);
  return {
    SetupCreateDiskSpaceList: ({ flags, reserved1, reserved2 }) =>
      listOf(setup.SetupCreateDiskSpaceListW(reserved1 ?? 0, reserved2 ?? 0, flags)),
    SetupDuplicateDiskSpaceList: ({ list, flags, reserved1, reserved2 }) =>
      listOf(setup.SetupDuplicateDiskSpaceListW(orNone(list), reserved1 ?? 0, reserved2 ?? 0, flags)),
    SetupDestroyDiskSpaceList: ({ list }) => replyOf(setup.SetupDestroyDiskSpaceList(orNone(list))),
    SetupAddToDiskSpaceList: of =>
      replyOf(
        setup.SetupAddToDiskSpaceListW(orNone(of.list), of.target, of.size, of.operation, ...reserved(of)),
      ),
    SetupRemoveFromDiskSpaceList: of =>
      replyOf(setup.SetupRemoveFromDiskSpaceListW(orNone(of.list), of.target, of.operation, ...reserved(of))),
    SetupAddSectionToDiskSpaceList: of =>
      replyOf(
        setup.SetupAddSectionToDiskSpaceListW(
          orNone(of.list),
          orNone(of.inf),
          0,
          of.section,
          of.operation,
          ...reserved(of),
        ),
      ),
    SetupRemoveSectionFromDiskSpaceList: of =>
      replyOf(
        setup.SetupRemoveSectionFromDiskSpaceListW(
          orNone(of.list),
          orNone(of.inf),
          0,
          of.section,
          of.operation,
          ...reserved(of),
        ),
      ),
    SetupQuerySpaceRequiredOnDrive: ({ list, drive, space, ...of }) => {
      const bytes = place(8);
      const target = space === null ? null : bytes;
      const reply = replyOf(
        setup.SetupQuerySpaceRequiredOnDriveW(orNone(list), drive, target, ...reserved(of)),
      );
      const needed = isUntouched(bytes) ? undefined : Number(bytes.readBigInt64LE());
      return { ...reply, ...told('spaceRequired', needed) };
    },
    SetupQueryDrivesInDiskSpaceList: ({ list, buffer, size }) =>
      textsAnswer('drives', { ...told('buffer', buffer), ...told('size', size) }, (...at) =>
        setup.SetupQueryDrivesInDiskSpaceListW(orNone(list), ...at),
      ),
  };
}

function listOf(called: Called): Reply & { list?: DiskSpaceList } {
  const { opened, ...reply } = openedOf<DiskSpaceList>(called);
  return reply.ret ? { ...reply, list: opened } : reply;
}

function reserved(of: { readonly reserved1?: number; readonly reserved2?: number }): [number, number] {
  return [of.reserved1 ?? 0, of.reserved2 ?? 0];
}
