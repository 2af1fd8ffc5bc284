import type { Architecture, Win32Error } from '../base/index.ts';
import { DEFAULT_DIRECTORIES, type Directories, type InfLine } from '../inf/index.ts';
import type { Transaction } from '../machine/index.ts';
import type {
  CallbackContext,
  Desk,
  DiskSpaceList,
  InfContext,
  InfHandle,
  InstallRequest,
  QueueHandle,
  SetupApi,
  StringTable,
} from '../setupapi/index.ts';
import type { StoryEvent } from '../story/index.ts';
import { AskedDesk } from './asked-desk.ts';
import { DeviceSets } from './device-sets.ts';
import { type InstallerModels, Telling } from './install/index.ts';
import type { OpenInf } from './open-inf.ts';
import { type DriverModels, type Enumeration, PnpWork } from './pnp/index.ts';
import type { FileQueue } from './sections/queue/index.ts';
import type { SpaceList } from './space-list.ts';
import { StoreWork, type Verifier } from './store/index.ts';
import type { Strings } from './strings.ts';

/** What is known of the program that calls. */
export interface Program {
  readonly architecture: Architecture;
  readonly currentDirectory: string;
  /** Folders of Windows and of the user, where they are not the usual ones on drive C:. */
  readonly directories?: Partial<Directories>;
  /** LANGID whose strings are preferred; without it the neutral ones are read. */
  readonly language?: number;
  /** Unless it says otherwise, the program runs as an administrator. */
  readonly administrator?: boolean;
  /** What is known of signatures; without it every package counts as unsigned. */
  readonly verifier?: Verifier;
  /** Where the program shows, asks and runs; without it nobody answers, and Windows does what it does unattended. */
  readonly desk?: Desk;
  /** Whether somebody sits before it, who answers Windows; a process of the system has a desk and nobody at it. */
  readonly attended?: boolean;
  /** What the DLLs of class installers and co-installers do; of others nothing is known. */
  readonly installers?: InstallerModels<InstallRequest>;
  /**
   * Whether a device whose driver has this INF, in a setup class, is configured as the INF declares and installers are
   * asked nothing but the selection; undefined where it is not known. What was recorded counts before it.
   */
  readonly configurable?: (inf: string, classGuid: string) => boolean | undefined;
  /** How drivers behave that are somebody else's; of others nothing is known, and they just start. */
  readonly drivers?: DriverModels;
  /**
   * Is told what the configuration manager found while the program made it look: devices that came, and those
   * that want an installation, which is not the program's. Before the call returns.
   */
  readonly found?: (found: Enumeration) => void;
  /** Is told what happens. */
  readonly tell?: (event: StoryEvent) => void;
}

/** The functions of the edge by name, what each is given, and what it answers; `err` only where it sets it. */
export type FunctionName = Exclude<keyof SetupApi, 'lastError'>;
export type In<F extends FunctionName> = Parameters<SetupApi[F]>[0];
export type Out<F extends FunctionName> = Omit<ReturnType<SetupApi[F]>, 'err'> & {
  readonly err?: Win32Error;
};

/** Things that a program has open, by numbers that nothing else of it has. */
export class Opened<H extends number, T> {
  readonly #things = new Map<number, T>();
  readonly #next: () => number;

  constructor(next: () => number) {
    this.#next = next;
  }

  add(thing: T): H {
    const number = this.#next() as H;
    this.#things.set(number, thing);
    return number;
  }

  get(number: H | null | undefined): T | undefined {
    return number === null || number === undefined ? undefined : this.#things.get(number);
  }

  /** Whether there was one to close. */
  close(number: H | null): boolean {
    return number !== null && this.#things.delete(number);
  }
}

/** What one process has: the machine as it has changed it so far, and what it has open. */
export class Session {
  /** The edge that the program and its installers call. */
  readonly api: SetupApi;
  readonly telling: Telling;
  readonly transaction: Transaction;
  readonly program: Program;
  readonly desk: AskedDesk;
  readonly directories: Directories;
  /** Directory identifiers that the program gave a meaning. */
  readonly userDirectories: Map<number, string> = new Map<number, string>();
  /** The device information sets that it has. */
  readonly devices: DeviceSets = new DeviceSets();
  readonly #infs = new Map<InfHandle, OpenInf>();
  #lastHandle = 0;
  readonly #next = (): number => ++this.#lastHandle;
  readonly queues: Opened<QueueHandle, FileQueue> = new Opened(this.#next);
  readonly callbacks: Opened<CallbackContext, object> = new Opened(this.#next);
  readonly spaces: Opened<DiskSpaceList, SpaceList> = new Opened(this.#next);
  readonly stringTables: Opened<StringTable, Strings> = new Opened(this.#next);
  /** Starts a program on the same machine, in a process of its own. */
  readonly start: (program: Program) => Session;
  /** The list of installation sources that counts instead of those of system and user. */
  temporarySources: readonly string[] | undefined;
  /** Whether SetupOpenLog was called. */
  logsOpen = false;

  constructor(
    transaction: Transaction,
    program: Program,
    api: SetupApi,
    start: (program: Program) => Session,
  ) {
    this.start = start;
    this.transaction = transaction;
    this.api = api;
    this.telling = new Telling(program.tell);
    this.program = program;
    this.desk = new AskedDesk(program.desk, program.attended);
    this.directories = { ...DEFAULT_DIRECTORIES, ...program.directories, user: this.userDirectories };
  }

  addInf(inf: OpenInf): InfHandle {
    const handle = this.#next() as InfHandle;
    this.#infs.set(handle, inf);
    return handle;
  }

  inf(handle: InfHandle | null): OpenInf | undefined {
    return handle === null ? undefined : this.#infs.get(handle);
  }

  closeInf(handle: InfHandle | null): void {
    if (handle !== null) this.#infs.delete(handle);
  }

  /** What an operation on the driver store works with; `call` is the function that asks for it. */
  storeWork(call: string): StoreWork {
    const { transaction, directories, telling } = this;
    return new StoreWork({ transaction, directories, call, tell: event => telling.tell(event) });
  }

  /** What the PnP manager works with; `call` is the function that asks for it. */
  pnpWork(call: string): PnpWork {
    const { transaction, program } = this;
    return new PnpWork({ transaction, call, ...(program.drivers && { drivers: program.drivers }) });
  }

  line(context: InfContext): InfLine | undefined {
    return this.inf(context.inf)?.sections[context.section]?.lineAt(context.line);
  }
}
