import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Case } from '../../conformance/cases.ts';
import type { Surroundings } from '../../conformance/surroundings.ts';
import { bytesOf, type Value, valueFromBytes } from '../../src/machine/index.ts';
import type { Reply, SetupApi } from '../../src/setupapi/index.ts';
import { type Bound, type Windows, windowsSetupApi } from '../../src/windows/index.ts';
import { CannotBe } from './trial.ts';
import { WindowsRegistry } from './windows-registry.ts';

const SERVICE_EXPORTS = {
  OpenSCManagerW: 'HANDLE (PCWSTR, PCWSTR, DWORD)',
  OpenServiceW: 'HANDLE (HANDLE, PCWSTR, DWORD)',
  StartServiceW: 'BOOL (HANDLE, DWORD, PVOID)',
  ControlService: 'BOOL (HANDLE, DWORD, PVOID)',
  DeleteService: 'BOOL (HANDLE)',
  CloseServiceHandle: 'BOOL (HANDLE)',
} as const;

const ALL_ACCESS = 0xf01ff;
const STOP = 1;
const CALLS = 'C:\\windows\\confco.log';

/** What of a case cannot be had in Wine. */
const LACKING: Readonly<Record<string, string>> = {
  'kernel-driver': 'the kernel driver of the case is not at hand',
  gui: 'there is nobody to look at a window',
};

/** The running Windows, in a prefix of Wine that nobody else uses. */
export class WindowsSurroundings implements Surroundings {
  readonly api: SetupApi;
  readonly wide = true;
  readonly folders = {
    TMP: 'C:\\conf',
    WIN: 'C:\\windows',
    SYS: 'C:\\windows\\system32',
    COMMON_PROGRAMS: 'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs',
  };
  readonly #registry: WindowsRegistry;
  readonly #services: Bound<keyof typeof SERVICE_EXPORTS>;
  /** Where the programs are that cases need. */
  readonly #tools: string;

  constructor(windows: Windows, { platform = 'amd64', os, requires = [], steps = [] }: Case, tools: string) {
    if (platform !== 'amd64') throw new CannotBe('the program is one of amd64');
    if (os !== undefined) throw new CannotBe(`Wine says that it is Windows 10, and the case is one of ${os}`);
    for (const need of requires) if (LACKING[need]) throw new CannotBe(LACKING[need]);
    const needed = steps.filter(({ op }) => op === 'file.copyTool').map(step => String(step.in.tool));
    if (requires.includes('installer-dll')) needed.push('confco.dll');
    for (const tool of needed) {
      if (!existsSync(`${tools}\\${tool}`)) throw new CannotBe(`${tool} is not made: mingw-w64 is not there`);
    }
    this.api = windowsSetupApi(windows);
    this.#registry = new WindowsRegistry(windows);
    this.#services = windows.bind('advapi32.dll', SERVICE_EXPORTS);
    this.#tools = tools;
    this.makeFolder(this.folders.TMP);
    process.chdir(this.folders.TMP);
    for (const name of readdirSync('.')) rmSync(name, { recursive: true, force: true });
    rmSync(CALLS, { force: true });
    if (requires.includes('installer-dll')) this.copyTool('confco.dll', `${this.folders.SYS}\\confco.dll`);
  }

  hasFile(path: string): boolean {
    return existsSync(path) && statSync(path).isFile();
  }

  readFile(path: string): string | undefined {
    return this.hasFile(path) ? readFileSync(path, 'latin1') : undefined;
  }

  writeFile(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, 'latin1');
  }

  deleteFile(path: string): boolean {
    const existed = this.hasFile(path);
    // A program that runs keeps its file.
    if (existed) spare(() => rmSync(path));
    return existed;
  }

  hasFolder(path: string): boolean {
    return existsSync(path) && statSync(path).isDirectory();
  }

  makeFolder(path: string): void {
    mkdirSync(path, { recursive: true });
  }

  removeFolder(path: string): boolean {
    if (!this.hasFolder(path) || readdirSync(path).length > 0) return false;
    rmdirSync(path);
    return true;
  }

  hasKey(key: string): boolean {
    return this.#registry.has(key);
  }

  makeKey(key: string): void {
    this.#registry.create(key);
  }

  deleteTree(key: string): void {
    this.#registry.deleteTree(key);
  }

  deleteKey(key: string): boolean {
    return this.#registry.deleteKey(key);
  }

  value(key: string, name: string): Value | undefined {
    const raw = this.#registry.value(key, name);
    return raw && valueFromBytes(raw.type, raw.bytes);
  }

  setValue(key: string, name: string, value: Value): void {
    this.#registry.set(key, name, { type: value.type, bytes: Buffer.from(bytesOf(value)) });
  }

  deleteValue(key: string, name: string): void {
    this.#registry.deleteValue(key, name);
  }

  hasService(name: string): boolean {
    return this.#service(name, () => ({ value: 1, err: this.api.lastError })).ret;
  }

  startService(name: string): Reply {
    return this.#service(name, service => this.#services.StartServiceW(service, 0, null));
  }

  deleteService(name: string): Reply {
    return this.#service(name, service => {
      this.#services.ControlService(service, STOP, Buffer.alloc(32));
      return this.#services.DeleteService(service);
    });
  }

  copyTool(tool: string, path: string): void {
    copyFileSync(`${this.#tools}\\${tool}`, path);
  }

  takeInstallerCalls(): readonly number[] {
    const text = this.readFile(CALLS) ?? '';
    this.deleteFile(CALLS);
    return text.split('\n').filter(Boolean).map(Number);
  }

  #service(name: string, run: (service: number) => { value: number; err: Reply['err'] }): Reply {
    const services = this.#services;
    const all = services.OpenSCManagerW(null, null, ALL_ACCESS).value;
    const service = services.OpenServiceW(all, name, ALL_ACCESS);
    const { value, err } = service.value === 0 ? service : run(service.value);
    if (service.value !== 0) services.CloseServiceHandle(service.value);
    services.CloseServiceHandle(all);
    return { ret: value !== 0, err };
  }
}

function spare(run: () => void): void {
  try {
    run();
  } catch {
    // It was for tidiness only.
  }
}
