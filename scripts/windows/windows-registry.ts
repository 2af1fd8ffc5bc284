import {
  type Bound,
  place,
  readPointer,
  readWide,
  type Windows,
  writtenDword,
} from '../../src/windows/index.ts';

const EXPORTS = {
  RegOpenKeyExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, DWORD, PVOID)',
  RegCreateKeyExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, PCWSTR, DWORD, DWORD, PVOID, PVOID, PVOID)',
  RegCloseKey: 'LSTATUS (HANDLE)',
  RegEnumKeyExW: 'LSTATUS (HANDLE, DWORD, PVOID, PVOID, PVOID, PVOID, PVOID, PVOID)',
  RegQueryValueExW: 'LSTATUS (HANDLE, PCWSTR, PVOID, PVOID, PVOID, PVOID)',
  RegSetValueExW: 'LSTATUS (HANDLE, PCWSTR, DWORD, DWORD, PVOID, DWORD)',
  RegDeleteValueW: 'LSTATUS (HANDLE, PCWSTR)',
  RegDeleteKeyW: 'LSTATUS (HANDLE, PCWSTR)',
  RegDeleteTreeW: 'LSTATUS (HANDLE, PCWSTR)',
} as const;

const ROOTS: Readonly<Record<string, number>> = {
  HKCR: 0x80000000,
  HKCU: 0x80000001,
  HKLM: 0x80000002,
  HKU: 0x80000003,
};
const KEY_ALL_ACCESS = 0xf003f;
const NAME = 256;
const ROOM = 0x10000;

/** A value as it stands in a registry: its type by number, and its bytes. */
export interface RawValue {
  readonly type: number;
  readonly bytes: Buffer;
}

/** The registry of the running Windows, for those who look at what a function did. Keys are paths: `HKLM\…`. */
export class WindowsRegistry {
  readonly #exports: Bound<keyof typeof EXPORTS>;

  constructor(windows: Windows) {
    this.#exports = windows.bind('advapi32.dll', EXPORTS);
  }

  has(path: string): boolean {
    return this.#opened(path, () => true) ?? false;
  }

  keys(path: string): string[] {
    const names = (key: number): string[] => {
      const found: string[] = [];
      for (;;) {
        const [name, length] = [place(2 * NAME), Buffer.alloc(4)];
        length.writeUInt32LE(NAME);
        const { value } = this.#exports.RegEnumKeyExW(
          key,
          found.length,
          name,
          length,
          null,
          null,
          null,
          null,
        );
        if (value !== 0) return found;
        found.push(readWide(name));
      }
    };
    return this.#opened(path, names) ?? [];
  }

  value(path: string, name: string): RawValue | undefined {
    return this.#opened(path, key => {
      const [type, bytes, length] = [place(4), place(ROOM), Buffer.alloc(4)];
      length.writeUInt32LE(ROOM);
      const { value } = this.#exports.RegQueryValueExW(key, name, null, type, bytes, length);
      if (value !== 0) return undefined;
      return { type: writtenDword(type) ?? 0, bytes: bytes.subarray(0, length.readUInt32LE()) };
    });
  }

  create(path: string): void {
    const [root, rest] = split(path);
    const key = place(8);
    this.#exports.RegCreateKeyExW(root, rest, 0, null, 0, KEY_ALL_ACCESS, null, key, null);
    this.#exports.RegCloseKey(readPointer(key));
  }

  set(path: string, name: string, { type, bytes }: RawValue): void {
    this.create(path);
    this.#opened(path, key => this.#exports.RegSetValueExW(key, name, 0, type, bytes, bytes.length));
  }

  deleteValue(path: string, name: string): void {
    this.#opened(path, key => this.#exports.RegDeleteValueW(key, name));
  }

  /** A key without keys in it. */
  deleteKey(path: string): boolean {
    return this.#exports.RegDeleteKeyW(...split(path)).value === 0;
  }

  deleteTree(path: string): void {
    const [root, rest] = split(path);
    this.#exports.RegDeleteTreeW(root, rest);
  }

  #opened<T>(path: string, run: (key: number) => T): T | undefined {
    const [root, rest] = split(path);
    const key = place(8);
    if (this.#exports.RegOpenKeyExW(root, rest, 0, KEY_ALL_ACCESS, key).value !== 0) return undefined;
    try {
      return run(readPointer(key));
    } finally {
      this.#exports.RegCloseKey(readPointer(key));
    }
  }
}

function split(path: string): [root: number, rest: string] {
  const [root = '', ...rest] = path.split('\\');
  const top = ROOTS[root.toUpperCase()];
  if (top === undefined) throw new Error(`no such root: ${root}`);
  return [top, rest.join('\\')];
}
