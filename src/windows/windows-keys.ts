import { type Win32Error, win32 } from '../base/index.ts';
import type { RegistryKey, Reply } from '../setupapi/index.ts';
import { told } from './answers.ts';
import { place, readPointer } from './memory.ts';
import type { Called, Windows } from './windows.ts';

/** Exports about registry keys, by DLL. */
export const KEY_EXPORTS = {
  'advapi32.dll': {
    RegOpenKeyExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, DWORD, PVOID)',
    RegCreateKeyExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, PCWSTR, DWORD, DWORD, PVOID, PVOID, PVOID)',
    RegCloseKey: 'LSTATUS (HANDLE)',
  },
  'ntdll.dll': { NtQueryKey: 'LSTATUS (HANDLE, DWORD, PVOID, DWORD, PVOID)' },
} as const;

/** The predefined keys. @see https://learn.microsoft.com/windows/win32/sysinfo/predefined-keys */
const ROOTS: Readonly<Record<string, number>> = {
  HKCR: 0x80000000,
  HKCU: 0x80000001,
  HKLM: 0x80000002,
  HKU: 0x80000003,
};

/** KeyNameInformation: a length in bytes, then the name. */
const NAME_INFORMATION = 3;
const NAME_ROOM = 0x8000;

/** Keys of the registry as Windows holds them open. What is opened here is closed here. */
export class WindowsKeys {
  readonly #advapi;
  readonly #ntdll;

  constructor(windows: Windows) {
    this.#advapi = windows.bind('advapi32.dll', KEY_EXPORTS['advapi32.dll']);
    this.#ntdll = windows.bind('ntdll.dll', KEY_EXPORTS['ntdll.dll']);
  }

  /** What a function answered that opens a key: where the key is. The key is closed. */
  told({ value, err }: Called, access: number): Reply & { key?: RegistryKey } {
    if (value === 0 || value === -1) return { ret: false, err };
    const path = this.#pathOf(value);
    this.#advapi.RegCloseKey(value);
    return { ret: true, err, ...told('key', path === undefined ? undefined : { path, access }) };
  }

  /** Opens a key by its path while `run` runs; a path of null is none. */
  opened<T>(
    path: string | null,
    access: number,
    run: (key: number) => T,
  ): T | { readonly refused: Win32Error } {
    if (path === null) return run(0);
    const [root = '', ...rest] = path.split('\\');
    const top = ROOTS[root.toUpperCase()];
    if (top === undefined) return { refused: win32('ERROR_INVALID_PARAMETER') };
    const key = place(8);
    const { value } = this.#advapi.RegOpenKeyExW(top, rest.join('\\'), 0, access, key);
    if (value !== 0) return { refused: value as Win32Error };
    const opened = readPointer(key);
    try {
      return run(opened);
    } finally {
      this.#advapi.RegCloseKey(opened);
    }
  }

  #pathOf(key: number): string | undefined {
    const bytes = place(NAME_ROOM);
    const { value } = this.#ntdll.NtQueryKey(key, NAME_INFORMATION, bytes, bytes.length, place(4));
    if (value !== 0) return undefined;
    return keyPath(bytes.toString('utf16le', 4, 4 + bytes.readUInt32LE()));
  }
}

/** `HKLM\SYSTEM\CurrentControlSet\…` of the kernel's `\REGISTRY\MACHINE\SYSTEM\ControlSet001\…`. */
export function keyPath(kernel: string): string {
  return kernel
    .replace(/^\\registry\\machine/i, 'HKLM')
    .replace(/^\\registry\\user/i, 'HKU')
    .replace(
      /^HKLM\\system\\(ControlSet\d{3}|CurrentControlSet)(?=\\|$)/i,
      'HKLM\\SYSTEM\\CurrentControlSet',
    );
}
