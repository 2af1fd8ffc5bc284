import type { LibraryHandle } from 'koffi';
import { invariant, type Win32Error, win32 } from '../base/index.ts';
import { type CType, parseDeclaration } from './c-types.ts';
import { readPointer } from './memory.ts';
import { isWineStub } from './wine-stub.ts';

/** The FFI. */
export type Koffi = typeof import('koffi').default;

/** What exports are given: numbers, texts, bytes that they read and write, addresses. */
export type Argument = number | bigint | string | Buffer | null;

/** What an export answered. */
export interface Called {
  /** What it returned; of an export that is lacking what it returns when it fails. */
  readonly value: number;
  /** The last error afterwards. */
  readonly err: Win32Error;
}

/** Exports of a DLL under the names of their table. */
export type Bound<Name extends string> = { readonly [N in Name]: (...args: Argument[]) => Called };

/** An export that cannot be called: this Windows has none, or it is one of Wine's stubs, which end the process. */
export interface Lack {
  readonly dll: string;
  readonly name: string;
  readonly why: 'missing' | 'stub';
}

type Callable = (...args: Argument[]) => number | bigint | undefined;

const LACKING: Readonly<Record<Lack['why'], Win32Error>> = {
  missing: win32('ERROR_PROC_NOT_FOUND'),
  stub: win32('ERROR_CALL_NOT_IMPLEMENTED'),
};

const CR_CALL_NOT_IMPLEMENTED = 0x34;

/** The pseudo handle of the calling thread, and where a TEB of 64 bits has the last error. */
const THIS_THREAD = -2;
const LAST_ERROR = 0x68;

/**
 * The running Windows, as a program of 64 bits calls it. Nothing is called that is not there: what a DLL lacks is
 * found out by binding, and a call of it fails with ERROR_PROC_NOT_FOUND (missing) or ERROR_CALL_NOT_IMPLEMENTED
 * (a stub of Wine), the result being what such a function returns when it fails.
 */
export class Windows {
  readonly #koffi: Koffi;
  readonly #libraries = new Map<string, LibraryHandle | undefined>();
  readonly #getLastError: () => number;
  readonly #setLastError: (error: number) => void;
  #thread: ArrayBuffer | undefined;
  /** The version of Wine; undefined on Windows. */
  readonly wine: string | undefined;
  /** Is told of each call of what is lacking. */
  whenLacking: (lack: Lack) => void = () => undefined;

  constructor(koffi: Koffi) {
    this.#koffi = koffi;
    this.wine = wineVersion(koffi);
    const kernel = koffi.load('kernel32.dll');
    this.#getLastError = kernel.func('GetLastError', 'uint32', []);
    this.#setLastError = kernel.func('SetLastError', 'void', ['uint32']);
  }

  get lastError(): Win32Error {
    return this.#getLastError() as Win32Error;
  }

  set lastError(error: Win32Error) {
    this.#setLastError(error);
  }

  /**
   * Exports of a DLL by a table of their declarations: `{ CloseHandle: 'BOOL (HANDLE)' }`. Each is looked for when
   * it is called first.
   */
  bind<Name extends string>(dll: string, declarations: Readonly<Record<Name, string>>): Bound<Name> {
    const entries = Object.entries<string>(declarations).map(([name, declaration]) => [
      name,
      this.#binding(dll, name, declaration),
    ]);
    return Object.fromEntries(entries) as Bound<Name>;
  }

  /** Those of some exports that cannot be called. Nothing is called to find that out. */
  lacks(dll: string, names: readonly string[]): Lack[] {
    return names.flatMap(name => {
      const why = this.#lack(dll, name);
      return why ? [{ dll, name, why }] : [];
    });
  }

  /** Whether there is a DLL of that name. */
  has(dll: string): boolean {
    return this.#library(dll) !== undefined;
  }

  /** Bytes at an address that Windows gave. */
  read(address: number | bigint, bytes: number): Buffer {
    return Buffer.from(Buffer.from(this.#koffi.view(BigInt(address), bytes)));
  }

  /** Writes bytes to an address that Windows gave. */
  write(address: number | bigint, bytes: Buffer): void {
    Buffer.from(this.#koffi.view(BigInt(address), bytes.length)).set(bytes);
  }

  /** The text of UTF-16 at an address that Windows gave; none at 0 and -1. */
  text(address: number): string | undefined {
    return address > 0 ? this.#koffi.decode.string16(BigInt(address)) : undefined;
  }

  /** The address of bytes of ours. They must be kept for as long as Windows may read there. */
  addressOf(bytes: Buffer): bigint {
    return this.#koffi.address(bytes);
  }

  /**
   * Gives Windows a function of ours to call while `run` runs: `DWORD (HANDLE, DWORD, PVOID, PVOID)`. What it
   * throws Windows never sees: it is thrown when `run` has come back.
   */
  calledBack<T>(
    declaration: string,
    callback: (...args: (number | bigint | null)[]) => number,
    run: (address: bigint) => T,
  ): T {
    const { types } = parseDeclaration(declaration);
    const prototype = this.#koffi.proto(types[0], [...types[1]]);
    const faults: unknown[] = [];
    const guarded = (...args: (number | bigint | null)[]): number => {
      try {
        this.lastError = this.#threadError();
        return faults.length > 0 ? 0 : callback(...args);
      } catch (fault) {
        faults.push(fault);
        return 0;
      }
    };
    this.#threadError();
    const address = this.#koffi.register(guarded, this.#koffi.pointer(prototype));
    try {
      const answer = run(address);
      if (faults.length > 0) throw faults[0];
      return answer;
    } finally {
      this.#koffi.unregister(address);
    }
  }

  /**
   * The last error as the thread has it. koffi keeps one of its own, which it gives the thread before it calls, so
   * that inside a callback GetLastError does not tell what Windows has set since.
   */
  #threadError(): Win32Error {
    this.#thread ??= this.#koffi.view(BigInt(this.#threadBlock() + LAST_ERROR), 4);
    return Buffer.from(this.#thread).readUInt32LE() as Win32Error;
  }

  /** The address of the TEB of this thread, the only one that runs JavaScript here. */
  #threadBlock(): number {
    const information = Buffer.alloc(48);
    const { NtQueryInformationThread } = this.bind('ntdll.dll', {
      NtQueryInformationThread: 'LSTATUS (HANDLE, DWORD, PVOID, DWORD, PVOID)',
    });
    const { value } = NtQueryInformationThread(THIS_THREAD, 0, information, information.length, null);
    invariant(value === 0, `the thread is not known: ${value}`);
    return readPointer(information, 8);
  }

  #binding(dll: string, name: string, declaration: string): (...args: Argument[]) => Called {
    const { result, types } = parseDeclaration(declaration);
    let callable: Callable | undefined;
    return (...args) => {
      const why = callable ? undefined : this.#lack(dll, name);
      if (why) {
        this.whenLacking({ dll, name, why });
        return this.#refused(result, LACKING[why]);
      }
      callable ??= this.#library(dll)?.func(name, types[0], [...types[1]]);
      invariant(callable, `${name} is there and not bound`);
      const value = callable(...args);
      return { value: Number(value ?? 0), err: this.lastError };
    };
  }

  #refused(result: CType, err: Win32Error): Called {
    this.lastError = err;
    if (result === 'LSTATUS') return { value: err, err };
    if (result === 'CONFIGRET') return { value: CR_CALL_NOT_IMPLEMENTED, err };
    return { value: result === 'HANDLE' ? -1 : 0, err };
  }

  #lack(dll: string, name: string): Lack['why'] | undefined {
    const address = optional(() => this.#library(dll)?.symbol(name) as bigint | undefined);
    if (address === undefined) return 'missing';
    const stub = this.wine !== undefined && isWineStub((at, bytes) => this.read(at, bytes), address, name);
    return stub ? 'stub' : undefined;
  }

  #library(dll: string): LibraryHandle | undefined {
    if (!this.#libraries.has(dll)) {
      this.#libraries.set(
        dll,
        optional(() => this.#koffi.load(dll)),
      );
    }
    return this.#libraries.get(dll);
  }
}

function wineVersion(koffi: Koffi): string | undefined {
  const version = optional(() => koffi.load('ntdll.dll').func('wine_get_version', 'str', []));
  return version && String(version());
}

function optional<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
