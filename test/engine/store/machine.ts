import { type Facts, parseWindowsVersion } from '../../../src/base/index.ts';
import { StoreWork, type Verifier } from '../../../src/engine/store/index.ts';
import { DEFAULT_DIRECTORIES, type Directories } from '../../../src/inf/index.ts';
import { sha256 } from '../../../src/machine/folder/index.ts';
import { binary, type Content, dword, sz, Transaction } from '../../../src/machine/index.ts';
import { MemoryMachine } from '../../../src/machine/memory/index.ts';
import type { StoryEvent } from '../../../src/story/index.ts';

export const DIRECTORIES: Directories = {
  ...DEFAULT_DIRECTORIES,
  windows: 'C:\\Windows',
  system: 'C:\\Windows\\System32',
  userProfile: 'C:\\Users\\user',
};

/** Facts of a Windows on amd64. */
function factsOf(windows: string, more: Partial<Facts> = {}): Facts {
  return {
    version: parseWindowsVersion(windows)!,
    architecture: 'amd64',
    productType: 'workstation',
    suiteMask: 0,
    servicePack: 0,
    edition: 'Professional',
    sMode: false,
    ...more,
  };
}

export function memoryMachine(windows: string, more: Partial<Facts> = {}): MemoryMachine {
  const machine = new MemoryMachine({ facts: factsOf(windows, more), digest: sha256 });
  for (const path of ['C:\\Windows\\INF', 'C:\\Windows\\System32']) {
    machine.apply({ kind: 'directory', path, before: false, after: true });
  }
  return machine;
}

const ORIGIN = { call: 'the test', because: { grade: 'documented', page: 'test' } } as const;

export const TRUSTED: Verifier = () => ({ kind: 'authenticode', signer: 'Acme', publisher: 'trusted' });

/** A transaction with files to begin with, and an operation over it that tells. */
export class Bench {
  readonly transaction: Transaction;
  readonly events: StoryEvent[] = [];

  constructor(machine: MemoryMachine | Transaction) {
    this.transaction = machine instanceof Transaction ? machine : new Transaction(machine);
  }

  get work(): StoreWork {
    const tell = (event: StoryEvent): number => this.events.push(event);
    return new StoreWork({ transaction: this.transaction, directories: DIRECTORIES, call: 'the test', tell });
  }

  write(path: string, text: string): void {
    this.put(path, this.transaction.volume.content(new TextEncoder().encode(text)));
  }

  put(path: string, after: Content): void {
    this.transaction.change({ kind: 'file', path, after }, ORIGIN);
  }

  /** A file that cannot be deleted now. */
  load(path: string): void {
    this.transaction.change(
      { kind: 'running', what: 'loaded', name: path, after: { by: 'a driver' } },
      ORIGIN,
    );
  }

  remove(path: string): void {
    this.transaction.change({ kind: 'file', path }, ORIGIN);
  }

  setBytes(key: string, name: string, bytes: readonly number[]): void {
    this.transaction.change({ kind: 'value', key, name, after: binary(bytes) }, ORIGIN);
  }

  setNumber(key: string, name: string, number: number): void {
    this.transaction.change({ kind: 'value', key, name, after: dword(number) }, ORIGIN);
  }

  /** A value of the registry. */
  set(key: string, name: string, text: string): void {
    this.transaction.change({ kind: 'value', key, name, after: sz(text) }, ORIGIN);
  }
}

/** What a package of ours shall be like. */
export interface PackageShape {
  readonly classGuid?: string;
  readonly provider?: string;
  readonly driverVer?: string;
  readonly catalog?: string | undefined;
  /** How many hardware IDs. */
  readonly ids?: number;
  /** Below the package's folder. */
  readonly files?: readonly string[];
  readonly architecture?: string;
  readonly legacy?: boolean;
  /** More lines of the install section. */
  readonly install?: readonly string[];
  readonly dirId?: number;
}

/** The text of an INF of that shape. */
function infText(shape: PackageShape): string {
  const { architecture = 'amd64', files = ['own.sys'], ids = 1, dirId = 12 } = shape;
  const names = files.map(path => path.slice(path.lastIndexOf('\\') + 1));
  return [
    '[Version]',
    'Signature = "$Windows NT$"',
    `Class = Sample`,
    `ClassGuid = ${shape.classGuid ?? '{4d36e97d-e325-11ce-bfc1-08002be10318}'}`,
    `Provider = "${shape.provider ?? 'Acme'}"`,
    `DriverVer = ${shape.driverVer ?? '11/21/2026,1.0.0.0'}`,
    ...(shape.catalog === undefined ? [] : [`CatalogFile = ${shape.catalog}`]),
    '[DestinationDirs]',
    `DefaultDestDir = ${dirId}`,
    '[SourceDisksNames]',
    '1 = Disk',
    '[SourceDisksFiles]',
    ...files.map((path, i) => `${names[i]} = 1,${path.slice(0, Math.max(0, path.lastIndexOf('\\')))}`),
    '[Manufacturer]',
    `%Acme% = Models,NT${architecture}`,
    `[Models.NT${architecture}]`,
    ...Array.from({ length: ids }, (_, i) => `%Device% = Install, ROOT\\SAMPLE${i}`),
    `[Install.NT${architecture}]`,
    'CopyFiles = Files',
    ...(shape.legacy ? ['RegisterDlls = Dlls'] : []),
    ...(shape.install ?? []),
    '[Files]',
    ...names,
    `[Install.NT${architecture}.Services]`,
    'AddService = sample, 2, Service',
    '[Service]',
    'ServiceType = 1',
    '[Strings]',
    'Acme = "Acme"',
    'Device = "Sample Device"',
    '',
  ].join('\r\n');
}

/** Writes a package of that shape. */
export function writePackage(bench: Bench, path: string, shape: PackageShape): void {
  const folder = path.slice(0, path.lastIndexOf('\\'));
  bench.write(path, infText(shape));
  for (const file of shape.files ?? ['own.sys']) bench.write(`${folder}\\${file}`, `content of ${file}`);
  if (shape.catalog !== undefined) bench.write(`${folder}\\${shape.catalog}`, `catalog of ${path}`);
}
