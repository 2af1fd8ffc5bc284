import { type Win32Error, win32 } from '../../base/index.ts';
import { type Bound, place, readPointer, readWide, type Windows } from '../index.ts';
import type { RawKey, RawValue } from './sources.ts';

const EXPORTS = {
  RegOpenKeyExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, DWORD, PVOID)',
  RegEnumKeyExW: 'LSTATUS (HANDLE, DWORD, PVOID, PVOID, PVOID, PVOID, PVOID, PVOID)',
  RegEnumValueW: 'LSTATUS (HANDLE, DWORD, PVOID, PVOID, PVOID, PVOID, PVOID, PVOID)',
  RegCloseKey: 'LSTATUS (HANDLE)',
} as const;

/** HKEY_… are signed numbers of 32 bits, made as wide as a handle. */
export const KEY_ROOTS: Readonly<Record<string, number>> = { HKLM: -2147483646, HKU: -2147483645 };
const KEY_READ = 0x20019;
export const KEY_WOW64_64KEY = 0x100;

/** Characters with the terminator. @see https://learn.microsoft.com/windows/win32/sysinfo/registry-element-size-limits */
const LONGEST_KEY = 256;
const LONGEST_VALUE_NAME = 16384;

const SUCCESS = win32('ERROR_SUCCESS');
const MORE_DATA = win32('ERROR_MORE_DATA');

type Advapi = Bound<keyof typeof EXPORTS>;

/** Reads keys of the registry of 64 bits. */
export function registryKeys(windows: Pick<Windows, 'bind'>): (path: string) => RawKey | Win32Error {
  const advapi = windows.bind('advapi32.dll', EXPORTS);
  return path => {
    const [root = '', ...below] = path.split('\\');
    const handle = place(8);
    const access = KEY_READ | KEY_WOW64_64KEY;
    const { value } = advapi.RegOpenKeyExW(KEY_ROOTS[root] ?? 0, below.join('\\'), 0, access, handle);
    if (value !== SUCCESS) return value as Win32Error;
    const key = readPointer(handle);
    try {
      return { keys: subkeysOf(advapi, key), values: valuesOf(advapi, key) };
    } finally {
      advapi.RegCloseKey(key);
    }
  };
}

function subkeysOf(advapi: Advapi, key: number): string[] {
  const names: string[] = [];
  const name = place(2 * LONGEST_KEY);
  for (;;) {
    const size = sizeOf(LONGEST_KEY);
    const { value } = advapi.RegEnumKeyExW(key, names.length, name, size, null, null, null, null);
    if (value !== SUCCESS) return names;
    names.push(readWide(name));
  }
}

function valuesOf(advapi: Advapi, key: number): RawValue[] {
  const values: RawValue[] = [];
  const name = place(2 * LONGEST_VALUE_NAME);
  const type = place(4);
  let data = place(4096);
  for (;;) {
    const [nameSize, dataSize] = [sizeOf(LONGEST_VALUE_NAME), sizeOf(data.length)];
    const { value } = advapi.RegEnumValueW(key, values.length, name, nameSize, null, type, data, dataSize);
    const needed = dataSize.readUInt32LE(0);
    if (value === MORE_DATA && needed > data.length) data = place(needed);
    else if (value !== SUCCESS) return values;
    else {
      const bytes = Uint8Array.from(data.subarray(0, needed));
      values.push({ name: readWide(name), type: type.readUInt32LE(0), bytes });
    }
  }
}

function sizeOf(size: number): Buffer {
  const bytes = place(4);
  bytes.writeUInt32LE(size, 0);
  return bytes;
}
