import { win32 } from '../../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../../src/engine/index.ts';
import { difNamed } from '../../../src/engine/install/index.ts';
import { dword, type Machine, multiSz, Transaction, textOf, type Value } from '../../../src/machine/index.ts';
import type { MemoryMachine } from '../../../src/machine/memory/index.ts';
import {
  type DeviceInfo,
  type DeviceInstallParams,
  type DeviceSetHandle,
  type SetupApi,
  SPDIT_COMPATDRIVER,
  SPOST_PATH,
} from '../../../src/setupapi/index.ts';
import { everyEvent, type StoryEvent } from '../../../src/story/index.ts';
import { Bench, memoryMachine, TRUSTED } from '../store/machine.ts';

export const CLASS = '{7b6d2b0a-51c2-4b6e-9d6d-0d9d3f2c1a01}';
const ID = 'USB\\VID_1209&PID_7057\\A1';
const SET = 'HKLM\\SYSTEM\\CurrentControlSet';
export const KEY = `${SET}\\Enum\\${ID}`;
export const CLASS_KEY = `${SET}\\Control\\Class\\${CLASS}`;
const TEST = { call: 'test', because: { grade: 'documented', page: 'test' } } as const;

/** A driver package for a toaster, whose install section has everything beside it. */
export const TOASTER = `[Version]
Signature = "$Windows NT$"
Class = Toaster
ClassGuid = ${CLASS}
Provider = %Contoso%
DriverVer = 09/21/2026, 6.0.1.0
CatalogFile = toaster.cat
[ClassInstall32]
AddReg = ClassReg
[ClassReg]
HKR,,,,"Toasters"
[Manufacturer]
%Contoso% = Models, NTamd64
[Models.NTamd64]
%Toaster.Desc% = Toaster, USB\\VID_1209&PID_7057
[Toaster.NT]
CopyFiles = Files
AddReg = Software
[Software]
HKR,,Crunch,0x10001,7
[Toaster.NT.HW]
AddReg = Hardware
[Hardware]
HKR,,UpperFilters,0x10000,toastflt
HKR,,Heat,0x10001,3
[Toaster.NT.CoInstallers]
AddReg = CoInstallers
CopyFiles = CoFiles
[CoInstallers]
HKR,,CoInstallers32,0x10000,"tostrco.dll,Co"
[Toaster.NT.Interfaces]
AddInterface = {0e5a1c9b-40f1-4a0e-8a35-2d2f6d4b7c02}
[Toaster.NT.Services]
AddService = toaster, 2, Service
AddService = toastflt,, Filter
DelService = oldtoast
[Service]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %12%\\toaster.sys
[Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %12%\\toastflt.sys
[Files]
toaster.sys
toastflt.sys
[CoFiles]
tostrco.dll
[DestinationDirs]
Files = 12
CoFiles = 11
[SourceDisksNames]
1 = "Toaster CD"
[SourceDisksFiles]
toaster.sys = 1
toastflt.sys = 1
tostrco.dll = 1
[Strings]
Contoso = "Contoso"
Toaster.Desc = "Contoso Toaster"
`;

export interface WorldOptions {
  readonly windows?: string;
  /** Text of the INF, changed or another. */
  readonly inf?: string;
  /** A value of the instance key to begin with. */
  readonly values?: Readonly<Record<string, Value>>;
  readonly id?: string;
  readonly installers?: Program['installers'];
  readonly program?: Partial<Program>;
  /** Whether a device is plugged in: it is in the tree, not configured. */
  readonly present?: boolean;
}

/** A machine on which a toaster is plugged in, and its package lies on a medium. */
export function prepared({
  windows = '10.0.19045',
  inf = TOASTER,
  id = ID,
  ...more
}: WorldOptions = {}): MemoryMachine {
  const machine = memoryMachine(windows);
  const bench = new Bench(machine);
  bench.write('D:\\toaster\\toaster.inf', inf);
  for (const file of ['toaster.cat', 'toaster.sys', 'toastflt.sys', 'tostrco.dll'])
    bench.write(`D:\\toaster\\${file}`, file);
  const { transaction } = bench;
  const values = { HardwareID: multiSz(['USB\\VID_1209&PID_7057']), ...more.values };
  for (const [name, after] of Object.entries(values)) {
    transaction.change({ kind: 'value', key: `${SET}\\Enum\\${id}`, name, after }, TEST);
  }
  if (more.present !== false) {
    const after = { status: 0x1802400, problem: 1, parent: 'HTREE\\ROOT\\0' };
    transaction.change({ kind: 'running', what: 'devnode', name: id, after }, TEST);
  }
  transaction.commit();
  return machine;
}

/** A program with the toaster in a set, its driver staged and selected. */
export class World {
  readonly api: SetupApi;
  readonly transaction: Transaction;
  readonly events: StoryEvent[] = [];
  readonly id: string;
  #set: DeviceSetHandle | undefined;
  #device: DeviceInfo | undefined;

  constructor(on: Machine | Transaction, { id = ID, installers, program }: WorldOptions = {}) {
    this.id = id;
    this.transaction = on instanceof Transaction ? on : new Transaction(on);
    this.api = new EngineSetupApi(this.transaction, {
      architecture: 'amd64',
      currentDirectory: 'C:\\',
      directories: { windows: 'C:\\Windows', system: 'C:\\Windows\\System32' },
      verifier: TRUSTED,
      tell: event => void this.events.push(event),
      ...(installers && { installers }),
      ...program,
    });
  }

  /** The set is made when it is used first. */
  get set(): DeviceSetHandle {
    this.#set ??= this.api.SetupDiCreateDeviceInfoList({ class: null }).set;
    return this.#set;
  }

  get device(): DeviceInfo {
    this.#device ??= this.api.SetupDiOpenDeviceInfo({ set: this.set, id: this.id, flags: 0 }).device!;
    return this.#device;
  }

  get of(): { set: DeviceSetHandle; device: DeviceInfo } {
    return { set: this.set, device: this.device };
  }

  stage(): this {
    const copied = this.api.SetupCopyOEMInf({
      source: 'D:\\toaster\\toaster.inf',
      mediaLocation: null,
      mediaType: SPOST_PATH,
      style: 0,
    });
    if (!copied.ret) throw new Error(`not staged: ${copied.err.toString(16)}`);
    return this;
  }

  select(): this {
    this.api.SetupDiBuildDriverInfoList({ ...this.of, type: SPDIT_COMPATDRIVER });
    const { ret, err } = this.api.SetupDiSelectBestCompatDrv(this.of);
    if (!ret) throw new Error(`not selected: ${err.toString(16)}`);
    return this;
  }

  params(change: Partial<DeviceInstallParams> = {}): DeviceInstallParams {
    const { params } = this.api.SetupDiGetDeviceInstallParams(this.of);
    const changed = { ...params!, ...change };
    this.api.SetupDiSetDeviceInstallParams({ ...this.of, params: changed });
    return changed;
  }

  /** Sends a request by its name without DIF_: the error. */
  send(request: string): number {
    const code = difNamed(`DIF_${request}`)!.code;
    return this.api.SetupDiCallClassInstaller({ function: code, ...this.of }).err;
  }

  value(key: string, name: string): unknown {
    return this.transaction.registry.value(key, name)?.data;
  }

  get driverKey(): string {
    const name = textOf(this.transaction.registry.value(`${SET}\\Enum\\${this.id}`, 'Driver'));
    return `${SET}\\Control\\Class\\${name}`;
  }

  get state(): { status: number; problem: number } | undefined {
    return this.transaction.running.state('devnode', this.id);
  }

  get isStarted(): boolean {
    return ((this.state?.status ?? 0) & 8) !== 0;
  }

  hasFile(path: string): boolean {
    return this.transaction.volume.file(path) !== undefined;
  }

  /** What was told, a line each, as a log has it. */
  told(): string[] {
    return [...everyEvent(this.events)].flatMap(event => lineOf(event) ?? []);
  }
}

function lineOf(event: StoryEvent): string | undefined {
  switch (event.kind) {
    case 'request':
      return `{${event.request}}`;
    case 'reply':
      return `${event.who}${event.phase === 'post' ? '+' : ''}`;
    case 'phase':
      return `{${event.name}}`;
    case 'value':
      return `${event.name}=${event.value}`;
    case 'entry':
      return [event.entry, ...Object.values(event.values)].join(' ');
    default:
      return undefined;
  }
}

export { dword, multiSz, win32 };
