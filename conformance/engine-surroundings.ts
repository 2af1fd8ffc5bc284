import { createHash } from 'node:crypto';
import {
  ARCHITECTURES,
  type Architecture,
  type Facts,
  observed,
  parseWindowsVersion,
  win32,
} from '../src/base/index.ts';
import { EngineSetupApi } from '../src/engine/index.ts';
import { setupClasses } from '../src/machine/fresh/index.ts';
import { numberOf, sz, Transaction, type Value, type Wanted } from '../src/machine/index.ts';
import { MemoryMachine } from '../src/machine/memory/index.ts';
import type { Reply, SetupApi } from '../src/setupapi/index.ts';
import type { Case } from './cases.ts';
import { confco } from './installer-models.ts';
import { installKernelDriver, KERNEL_DRIVER } from './kernel-driver.ts';
import type { Surroundings } from './surroundings.ts';
import { CaseFault } from './world.ts';

const WINDOWS = 'C:\\windows';
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const SERVICE_DISABLED = 4;

/** A machine in memory. Some answers measured on Wine name its folders. */
export class EngineSurroundings implements Surroundings {
  readonly api: SetupApi;
  readonly wide: boolean;
  readonly folders = {
    TMP: 'C:\\conf',
    WIN: WINDOWS,
    SYS: `${WINDOWS}\\system32`,
    COMMON_PROGRAMS: 'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs',
  };
  readonly #transaction: Transaction;
  readonly #calls: number[] = [];

  constructor({ platform, os, requires }: Case) {
    const architecture = platform === undefined ? 'amd64' : known(platform);
    this.wide = architecture.endsWith('64');
    this.#transaction = new Transaction(
      new MemoryMachine({ facts: factsOf(architecture, os), digest: sha256 }),
    );
    for (const path of Object.values(this.folders)) this.makeFolder(path);
    this.writeFile(`${this.folders.SYS}\\kernel32.dll`, '');
    for (const { guid, name } of setupClasses(this.#transaction.facts)) {
      this.setValue(`HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${guid}`, 'Class', sz(name));
    }
    if (requires?.includes('kernel-driver')) {
      installKernelDriver(this.#transaction, wanted => this.#change(wanted), WINDOWS);
    }
    this.api = new EngineSetupApi(this.#transaction, {
      architecture,
      currentDirectory: this.folders.TMP,
      directories: { userProfile: 'C:\\users\\root' },
      installers: confco(this.#calls),
      drivers: KERNEL_DRIVER,
    });
  }

  hasFile(path: string): boolean {
    return this.#transaction.volume.file(path) !== undefined;
  }

  readFile(path: string): string | undefined {
    const bytes = this.#transaction.volume.file(path)?.bytes();
    return bytes && Buffer.from(bytes).toString('latin1');
  }

  writeFile(path: string, text: string): void {
    const after = this.#transaction.volume.content(Buffer.from(text, 'latin1'));
    this.#change({ kind: 'file', path, after });
  }

  deleteFile(path: string): boolean {
    const existed = this.hasFile(path);
    if (existed) this.#change({ kind: 'file', path });
    return existed;
  }

  hasFolder(path: string): boolean {
    return this.#transaction.volume.directory(path);
  }

  makeFolder(path: string): void {
    this.#change({ kind: 'directory', path, after: true });
  }

  removeFolder(path: string): boolean {
    const { volume } = this.#transaction;
    const empty = volume.directory(path) && volume.list(path).length === 0;
    if (empty) this.#change({ kind: 'directory', path, after: false });
    return empty;
  }

  hasKey(key: string): boolean {
    return this.#transaction.registry.has(key);
  }

  makeKey(key: string): void {
    this.#change({ kind: 'key', key, after: true });
  }

  deleteTree(key: string): void {
    if (this.hasKey(key)) this.#change({ kind: 'key', key, after: false });
  }

  deleteKey(key: string): boolean {
    const bare = this.hasKey(key) && this.#transaction.registry.keys(key).length === 0;
    if (bare) this.deleteTree(key);
    return bare;
  }

  value(key: string, name: string): Value | undefined {
    return this.#transaction.registry.value(key, name);
  }

  setValue(key: string, name: string, after: Value): void {
    this.#change({ kind: 'value', key, name, after });
  }

  deleteValue(key: string, name: string): void {
    this.#change({ kind: 'value', key, name });
  }

  hasService(name: string): boolean {
    return this.hasKey(`${SERVICES}\\${name}`);
  }

  startService(name: string): Reply {
    const refused = (error: string): Reply => ({ ret: false, err: win32(error) });
    if (!this.hasService(name)) return refused('ERROR_SERVICE_DOES_NOT_EXIST');
    if (this.#transaction.running.state('service', name)) return refused('ERROR_SERVICE_ALREADY_RUNNING');
    const start = numberOf(this.value(`${SERVICES}\\${name}`, 'Start'));
    if (start === SERVICE_DISABLED) return refused('ERROR_SERVICE_DISABLED');
    this.#change({ kind: 'running', what: 'service', name, after: { state: 'running' } });
    return { ret: true, err: win32('ERROR_SUCCESS') };
  }

  deleteService(name: string): Reply {
    const ret = this.hasService(name);
    this.deleteTree(`${SERVICES}\\${name}`);
    return { ret, err: win32(ret ? 'ERROR_SUCCESS' : 'ERROR_SERVICE_DOES_NOT_EXIST') };
  }

  copyTool(tool: string, path: string): void {
    this.writeFile(path, `the program ${tool}`);
  }

  takeInstallerCalls(): readonly number[] {
    return this.#calls.splice(0);
  }

  /** Changes the machine as the case itself does, not a function of the edge. */
  #change(wanted: Wanted): void {
    this.#transaction.change(wanted, { call: 'the case', because: observed('conformance') });
  }
}

function known(platform: string): Architecture {
  const architecture = ARCHITECTURES.find(name => name === platform);
  if (!architecture) throw new CaseFault(`no such platform: ${platform}`);
  return architecture;
}

function factsOf(architecture: Architecture, os = '10.0.19045'): Facts {
  const version = parseWindowsVersion(os === '5.x' ? 'xp' : os);
  if (!version) throw new CaseFault(`no such os: ${os}`);
  return {
    version,
    architecture,
    productType: 'workstation',
    suiteMask: 0,
    servicePack: version.major === 5 ? 3 : 0,
    edition: 'Professional',
    sMode: false,
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
