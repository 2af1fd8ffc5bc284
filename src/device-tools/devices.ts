import type { Win32Error } from '../base/index.ts';
import { sameName } from '../base/index.ts';
import {
  CR_SUCCESS,
  type DeviceInfo,
  type DeviceSetHandle,
  DI_NEEDREBOOT,
  DI_NEEDRESTART,
  DI_REMOVEDEVICE_GLOBAL,
  DICS_DISABLE,
  DICS_ENABLE,
  DICS_FLAG_GLOBAL,
  DICS_PROPCHANGE,
  DIF_PROPERTYCHANGE,
  DIF_REMOVE,
  DIGCF_ALLCLASSES,
  DIGCF_PRESENT,
  propertyKey,
  type SetupApi,
  SPDRP_CLASS,
  SPDRP_CLASSGUID,
  SPDRP_COMPATIBLEIDS,
  SPDRP_DEVICEDESC,
  SPDRP_FRIENDLYNAME,
  SPDRP_HARDWAREID,
  SPDRP_MFG,
  SPDRP_SERVICE,
} from '../setupapi/index.ts';

/** A device as the tools see it. */
export interface ToolDevice {
  readonly set: DeviceSetHandle;
  readonly info: DeviceInfo;
  readonly id: string;
  readonly description: string;
  readonly className: string;
  readonly classGuid: string;
  readonly manufacturer: string;
  readonly service: string | undefined;
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
  /** The published INF of its driver. */
  readonly inf: string | undefined;
  readonly isPresent: boolean;
  /** A CM_PROB_ code. */
  readonly problem: number;
}

/** Visits devices, present ones or all, in the order in which Windows lists them. */
export function devicesOf(api: SetupApi, which: 'all' | 'present'): ToolDevice[] {
  const flags = DIGCF_ALLCLASSES | (which === 'present' ? DIGCF_PRESENT : 0);
  const opened = api.SetupDiGetClassDevs({ class: null, flags });
  if (!opened.ret) return [];
  const found: ToolDevice[] = [];
  for (;;) {
    const { device } = api.SetupDiEnumDeviceInfo({ set: opened.set, index: found.length });
    if (!device) return found;
    found.push(read(api, opened.set, device));
  }
}

const INF_PATH = propertyKey('DEVPKEY_Device_DriverInfPath')!;

function read(api: SetupApi, set: DeviceSetHandle, device: DeviceInfo): ToolDevice {
  const value = (property: number): unknown =>
    api.SetupDiGetDeviceRegistryProperty({ set, device, property }).value;
  const text = (property: number): string | undefined => {
    const found = value(property);
    return typeof found === 'string' ? found.slice(found.lastIndexOf(';') + 1) : undefined;
  };
  const list = (property: number): readonly string[] => {
    const found = value(property);
    return Array.isArray(found) ? (found as readonly string[]) : [];
  };
  const state = api.CM_Get_DevNode_Status({ devInst: device.devInst });
  const inf = api.SetupDiGetDeviceProperty({ set, device, key: INF_PATH, flags: 0 }).value;
  return {
    set,
    info: device,
    id: api.SetupDiGetDeviceInstanceId({ set, device }).id ?? '',
    description: text(SPDRP_FRIENDLYNAME) ?? text(SPDRP_DEVICEDESC) ?? '',
    className: text(SPDRP_CLASS) ?? '',
    classGuid: text(SPDRP_CLASSGUID) ?? '',
    manufacturer: text(SPDRP_MFG) ?? '',
    service: text(SPDRP_SERVICE),
    hardwareIds: list(SPDRP_HARDWAREID),
    compatibleIds: list(SPDRP_COMPATIBLEIDS),
    inf: typeof inf === 'string' ? inf : undefined,
    isPresent: state.cr === CR_SUCCESS,
    problem: state.problem ?? 0,
  };
}

/** The drivers of devices now, to see afterwards which changed. */
export function driversNow(api: SetupApi): ReadonlyMap<string, string> {
  return new Map(devicesOf(api, 'present').map(({ id, inf }) => [id, inf ?? '']));
}

/** The devices whose driver is no longer what it was. */
export function changedSince(api: SetupApi, before: ReadonlyMap<string, string>): ToolDevice[] {
  return devicesOf(api, 'present').filter(({ id, inf }) => !sameName(before.get(id) ?? '', inf ?? ''));
}

/** How a change of state ended. */
export interface Changed {
  readonly code: Win32Error;
  readonly reboot: boolean;
}

type State = 'enable' | 'disable' | 'restart';
const STATES: Readonly<Record<State, number>> = {
  enable: DICS_ENABLE,
  disable: DICS_DISABLE,
  restart: DICS_PROPCHANGE,
};

/** Enables, disables or restarts a device through its installers. @see dif-propertychange */
export function changeState(api: SetupApi, device: ToolDevice, to: State): Changed {
  const params = {
    installFunction: DIF_PROPERTYCHANGE,
    stateChange: STATES[to],
    scope: DICS_FLAG_GLOBAL,
    hwProfile: 0,
  } as const;
  return sent(api, device, params);
}

/** Removes a device through its installers. @see dif-remove */
export function remove(api: SetupApi, device: ToolDevice): Changed {
  return sent(api, device, { installFunction: DIF_REMOVE, scope: DI_REMOVEDEVICE_GLOBAL, hwProfile: 0 });
}

function sent(
  api: SetupApi,
  { set, info }: ToolDevice,
  params: Parameters<SetupApi['SetupDiSetClassInstallParams']>[0]['params'] & {
    readonly installFunction: number;
  },
): Changed {
  const of = { set, device: info };
  const given = api.SetupDiSetClassInstallParams({ ...of, params });
  if (!given.ret) return { code: given.err, reboot: false };
  const { err } = api.SetupDiCallClassInstaller({ ...of, function: params.installFunction });
  const after = api.SetupDiGetDeviceInstallParams(of).params;
  return { code: err, reboot: ((after?.flags ?? 0) & (DI_NEEDREBOOT | DI_NEEDRESTART)) !== 0 };
}
