import { createHash } from 'node:crypto';
import {
  ARCHITECTURES,
  type Architecture,
  type Facts,
  observed,
  parseWindowsVersion,
  type Win32Error,
} from '../src/base/index.ts';
import { EngineSetupApi } from '../src/engine/index.ts';
import { setupClasses } from '../src/machine/fresh/index.ts';
import { sz, Transaction, type Wanted } from '../src/machine/index.ts';
import { MemoryMachine } from '../src/machine/memory/index.ts';
import * as setupapi from '../src/setupapi/index.ts';
import type { Case } from './cases.ts';
import { confco } from './installer-models.ts';
import { installKernelDriver, KERNEL_DRIVER } from './kernel-driver.ts';
import { flagNumber } from './numbers.ts';

/** The folder of Windows. */
export const WINDOWS = 'C:\\windows';

/** The folder of a case, and of Windows. Some answers measured on Wine name them. */
const FOLDERS: Readonly<Record<string, string>> = {
  TMP: 'C:\\conf',
  WIN: WINDOWS,
  SYS: 'C:\\windows\\system32',
  COMMON_PROGRAMS: 'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs',
};

/** Last error before each call: one that no function sets. */
const UNTOUCHED = 0xbeefcafe as Win32Error;

/** A case that cannot be answered: something in it that nobody knows, or a step that it rests on went wrong. */
export class CaseFault extends Error {}

/** The machine and the process that one case runs in, and what its steps keep. */
export class World {
  readonly api: setupapi.SetupApi;
  /** All that the case has done so far. */
  readonly transaction: Transaction;
  /** What installers of the case were asked since somebody looked. */
  readonly installerCalls: number[] = [];
  readonly #kept = new Map<string, unknown>();
  #files = 0;

  constructor({ platform, os, requires }: Case) {
    const architecture = platform === undefined ? 'amd64' : known(platform);
    this.transaction = new Transaction(
      new MemoryMachine({ facts: factsOf(architecture, os), digest: sha256 }),
    );
    for (const path of Object.values(FOLDERS)) this.change({ kind: 'directory', path, after: true });
    this.writeFile(`${FOLDERS.SYS}\\kernel32.dll`, '');
    for (const { guid, name } of setupClasses(this.transaction.facts)) {
      const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${guid}`;
      this.change({ kind: 'value', key, name: 'Class', after: sz(name) });
    }
    if (requires?.includes('kernel-driver')) {
      installKernelDriver(this.transaction, wanted => this.change(wanted), WINDOWS);
    }
    this.api = new EngineSetupApi(this.transaction, {
      architecture,
      currentDirectory: FOLDERS.TMP!,
      directories: { userProfile: 'C:\\users\\root' },
      installers: confco(this.installerCalls),
      drivers: KERNEL_DRIVER,
    });
  }

  /** Calls, and tells whether the last error was left as it was. */
  call<T extends setupapi.Reply>(
    run: (api: setupapi.SetupApi) => T,
  ): Omit<T, 'err'> & { err: Win32Error | 'UNCHANGED' } {
    this.api.lastError = UNTOUCHED;
    const answer = run(this.api);
    return { ...answer, err: answer.err === UNTOUCHED ? 'UNCHANGED' : answer.err };
  }

  /** Changes the machine as the case itself does, not a function of the edge. */
  change(wanted: Wanted): void {
    this.transaction.change(wanted, { call: 'the case', because: observed('conformance') });
  }

  /** Writes a file whose bytes are the characters of a text. */
  writeFile(path: string, latin1: string): void {
    const after = this.transaction.volume.content(Buffer.from(latin1, 'latin1'));
    this.change({ kind: 'file', path, after });
  }

  /** Writes an INF to a file of its own and opens it. */
  openInf(text: string, style: unknown = 'INF_STYLE_WIN4'): ReturnType<World['openPath']> {
    const path = `${FOLDERS.TMP}\\case${++this.#files}.inf`;
    this.writeFile(path, text);
    return this.openPath(path, style);
  }

  openPath(
    path: string,
    style: unknown = 'INF_STYLE_WIN4',
  ): { ret: boolean; err: number | 'UNCHANGED'; inf: setupapi.InfHandle; errorLine: number } {
    return this.call(api => api.SetupOpenInfFile({ path, style: numberOf(style) }));
  }

  keep(name: string, value: unknown): void {
    if (value === undefined) throw new CaseFault(`nothing to keep as $${name}`);
    this.#kept.set(name, value);
  }

  /** Puts folders for `${NAME}` and what was kept for `$name`, in any depth. */
  filled(value: unknown): unknown {
    if (typeof value === 'string') return this.#filledText(value);
    if (Array.isArray(value)) return value.map(item => this.filled(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.filled(item)]));
  }

  #filledText(text: string): unknown {
    if (text === 'INVALID_HANDLE_VALUE') return setupapi.INVALID_HANDLE_VALUE;
    const name = /^\$(\w+)$/.exec(text)?.[1];
    if (name === undefined) return text.replace(/\$\{(\w+)\}/g, (_, folder: string) => folderOf(folder));
    if (!this.#kept.has(name)) throw new CaseFault(`no step kept $${name}`);
    return this.#kept.get(name);
  }
}

/** A flag by its name, a number, or a list of them together. */
export function numberOf(value: unknown): number {
  const number = flagNumber(value);
  if (number === undefined) throw new CaseFault(`no such flag: ${JSON.stringify(value)}`);
  return number;
}

function folderOf(name: string): string {
  const folder = FOLDERS[name];
  if (folder === undefined) throw new CaseFault(`no such text variable: ${name}`);
  return folder;
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
