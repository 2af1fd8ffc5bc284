import { EngineSetupApi } from '../src/engine/index.ts';
import { importPackage, StoreWork } from '../src/engine/store/index.ts';
import { DEFAULT_DIRECTORIES } from '../src/inf/index.ts';
import { sha256 } from '../src/machine/folder/index.ts';
import { freshMachine } from '../src/machine/fresh/index.ts';
import { Transaction } from '../src/machine/index.ts';
import type { MemoryMachine } from '../src/machine/memory/index.ts';
import { DICD_GENERATE_ID, GUID_NULL, SPDIT_COMPATDRIVER, SPDRP_HARDWAREID } from '../src/setupapi/index.ts';
import { printHeld, printTime } from './measure.ts';

const COUNT = process.argv.includes('--short') ? 100 : 1_000;
const GROWTH = process.argv.includes('--short') ? [10, 100] : [100, 1_000, 10_000];
const MORE = 20;

/** Stages packages of ten models and three files each, one commit for all, and a few more into full stores. */
export function benchStore(): void {
  const medium = withSources(COUNT);
  printTime(`store stage ${COUNT} packages`, () => staged(medium, 0, COUNT));
  printHeld('store staged, with its effects', COUNT, () => staged(medium, 0, COUNT), 'a package');
  const full = withSources(COUNT);
  printHeld('store staged and committed', COUNT, () => staged(full, 0, COUNT).commit(), 'a package');
  for (const count of GROWTH) {
    const machine = withSources(count + MORE);
    staged(machine, 0, count).commit();
    printTime(`store stage ${MORE} more beside ${count}`, () => staged(machine, count, count + MORE));
    printTime(`store list the drivers for a device among ${count}`, listing(new Transaction(machine)));
    printTime(`store stage ${MORE} more beside ${count}, a list after each`, () => {
      const growing = new Transaction(machine);
      for (let n = count; n < count + MORE; n++) listing(stage(growing, n, n + 1))();
      return growing;
    });
  }
}

/** A new Windows 11 and the media of so many packages. */
function withSources(count: number): MemoryMachine {
  const machine = freshMachine({ windows: '11', architecture: 'amd64', digest: sha256 })!;
  for (let n = 0; n < count; n++) {
    for (const [name, text] of [
      [`own${n}.inf`, infText(n)],
      [`own${n}.cat`, `catalog ${n}`],
      ['own.sys', 'driver'],
      ['own.dll', 'library'],
      ['help.txt', 'help'],
    ] as const) {
      const after = machine.volume.content(new TextEncoder().encode(text));
      machine.apply({ kind: 'file', path: `D:\\${n}\\${name}`, after });
    }
  }
  return machine;
}

function staged(machine: MemoryMachine, first: number, behind: number): Transaction {
  return stage(new Transaction(machine), first, behind);
}

function stage(transaction: Transaction, first: number, behind: number): Transaction {
  const directories = DEFAULT_DIRECTORIES;
  const work = new StoreWork({ transaction, directories, call: 'bench', tell: () => undefined });
  const verifier = () => ({ kind: 'system', signer: 'Bench', score: 0x0d000005 }) as const;
  const options = { verifier, consent: undefined, copyFirst: false, importFlags: 0 } as const;
  for (let n = first; n < behind; n++) {
    const { code } = importPackage(work, `D:\\${n}\\own${n}.inf`, options);
    if (code !== 0) throw new Error(`package ${n}: ${code}`);
  }
  return transaction;
}

/** SetupDiBuildDriverInfoList for a new device that one package matches. */
function listing(transaction: Transaction): () => number {
  const program = { architecture: 'amd64', currentDirectory: 'C:\\' } as const;
  const api = new EngineSetupApi(transaction, program);
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const made = api.SetupDiCreateDeviceInfo({ set, name: 'BENCH', class: GUID_NULL, flags: DICD_GENERATE_ID });
  const of = { set, device: made.device! };
  const value = ['PCI\\VEN_1000&DEV_0000'];
  api.SetupDiSetDeviceRegistryProperty({ ...of, property: SPDRP_HARDWAREID, value });
  const list = { ...of, type: SPDIT_COMPATDRIVER };
  return () => {
    api.SetupDiBuildDriverInfoList(list);
    const { driver } = api.SetupDiEnumDriverInfo({ ...list, index: 0 });
    if (!driver) throw new Error('no driver found');
    api.SetupDiDestroyDriverInfoList(list);
    return driver.type;
  };
}

function infText(n: number): string {
  const models = Array.from(
    { length: 10 },
    (_, i) => `%Device${i}% = Install, PCI\\VEN_${1000 + n}&DEV_000${i}`,
  );
  return [
    '[Version]',
    'Signature = "$Windows NT$"',
    'Class = Net',
    'ClassGuid = {4d36e972-e325-11ce-bfc1-08002be10318}',
    'Provider = %Acme%',
    `DriverVer = 11/21/2026,1.0.0.${n}`,
    `CatalogFile = own${n}.cat`,
    '[DestinationDirs]',
    'DefaultDestDir = 13',
    '[SourceDisksNames]',
    '1 = Disk',
    '[SourceDisksFiles]',
    ...['own.sys', 'own.dll', 'help.txt'].map(name => `${name} = 1`),
    '[Manufacturer]',
    '%Acme% = Acme, NTamd64',
    '[Acme.NTamd64]',
    ...models,
    '[Install.NT]',
    'CopyFiles = Files',
    '[Files]',
    'own.sys',
    'own.dll',
    'help.txt',
    '[Install.NT.Services]',
    'AddService = own, 2, Service',
    '[Service]',
    'ServiceType = 1',
    '[Strings]',
    'Acme = "Acme"',
    ...models.map((_, i) => `Device${i} = "Acme network adapter ${i}"`),
    '',
  ].join('\r\n');
}
