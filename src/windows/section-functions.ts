import { KEY_ALL_ACCESS, type SectionFunctions } from '../setupapi/index.ts';
import { orNone, replyOf } from './answers.ts';
import { withCallback } from './file-callback.ts';
import type { Windows } from './windows.ts';
import { WindowsKeys } from './windows-keys.ts';

/** Exports of setupapi.dll that carry out sections. @see https://learn.microsoft.com/windows/win32/api/setupapi/ */
export const SECTION_EXPORTS = {
  SetupInstallFromInfSectionW:
    'BOOL (HANDLE, HANDLE, PCWSTR, DWORD, HANDLE, PCWSTR, DWORD, PVOID, PVOID, HANDLE, PVOID)',
  SetupInstallServicesFromInfSectionW: 'BOOL (HANDLE, PCWSTR, DWORD)',
  SetupInstallServicesFromInfSectionExW: 'BOOL (HANDLE, PCWSTR, DWORD, HANDLE, PVOID, PVOID, PVOID)',
  InstallHinfSectionW: 'VOID (HANDLE, HANDLE, PCWSTR, DWORD)',
} as const;

/** The functions that carry out sections, of the running Windows. A restart it asks for itself. */
export function sectionFunctions(windows: Windows): SectionFunctions {
  const setup = windows.bind('setupapi.dll', SECTION_EXPORTS);
  const keys = new WindowsKeys(windows);
  return {
    SetupInstallFromInfSection: ({ inf, section, flags, relativeKeyRoot, sourceRoot, style, callback }) => {
      const done = keys.opened(relativeKeyRoot ?? null, KEY_ALL_ACCESS, root =>
        withCallback(windows, callback, called =>
          setup.SetupInstallFromInfSectionW(
            0,
            orNone(inf),
            section,
            flags,
            root,
            sourceRoot ?? null,
            style ?? 0,
            called,
            null,
            0,
            null,
          ),
        ),
      );
      return 'refused' in done ? { ret: false, err: done.refused } : replyOf(done);
    },
    SetupInstallServicesFromInfSection: ({ inf, section, flags }) =>
      replyOf(setup.SetupInstallServicesFromInfSectionW(orNone(inf), section, flags)),
    SetupInstallServicesFromInfSectionEx: ({ inf, section, flags }) =>
      replyOf(setup.SetupInstallServicesFromInfSectionExW(orNone(inf), section, flags, 0, null, null, null)),
    InstallHinfSection: ({ section, mode, path }) => {
      const { err } = setup.InstallHinfSectionW(0, 0, `${section} ${mode} ${path}`, 0);
      return { ret: true, err };
    },
  };
}
