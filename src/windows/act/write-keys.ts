import { type Win32Error, win32 } from '../../base/index.ts';
import { bytesOf, type Change } from '../../machine/index.ts';
import { type Bound, place, readPointer, type Windows } from '../index.ts';
import { KEY_ROOTS, KEY_WOW64_64KEY } from '../state/index.ts';

const EXPORTS = {
  RegCreateKeyExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, PVOID, DWORD, DWORD, PVOID, PVOID, PVOID)',
  RegDeleteKeyExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, DWORD)',
  RegSetValueExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, DWORD, PVOID, DWORD)',
  RegDeleteValueW: 'LSTATUS (HANDLE, PCWSTR)',
  RegCloseKey: 'LSTATUS (HANDLE)',
} as const;

const KEY_WRITE = 0x20006;
const SUCCESS = win32('ERROR_SUCCESS');
const NO_KEY = win32('ERROR_FILE_NOT_FOUND');

type KeyChange = Extract<Change, { kind: 'key' | 'value' }>;

/** Makes changes of keys and values in the registry of 64 bits, in order, up to the first that Windows refuses. */
export function writeKeys(windows: Pick<Windows, 'bind'>, changes: readonly Change[]): Win32Error {
  const advapi = windows.bind('advapi32.dll', EXPORTS);
  for (const change of changes) {
    if (change.kind !== 'key' && change.kind !== 'value') continue;
    const error = write(advapi, change);
    if (error !== SUCCESS) return error;
  }
  return SUCCESS;
}

function write(advapi: Bound<keyof typeof EXPORTS>, change: KeyChange): Win32Error {
  const [root = '', ...below] = change.key.split('\\');
  const [top, path] = [KEY_ROOTS[root] ?? 0, below.join('\\')];
  if (change.kind === 'key' && !change.after) {
    const { value } = advapi.RegDeleteKeyExW(top, path, KEY_WOW64_64KEY, 0);
    return (value === NO_KEY ? SUCCESS : value) as Win32Error;
  }
  const handle = place(8);
  const access = KEY_WRITE | KEY_WOW64_64KEY;
  const made = advapi.RegCreateKeyExW(top, path, 0, null, 0, access, null, handle, null);
  if (made.value !== SUCCESS) return made.value as Win32Error;
  const key = readPointer(handle);
  const error = change.kind === 'key' ? SUCCESS : writeValue(advapi, key, change);
  advapi.RegCloseKey(key);
  return error;
}

function writeValue(
  advapi: Bound<keyof typeof EXPORTS>,
  key: number,
  { name, after }: Extract<Change, { kind: 'value' }>,
): Win32Error {
  if (!after) {
    const { value } = advapi.RegDeleteValueW(key, name);
    return (value === NO_KEY ? SUCCESS : value) as Win32Error;
  }
  const bytes = Buffer.from(bytesOf(after));
  return advapi.RegSetValueExW(key, name, 0, after.type, bytes, bytes.length).value as Win32Error;
}
