import { PlugAndPlayService } from '../src/engine/index.ts';
import { importPackage, StoreWork, type Verifier } from '../src/engine/store/index.ts';
import { DEFAULT_DIRECTORIES } from '../src/inf/index.ts';
import { sha256 } from '../src/machine/folder/index.ts';
import { freshMachine } from '../src/machine/fresh/index.ts';
import { Transaction } from '../src/machine/index.ts';
import type { MemoryMachine } from '../src/machine/memory/index.ts';

const ORIGIN = { call: 'the bench', because: { grade: 'documented', page: 'bench' } } as const;
const SHORT = process.argv.includes('--short');
const GROWTH = SHORT ? [0, 10] : [0, 100, 1_000];
/** Code that is not compiled yet takes longer: the first rounds only warm up, and have a figure of their own. */
const WARM_UP = SHORT ? 5 : 300;
const ROUNDS = SHORT ? 5 : 41;
const VERIFIER: Verifier = () => ({ kind: 'system', signer: 'Microsoft', score: 0x0d000005 });
const DEVICE = 'USB\\VID_1209&PID_7057';

/**
 * From a device that is plugged in to one that is started: found on its bus, its driver searched, installed by all
 * requests, started. The package is staged, and nobody has read its INF in the driver search yet. And again: the same
 * device, plugged out and in. Each figure is the median of warm rounds in one process; beside it stand the first round
 * and the median of the forty after it.
 */
export function benchPlug(): void {
  for (const others of GROWTH) {
    const base = withPackages(others);
    const rounds = Array.from({ length: WARM_UP + ROUNDS }, (_, round) => onePlug(base, others + round));
    const title = `plug to started beside ${others.toLocaleString('en')} packages`;
    print(
      title,
      rounds.map(({ first }) => first),
    );
    print(
      `${title}: again`,
      rounds.map(({ again }) => again),
    );
  }
}

function print(title: string, times: readonly number[]): void {
  const [warm, early] = [median(times.slice(WARM_UP)), median(times.slice(1, ROUNDS))];
  const first = `the first time ${times[0]!.toFixed(1)} ms, then ${early.toFixed(2)} ms`;
  console.log(`${title}: ${warm.toFixed(2)} ms (${first})`);
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

/** Stages one more package, plugs its device in, out and in again. Milliseconds. */
function onePlug(base: MemoryMachine, number: number): { readonly first: number; readonly again: number } {
  const transaction = new Transaction(base);
  stage(transaction, number, DEVICE);
  const service = new PlugAndPlayService(transaction, { verifier: VERIFIER });
  const first = timed(() => {
    plugIn(transaction);
    const { installs } = service.look();
    if (installs.length !== 1 || installs[0]?.outcome?.code !== 0) throw new Error('it was not installed');
  });
  transaction.change({ kind: 'presence', name: 'toaster' }, ORIGIN);
  service.look();
  const again = timed(() => {
    plugIn(transaction);
    if (service.look().found.started.length !== 1) throw new Error('it did not start');
  });
  return { first, again };
}

function timed(act: () => void): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

function plugIn(transaction: Transaction): void {
  const after = {
    name: 'toaster',
    deviceId: DEVICE,
    instanceId: 'A1',
    uniqueId: true,
    hardwareIds: [`${DEVICE}&REV_0100`, DEVICE],
    compatibleIds: ['USB\\Class_07&SubClass_01', 'USB\\Class_07'],
    capabilities: 0,
  };
  transaction.change({ kind: 'presence', name: 'toaster', after }, ORIGIN);
}

/** A new Windows with so many packages of other devices in its store. */
function withPackages(count: number): MemoryMachine {
  const machine = freshMachine({ windows: '11', architecture: 'amd64', digest: sha256 })!;
  const transaction = new Transaction(machine);
  for (let i = 0; i < count; i++) stage(transaction, i, `USB\\VID_1234&PID_${hex(i)}`);
  transaction.commit();
  return machine;
}

function stage(transaction: Transaction, number: number, id: string): void {
  const folder = `C:\\Packages\\${number}`;
  const write = (name: string, text: string): void => {
    const after = transaction.volume.content(new TextEncoder().encode(text));
    transaction.change({ kind: 'file', path: `${folder}\\${name}`, after }, ORIGIN);
  };
  write('bench.inf', infText(number, id));
  write('bench.sys', `driver ${number}`);
  write('bench.cat', 'catalog');
  const tell = (): void => undefined;
  const work = new StoreWork({ transaction, directories: DEFAULT_DIRECTORIES, call: 'the bench', tell });
  const { code } = importPackage(work, `${folder}\\bench.inf`, {
    verifier: VERIFIER,
    consent: undefined,
    copyFirst: false,
    importFlags: 9,
  });
  if (code !== 0) throw new Error(`staging: ${code}`);
}

function infText(number: number, id: string): string {
  return [
    '[Version]',
    'Signature="$Windows NT$"',
    'Class=System',
    'ClassGuid={4d36e97d-e325-11ce-bfc1-08002be10318}',
    'Provider="Contoso"',
    `DriverVer=01/01/2026,1.0.0.${number}`,
    'CatalogFile=bench.cat',
    '[Manufacturer]',
    '"Contoso"=Models,NTamd64',
    '[Models.NTamd64]',
    `"Contoso device ${number}"=Install,${id}`,
    '[Install]',
    'CopyFiles=Files',
    'AddReg=Registry',
    '[Install.Services]',
    `AddService=bench,2,Service`,
    '[Service]',
    'ServiceType=1',
    'StartType=3',
    'ErrorControl=1',
    'ServiceBinary=%12%\\bench.sys',
    '[Registry]',
    'HKR,,Size,0x00010001,7',
    'HKR,,Name,,"Toaster"',
    '[Files]',
    'bench.sys',
    '[DestinationDirs]',
    'Files=12',
    '[SourceDisksNames]',
    '1="Disk"',
    '[SourceDisksFiles]',
    'bench.sys=1',
  ].join('\r\n');
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0').toUpperCase();
}
