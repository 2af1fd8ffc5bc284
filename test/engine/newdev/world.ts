import { win32 } from '../../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../../src/engine/index.ts';
import { sha256 } from '../../../src/machine/folder/index.ts';
import { freshMachine } from '../../../src/machine/fresh/index.ts';
import { dword, multiSz, sz, Transaction, textOf, type Value } from '../../../src/machine/index.ts';
import type { Desk, SetupApi } from '../../../src/setupapi/index.ts';
import type { StoryEvent } from '../../../src/story/index.ts';

const TOASTER_CLASS = '{0a3d7c51-6f2b-4b0e-9c4e-2f1d5a8b7c60}';
export const TOASTER = 'USB\\VID_1209&PID_7057\\A1';
const TOASTER_IDS = ['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057'];
const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';
const ORIGIN = { call: 'the test', because: { grade: 'documented', page: 'test' } } as const;

/** What an INF of a toaster says besides what each says. */
interface ToasterInf {
  readonly id?: string;
  readonly driverVer?: string;
  /** More lines of the install section. */
  readonly install?: string;
  /** More sections. */
  readonly more?: string;
}

export function toasterInf(of: ToasterInf = {}): string {
  const { id = TOASTER_IDS[1]!, driverVer = '02/03/2026,1.0.0.0', install = '', more = '' } = of;
  return [
    '[Version]',
    'Signature="$Windows NT$"',
    'Class=Toaster',
    `ClassGuid=${TOASTER_CLASS}`,
    'Provider="Contoso"',
    `DriverVer=${driverVer}`,
    'CatalogFile=toaster.cat',
    '[Manufacturer]',
    '"Contoso"=Models,NTamd64',
    '[Models]',
    `"Contoso Toaster"=Install,${id}`,
    '[Models.NTamd64]',
    `"Contoso Toaster"=Install,${id}`,
    '[Install]',
    'CopyFiles=Files',
    install,
    '[Install.Services]',
    'AddService=toaster,2,Service',
    '[Service]',
    'ServiceType=1',
    'StartType=3',
    'ErrorControl=1',
    'ServiceBinary=%12%\\toaster.sys',
    '[Files]',
    'toaster.sys',
    '[DestinationDirs]',
    'Files=12',
    '[SourceDisksNames]',
    '1="Disk"',
    '[SourceDisksFiles]',
    'toaster.sys=1',
    '[ClassInstall32]',
    'AddReg=ClassReg',
    '[ClassReg]',
    'HKR,,,0,"Toasters"',
    more,
  ].join('\r\n');
}

/** A machine with a program on it, that may be an installation application. */
export class NewdevWorld {
  readonly transaction: Transaction;
  readonly events: StoryEvent[] = [];
  readonly api: SetupApi;

  constructor(windows = '10.0.19045', program: Partial<Program> = {}, transaction?: Transaction) {
    const machine = freshMachine({ windows, architecture: 'amd64', digest: sha256 })!;
    this.transaction = transaction ?? new Transaction(machine);
    this.api = new EngineSetupApi(this.transaction, {
      architecture: 'amd64',
      currentDirectory: 'C:\\',
      verifier: () => ({ kind: 'authenticode', signer: 'Contoso', publisher: 'trusted' }),
      tell: event => void this.events.push(event),
      ...program,
    });
  }

  value(key: string, name: string, after: Value): void {
    this.transaction.change({ kind: 'value', key, name, after }, ORIGIN);
  }

  write(path: string, text: string): void {
    const after = this.transaction.volume.content(new TextEncoder().encode(text));
    this.transaction.change({ kind: 'file', path, after }, ORIGIN);
  }

  /** Puts a toaster package into a folder. @returns the path of its INF */
  package(folder: string, inf: string = toasterInf()): string {
    this.write(`${folder}\\toaster.inf`, inf);
    this.write(`${folder}\\toaster.sys`, `driver of ${folder}`);
    this.write(`${folder}\\toaster.cat`, 'catalog');
    return `${folder}\\toaster.inf`;
  }

  /** A device that its bus reported, and nobody installed. */
  plug(id = TOASTER, hardwareIds: readonly string[] = TOASTER_IDS, more: Plugged = {}): void {
    const key = `${ENUM}\\${id}`;
    this.value(key, 'HardwareID', multiSz(hardwareIds));
    if (more.compatibleIds) this.value(key, 'CompatibleIDs', multiSz(more.compatibleIds));
    this.value(key, 'Capabilities', dword(more.capabilities ?? 0));
    const after = { status: 0x400, problem: 1, parent: more.parent ?? 'HTREE\\ROOT\\0' };
    this.transaction.change({ kind: 'running', what: 'devnode', name: id, after }, ORIGIN);
  }

  unplug(id = TOASTER): void {
    this.transaction.change({ kind: 'running', what: 'devnode', name: id }, ORIGIN);
  }

  /** The year of the driver that a device has. */
  driverYear(id = TOASTER): string | undefined {
    const { registry } = this.transaction;
    const driver = textOf(registry.value(`${ENUM}\\${id}`, 'Driver'));
    const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${driver}`;
    return driver && textOf(registry.value(key, 'DriverDate'))?.slice(-4);
  }

  /** Gives the toaster class installers. */
  registerClassInstaller(name: string): void {
    const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${TOASTER_CLASS}`;
    this.value(key, 'Installer32', sz(name));
    this.value(key, 'Class', sz('Toaster'));
  }
}

/** A person who says the same to everything; media are what lies in the drives. */
export function desk(of: { readonly ask?: Desk['ask']; readonly tell?: Desk['tell'] } = {}): Desk {
  return {
    run: () => ({ exitCode: 0 }),
    ask: of.ask ?? (() => 'later'),
    tell: of.tell ?? (() => undefined),
    installed: () => undefined,
    media: () => [],
    readEntry: () => undefined,
    changeEntry: () => win32('ERROR_CALL_NOT_IMPLEMENTED'),
  };
}

interface Plugged {
  readonly compatibleIds?: readonly string[];
  readonly capabilities?: number;
  readonly parent?: string;
}
