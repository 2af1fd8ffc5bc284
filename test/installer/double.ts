import { type Win32Error, win32 } from '../../src/base/index.ts';
import {
  CR_NO_SUCH_DEVNODE,
  CR_SUCCESS,
  type Desk,
  DIGCF_PRESENT,
  type FileCallback,
  type InstalledProduct,
  type Product,
  type ProgramEntry,
  propertyKey,
  type Question,
  type Ran,
  type SetupApi,
  SPDRP_COMPATIBLEIDS,
  SPDRP_CONFIGFLAGS,
  SPDRP_HARDWAREID,
  SPFILENOTIFY_COPYERROR,
  Unanswered,
} from '../../src/setupapi/index.ts';

/** A call of the edge: the function, and what it was given. */
interface Call {
  readonly name: string;
  readonly of: Readonly<Record<string, unknown>>;
}

export interface DeviceOfWorld {
  readonly instance: string;
  readonly hardwareIds?: readonly string[];
  readonly compatibleIds?: readonly string[];
  readonly present?: boolean;
  readonly flags?: number;
  readonly inf?: string;
}

/** What the edge answers. Errors by name; what is not said succeeds. */
export interface World {
  readonly pending?: number | 'missing' | undefined;
  /** By hardware ID, in order; the last counts for all that follow. Without one: no such device. */
  readonly updates?: Readonly<Record<string, readonly string[]>>;
  /** Hardware IDs after whose update Windows must start again. */
  readonly reboots?: readonly string[];
  /** Lines of each section of an INF: key and fields. */
  readonly infs?: Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>>;
  /** Paths that are not on the medium. */
  readonly missing?: readonly string[];
  /** A device whose driver was updated has oem0.inf. */
  readonly devices?: readonly DeviceOfWorld[];
  /** The INF to which a device can be rolled back. */
  readonly backups?: Readonly<Record<string, string>>;
  readonly copyInf?: Readonly<Record<string, string>>;
  readonly verify?: string;
  readonly uninstallInf?: string;
  readonly reenumerate?: number;
}

/** An INF with a driver, its catalog and a file in a subfolder. */
export const TOASTER = {
  Version: [['CatalogFile', 'toastpkg.cat']],
  SourceDisksFiles: [
    ['toaster.sys', '1'],
    ['toastco.dll', '1', 'co'],
  ],
  SourceDisksNames: [['1', 'Disk', '', '', '']],
};

const OK = { ret: true, err: win32('ERROR_SUCCESS') };
const failed = (name: string): { ret: boolean; err: Win32Error } => ({ ret: false, err: win32(name) });
const answer = (name = 'ERROR_SUCCESS'): { ret: boolean; err: Win32Error } =>
  name === 'ERROR_SUCCESS' ? OK : failed(name);

interface Line {
  readonly inf: number;
  readonly section: string;
  readonly index: number;
}

/** All that the functions below are given. */
interface Of {
  readonly hardwareId: string;
  readonly path: string;
  readonly inf: number;
  readonly section: string;
  readonly index: number;
  readonly key: unknown;
  readonly context: Line;
  readonly file: string;
  readonly id: string;
  readonly sourceId: number;
  readonly info: number;
  readonly source: string;
  readonly sourceRoot: string;
  readonly sourcePath: string | null;
  readonly sourceFile: string;
  readonly target: string;
  readonly callback: FileCallback;
  readonly flags: number;
  readonly set: number;
  readonly device: { readonly devInst: number };
  readonly property: number;
  readonly value: number;
  readonly devInst: number;
}

/** The functions that an application calls, over a world; any other ends the test. */
function functionsOf(world: World): Record<string, (of: Of) => unknown> {
  const open: string[] = [];
  const lines = (inf: number, section: string): readonly (readonly string[])[] =>
    world.infs?.[open[inf - 1]!]?.[section] ?? [];
  const flags = new Map<string, number>();
  const drivers = new Map<string, string>();
  const devices = world.devices ?? [];
  const shown = new Map<number, readonly DeviceOfWorld[]>();
  const deviceOf = ({ device }: Of): DeviceOfWorld => devices[device.devInst]!;
  const updates = new Map(Object.entries(world.updates ?? {}).map(([id, list]) => [id, [...list]]));
  const queue: { from: string; to: string }[] = [];
  return {
    GetProcAddress: () => answer(world.pending === 'missing' ? 'ERROR_PROC_NOT_FOUND' : undefined),
    CMP_WaitNoPendingInstallEvents: () => ({ ...OK, result: world.pending ?? 0 }),
    UpdateDriverForPlugAndPlayDevices: ({ hardwareId }) => {
      const list = updates.get(hardwareId) ?? ['ERROR_NO_SUCH_DEVINST'];
      const name = list.length > 1 ? list.shift() : list[0];
      for (const { instance, hardwareIds } of name === 'ERROR_SUCCESS' ? devices : []) {
        if (hardwareIds?.includes(hardwareId)) drivers.set(instance, 'oem0.inf');
      }
      return { ...answer(name), reboot: world.reboots?.includes(hardwareId) ?? false };
    },
    SetupOpenInfFile: ({ path }) =>
      world.infs?.[path] ? { ...OK, inf: open.push(path) } : { ...failed('ERROR_FILE_NOT_FOUND'), inf: -1 },
    SetupCloseInfFile: () => OK,
    SetupGetLineCount: ({ inf, section }) => ({ ...OK, count: lines(inf, section).length }),
    SetupGetLineByIndex: ({ inf, section, index }) => ({ ...OK, context: { inf, section, index } }),
    SetupGetStringField: ({ context, index }) => {
      const { inf, section, index: line } = context;
      return { ...OK, value: lines(inf, section)[line]?.[index] ?? '' };
    },
    SetupGetFieldCount: ({ context }) => {
      const { inf, section, index } = context;
      return { ...OK, count: lines(inf, section)[index]!.length - 1 };
    },
    SetupFindFirstLine: ({ inf, section, key }) => {
      const index = lines(inf, section).findIndex(([one]) => one === key);
      return index < 0 ? failed('ERROR_LINE_NOT_FOUND') : { ...OK, context: { inf, section, index } };
    },
    SetupFindNextMatchLine: () => failed('ERROR_LINE_NOT_FOUND'),
    SetupEnumInfSections: ({ inf, index }) => {
      const name = Object.keys(world.infs?.[open[inf - 1]!] ?? {})[index];
      return name === undefined ? failed('ERROR_NO_MORE_ITEMS') : { ...OK, name };
    },
    SetupGetSourceFileLocation: ({ inf, file }) => {
      const found = lines(inf, 'SourceDisksFiles').find(([name]) => name === file);
      return found
        ? { ...OK, sourceId: Number(found[1]), path: found[2] ?? '' }
        : failed('ERROR_LINE_NOT_FOUND');
    },
    SetupGetSourceInfo: ({ inf, sourceId, info }) => {
      const found = lines(inf, 'SourceDisksNames').find(([id]) => Number(id) === sourceId) ?? [];
      return { ...OK, value: (info === 1 ? found[4] : found[2]) ?? '' };
    },
    SetupGetFileCompressionInfoEx: ({ source }) =>
      answer(world.missing?.includes(source) ? 'ERROR_FILE_NOT_FOUND' : undefined),
    SetupVerifyInfFile: () => answer(world.verify),
    SetupOpenFileQueue: () => ({ ...OK, queue: 1 }),
    SetupCloseFileQueue: () => OK,
    SetupQueueCopy: ({ sourceRoot, sourcePath, sourceFile, target }) => {
      const root = sourceRoot.replace(/\\$/, '');
      queue.push({ from: [root, sourcePath, sourceFile].filter(Boolean).join('\\'), to: target });
      return OK;
    },
    SetupCommitFileQueue: ({ callback }) => {
      for (const { from } of queue.splice(0)) {
        if (!world.missing?.includes(from)) continue;
        const paths = { source: from, target: null, error: win32('ERROR_FILE_NOT_FOUND'), flags: 0 };
        const told = callback({ notification: SPFILENOTIFY_COPYERROR, paths });
        if (told.ret === 0) return failed('ERROR_CANCELLED');
      }
      return OK;
    },
    SetupCopyOEMInf: ({ source }) => ({ ...answer(world.copyInf?.[source]), component: 'oem0.inf' }),
    SetupUninstallOEMInf: () => answer(world.uninstallInf),
    SetupDiGetClassDevs: ({ flags: wanted }) => {
      const set = shown.size + 1;
      shown.set(
        set,
        devices.filter(({ present = true }) => present || !(wanted & DIGCF_PRESENT)),
      );
      return { ...OK, set };
    },
    SetupDiEnumDeviceInfo: ({ set, index }) => {
      const found = shown.get(set)![index];
      if (!found) return failed('ERROR_NO_MORE_ITEMS');
      return { ...OK, device: { classGuid: '', devInst: devices.indexOf(found), reserved: 0 } };
    },
    SetupDiDestroyDeviceInfoList: () => OK,
    SetupDiGetDeviceInstanceId: of => ({ ...OK, id: deviceOf(of).instance }),
    SetupDiGetDeviceRegistryProperty: of => {
      const device = deviceOf(of);
      const values: Record<number, unknown> = {
        [SPDRP_HARDWAREID]: device.hardwareIds,
        [SPDRP_COMPATIBLEIDS]: device.compatibleIds,
        [SPDRP_CONFIGFLAGS]: flags.get(device.instance) ?? device.flags,
      };
      const value = values[of.property];
      return value === undefined ? failed('ERROR_INVALID_DATA') : { ...OK, value };
    },
    SetupDiSetDeviceRegistryProperty: of => {
      flags.set(deviceOf(of).instance, of.value);
      return OK;
    },
    SetupDiGetDeviceProperty: of => {
      const isInf = of.key === propertyKey('DEVPKEY_Device_DriverInfPath');
      const { instance, inf: old } = deviceOf(of);
      const inf = drivers.get(instance) ?? old;
      return isInf && inf !== undefined ? { ...OK, value: inf } : failed('ERROR_NOT_FOUND');
    },
    SetupDiCreateDeviceInfoList: () => ({ ...OK, set: 99 }),
    SetupDiOpenDeviceInfo: ({ id }) => {
      const devInst = devices.findIndex(({ instance }) => instance === id);
      return { ...OK, device: { classGuid: '', devInst, reserved: 0 } };
    },
    SetupDiBuildDriverInfoList: () => OK,
    SetupDiEnumDriverInfo: () => failed('ERROR_NO_MORE_ITEMS'),
    SetupDiDestroyDriverInfoList: () => OK,
    DiRollbackDriver: of => {
      const { instance } = deviceOf(of);
      const old = world.backups?.[instance];
      if (old === undefined) return failed('ERROR_NO_MORE_ITEMS');
      drivers.set(instance, old);
      return OK;
    },
    CM_Get_DevNode_Status: ({ devInst }) => {
      const there = devices[devInst]!.present ?? true;
      return { ...OK, ret: there, cr: there ? CR_SUCCESS : CR_NO_SUCH_DEVNODE };
    },
    CM_Locate_DevNode: () => ({ ...OK, cr: CR_SUCCESS, devInst: 77 }),
    CM_Reenumerate_DevNode: () => ({ ...OK, cr: world.reenumerate ?? CR_SUCCESS }),
  };
}

/** An edge that answers from a world, and the calls that it got. */
export function scriptedEdge(world: World): { readonly api: SetupApi; readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  const functions = functionsOf(world);
  const api = new Proxy({} as SetupApi, {
    get: (_, name: string) => (of: Of) => {
      const perform = functions[name];
      if (!perform) throw new Error(`not expected: ${name}`);
      calls.push({ name, of: { ...of } });
      return perform(of);
    },
  });
  return { api, calls };
}

/** What sits at the desk. */
export interface DeskOfWorld {
  /** By a part of the question. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly installed?: readonly (InstalledProduct & { readonly code?: string })[];
  /** By a part of the command line: the exit code, or the name of an error. */
  readonly ends?: Readonly<Record<string, number | string>>;
  readonly entries?: Readonly<Record<string, ProgramEntry>>;
}

/** A desk that keeps what was shown and run. */
export class TableDesk implements Desk {
  readonly asked: Question[] = [];
  readonly told: string[] = [];
  readonly ran: string[] = [];
  readonly entries: Map<string, ProgramEntry>;
  readonly #of: DeskOfWorld;

  constructor(of: DeskOfWorld = {}) {
    this.#of = of;
    this.entries = new Map(Object.entries(of.entries ?? {}));
  }

  run({ line }: { readonly line: string }): Ran {
    this.ran.push(line);
    const [, end = 0] = Object.entries(this.#of.ends ?? {}).find(([part]) => line.includes(part)) ?? [];
    return typeof end === 'number' ? { exitCode: end } : { error: win32(end) };
  }

  ask(question: Question): string {
    this.asked.push(question);
    const [, given] =
      Object.entries(this.#of.answers ?? {}).find(([part]) => question.text.includes(part)) ?? [];
    if (given === undefined) throw new Unanswered(question);
    return given;
  }

  tell(text: string): void {
    this.told.push(text);
  }

  installed(product: Product): InstalledProduct | undefined {
    const called = Object.values(product)[0] as string;
    return this.#of.installed?.find(({ name, code }) => name === called || code === called);
  }

  media(): readonly [] {
    return [];
  }

  readEntry(key: string): ProgramEntry | undefined {
    return this.entries.get(key);
  }

  changeEntry(key: string, entry: ProgramEntry | undefined): Win32Error {
    if (entry) this.entries.set(key, entry);
    else this.entries.delete(key);
    return win32('ERROR_SUCCESS');
  }
}
