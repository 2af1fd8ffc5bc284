import { errorName, win32 } from '../../../src/base/index.ts';
import { type Ended, readApplication, runApplication } from '../../../src/installer/index.ts';
import type { RegistryReader } from '../../../src/machine/index.ts';
import {
  type Desk,
  type DeviceInfo,
  type DeviceSetHandle,
  DICD_GENERATE_ID,
  DIF_REGISTERDEVICE,
  GUID_NULL,
  type SetupApi,
  SPDRP_HARDWAREID,
} from '../../../src/setupapi/index.ts';
import { type Items, itemsOfRegistry, requestsOf } from './items.ts';

export const ORDERS = ['software first', 'hardware first'] as const;
export type Order = (typeof ORDERS)[number];

/** The drive of the medium. */
export const DRIVE = 'E:';
const HARDWARE_ID = 'CONTOSO\\KETTLE';

/** A Windows on which the kettle is installed. */
export interface World {
  readonly api: SetupApi;
  readonly desk: Desk;
  /** The configuration file of the installation application. */
  readonly application: string;
  /** Where the INF of the kettle is published; undefined where it is not. */
  readonly published: () => string | undefined;
  readonly registry: () => RegistryReader;
  /** The digests of files that were not there at first, by path. */
  readonly files: () => Items;
}

/** What a world has after the kettle was installed. */
export interface Played {
  readonly items: Items;
  /** What the co-installer was asked, in order. */
  readonly requests: readonly string[];
}

/** Installs the kettle, and tells what is so that was not before. */
export function play(world: World, order: Order): Played {
  const before = itemsOfRegistry(world.registry());
  const told = installed(world, order);
  const registry = world.registry();
  const changed = Object.entries(itemsOfRegistry(registry)).filter(([name, text]) => before[name] !== text);
  return {
    items: { ...told, ...Object.fromEntries(changed), ...world.files() },
    requests: requestsOf(registry),
  };
}

/** The wizard that finds the driver when the device comes last is one call. */
function installed(world: World, order: Order): Items {
  if (order === 'hardware first') plugIn(world.api);
  const ended = install(world);
  if (order === 'hardware first') return toldOf(ended);
  plugIn(world.api);
  const inf = world.published();
  const answer = inf === undefined ? 'is not published' : updated(world.api, inf);
  return { ...toldOf(ended), 'the wizard': answer };
}

/** What a bus does, as far as a program can: a device below Root that is registered. */
function plugIn(api: SetupApi): void {
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device, err } = api.SetupDiCreateDeviceInfo({
    set,
    name: 'Kettle',
    class: GUID_NULL,
    flags: DICD_GENERATE_ID,
  });
  if (!device) throw new Error(`no device: ${errorName(err)}`);
  register(api, set, device);
  api.SetupDiDestroyDeviceInfoList({ set });
}

function register(api: SetupApi, set: DeviceSetHandle, device: DeviceInfo): void {
  const value = [HARDWARE_ID];
  const named = api.SetupDiSetDeviceRegistryProperty({ set, device, property: SPDRP_HARDWAREID, value });
  const registered = api.SetupDiCallClassInstaller({ function: DIF_REGISTERDEVICE, set, device });
  if (!named.ret || !registered.ret) throw new Error('the device cannot be registered');
}

function updated(api: SetupApi, inf: string): string {
  const { ret, err } = api.UpdateDriverForPlugAndPlayDevices({ hardwareId: HARDWARE_ID, inf, flags: 0 });
  return ret ? 'installs it' : errorName(err);
}

function install({ api, desk, application }: World): Ended {
  const { value, problems } = readApplication(application);
  if (!value) throw new Error(problems.map(({ message }) => message).join('\n'));
  return runApplication(value, {
    api,
    desk,
    commandLine: `"${DRIVE}\\setup.exe" /q`,
    architecture: 'amd64',
    administrator: true,
    environment: { ProgramFiles: 'C:\\Program Files', SystemDrive: 'C:' },
  });
}

/** What the application says of itself. */
function toldOf({ exitCode, report }: Ended): Items {
  return {
    'application, exit code': String(exitCode),
    'application, outcome': report.outcome,
    'application, steps': report.steps.map(({ kind }) => kind).join(', '),
    ...Object.fromEntries(report.packages.map(({ inf, fate }) => [`application, ${inf}`, fate])),
    ...Object.fromEntries(
      report.steps.flatMap(step =>
        step.kind === 'updated' ? [['application, asked Windows', errorName(step.error)]] : [],
      ),
    ),
  };
}

/** An edge that knows what Windows answers where no device has the ID. @see contract:windows, suite `worlds` */
export function answeringNoSuchDevice(api: SetupApi, hasDevice: (hardwareId: string) => boolean): SetupApi {
  return {
    ...api,
    UpdateDriverForPlugAndPlayDevices: of =>
      hasDevice(of.hardwareId ?? '')
        ? api.UpdateDriverForPlugAndPlayDevices(of)
        : { ret: false, err: win32('ERROR_NO_SUCH_DEVINST'), reboot: false },
  };
}
