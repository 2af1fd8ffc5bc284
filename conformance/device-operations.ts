import { win32 } from '../src/base/index.ts';
import {
  type DeviceInfo,
  type DeviceInterface,
  type DeviceSetHandle,
  DICS_FLAG_GLOBAL,
  DIREG_DRV,
  type Filled,
  GUID_NULL,
  type PropertyKey,
  propertyKey,
  type QueueHandle,
  type RegistryData,
  type ReturnBuffer,
} from '../src/setupapi/index.ts';
import { call, type Inputs, type Operation, type Outcome, textOf, textOrNull, whole } from './operation.ts';
import { CaseFault, numberOf, type World } from './world.ts';

const DEVICE = ['set', 'device'];
const KEY = [...DEVICE, 'scope', 'hwProfile', 'keyType'];
const INTERFACE = ['set', 'interface'];

/** Device information sets and what is in them. */
export const DEVICE_OPERATIONS: Readonly<Record<string, Operation>> = {
  SetupDiCreateDeviceInfoList: call(
    ['class'],
    (api, { class: guid }) => api.SetupDiCreateDeviceInfoList({ class: textOrNull(guid) }),
    'set',
  ),
  SetupDiCreateDeviceInfoListEx: call(
    ['class', 'machine', 'reserved'],
    (api, { class: guid, machine, reserved }) =>
      api.SetupDiCreateDeviceInfoListEx({ class: textOrNull(guid), machine: textOrNull(machine), reserved }),
    'set',
  ),
  SetupDiGetClassDevs: call(
    ['class', 'enumerator', 'flags'],
    (api, { class: guid, enumerator, flags }) =>
      api.SetupDiGetClassDevs({
        class: textOrNull(guid),
        enumerator: textOrNull(enumerator),
        flags: numberOf(flags),
      }),
    'set',
  ),
  SetupDiDestroyDeviceInfoList: call(['set'], (api, of) => api.SetupDiDestroyDeviceInfoList(setOf(of))),
  SetupDiGetDeviceInfoListDetail: call(['set'], (api, of) => api.SetupDiGetDeviceInfoListDetail(setOf(of))),
  SetupDiEnumDeviceInfo: call(
    ['set', 'index'],
    (api, { index, ...of }) => told(api.SetupDiEnumDeviceInfo({ ...setOf(of), index: whole(index) })),
    'device',
  ),
  SetupDiCreateDeviceInfo: call(
    [...DEVICE, 'name', 'class', 'description', 'flags'],
    (api, { name, class: guid, description, flags, device, ...of }) =>
      told(
        api.SetupDiCreateDeviceInfo({
          ...setOf(of),
          name: textOrNull(name),
          class: textOrNull(guid),
          description: textOrNull(description),
          flags: numberOf(flags),
          ...filled(device),
        }),
      ),
    'device',
  ),
  SetupDiOpenDeviceInfo: call(
    [...DEVICE, 'id', 'flags'],
    (api, { id, flags, device, ...of }) =>
      told(
        api.SetupDiOpenDeviceInfo({
          ...setOf(of),
          id: textOrNull(id),
          flags: numberOf(flags),
          ...filled(device),
        }),
      ),
    'device',
  ),
  SetupDiDeleteDeviceInfo: call(DEVICE, (api, of) => api.SetupDiDeleteDeviceInfo(deviceOf(of))),
  SetupDiRegisterDeviceInfo: call([...DEVICE, 'flags'], (api, { flags, ...of }) =>
    api.SetupDiRegisterDeviceInfo({ ...deviceOf(of), flags: numberOf(flags) }),
  ),
  SetupDiRemoveDevice: call(DEVICE, (api, of) => api.SetupDiRemoveDevice(deviceOf(of))),
  SetupDiGetDeviceInstanceId: call([...DEVICE, 'buffer', 'size'], (api, { buffer, size, ...of }) =>
    api.SetupDiGetDeviceInstanceId({ ...deviceOf(of), ...room(buffer, size) }),
  ),
  SetupDiGetDeviceInstallParams: call([...DEVICE, 'cbSize'], (api, { cbSize, ...of }) => {
    const { params, ...answer } = api.SetupDiGetDeviceInstallParams({
      ...deviceOf(of),
      into: sized(cbSize, DEVINSTALL_PARAMS),
    });
    return { ...answer, ...params };
  }),
  SetupDiSetDeviceInstallParams: call(
    [...DEVICE, 'cbSize', 'flags', 'flagsEx', 'driverPath'],
    (api, { cbSize, flags, flagsEx, driverPath, ...of }) => {
      const { params } = api.SetupDiGetDeviceInstallParams(deviceOf(of));
      if (!params) throw new CaseFault('no install params');
      const changed = {
        ...params,
        ...sized(cbSize, DEVINSTALL_PARAMS),
        ...(flags !== undefined && { flags: numberOf(flags) }),
        ...(flagsEx !== undefined && { flagsEx: numberOf(flagsEx) }),
        ...(driverPath !== undefined && { driverPath: textOf(driverPath) }),
      };
      return api.SetupDiSetDeviceInstallParams({ ...deviceOf(of), params: changed });
    },
  ),
  SetupDiGetDeviceRegistryProperty: call(
    [...DEVICE, 'property', 'buffer', 'size'],
    (api, { property, buffer, size, ...of }) => {
      const { required, ...answer } = api.SetupDiGetDeviceRegistryProperty({
        ...deviceOf(of),
        property: numberOf(property),
        ...room(buffer, size),
      });
      return { ...answer, size: required };
    },
    'value',
  ),
  SetupDiSetDeviceRegistryProperty: call(
    [...DEVICE, 'property', 'value', 'multi', 'size'],
    (api, { property, value, multi, size, ...of }) =>
      api.SetupDiSetDeviceRegistryProperty({
        ...deviceOf(of),
        property: numberOf(property),
        value: (multi ?? value ?? null) as RegistryData | null,
        ...room(undefined, size),
      }),
  ),
  SetupDiGetDeviceProperty: call(
    [...DEVICE, 'key', 'flags', 'buffer', 'size', 'inType', 'typePtr', 'requiredPtr'],
    (api, { key, flags, buffer, size, inType, typePtr, requiredPtr, ...of }) => {
      const { type, required, ...answer } = api.SetupDiGetDeviceProperty({
        ...deviceOf(of),
        key: keyOf(key),
        flags: numberOf(flags ?? 0),
        ...(typePtr === null && { type: null }),
        ...room(buffer, size),
      });
      const before = inType === undefined ? undefined : numberOf(inType);
      return { ...answer, type: type ?? before, size: requiredPtr === null ? undefined : required };
    },
  ),
  SetupDiSetDeviceProperty: call(
    [...DEVICE, 'key', 'type', 'value', 'size', 'flags'],
    (api, { key, type, value, size, flags, ...of }) =>
      api.SetupDiSetDeviceProperty({
        ...deviceOf(of),
        key: keyOf(key),
        type: numberOf(type),
        value: textOrNull(value),
        ...room(undefined, size),
        flags: numberOf(flags),
      }),
  ),
  SetupDiCreateDevRegKey: call(KEY, (api, of) => api.SetupDiCreateDevRegKey(deviceKeyOf(of)), 'key'),
  SetupDiOpenDevRegKey: call(
    [...KEY, 'access'],
    (api, { access, ...of }) => api.SetupDiOpenDevRegKey({ ...deviceKeyOf(of), access: numberOf(access) }),
    'key',
  ),
  SetupDiDeleteDevRegKey: call(KEY, (api, of) => api.SetupDiDeleteDevRegKey(deviceKeyOf(of))),
  SetupDiCreateDeviceInterface: call(
    [...DEVICE, 'class', 'reference'],
    (api, { class: guid, reference, ...of }) =>
      toldInterface(
        api.SetupDiCreateDeviceInterface({
          ...deviceOf(of),
          class: textOrNull(guid),
          reference: textOrNull(reference),
        }),
      ),
    'interface',
  ),
  SetupDiEnumDeviceInterfaces: call(
    [...DEVICE, 'class', 'index'],
    (api, { class: guid, index, ...of }) =>
      toldInterface(
        api.SetupDiEnumDeviceInterfaces({ ...deviceOf(of), class: textOrNull(guid), index: whole(index) }),
      ),
    'interface',
  ),
  SetupDiGetDeviceInterfaceDetail: call(
    [...INTERFACE, 'buffer', 'size', 'sizeChars', 'cbSize', 'deviceInfo'],
    (api, { buffer, size, sizeChars, cbSize, deviceInfo, ...of }) => {
      const bytes = sizeChars === undefined ? size : DETAIL_HEADER + 2 * whole(sizeChars);
      const { path, device, required, ...answer } = api.SetupDiGetDeviceInterfaceDetail({
        ...interfaceOf(of),
        ...room(buffer, bytes),
        ...sized(cbSize, DETAIL),
        into: deviceInfo ? {} : null,
      });
      const requiredChars = required === undefined ? undefined : (required - DETAIL_HEADER) / 2;
      const requiredUnchanged = required === undefined;
      return { ...answer, path, requiredChars, requiredUnchanged, deviceClass: device?.classGuid };
    },
  ),
  SetupDiCreateDeviceInterfaceRegKey: call(
    [...INTERFACE, 'access'],
    (api, { access, ...of }) =>
      api.SetupDiCreateDeviceInterfaceRegKey({ ...interfaceOf(of), access: numberOf(access) }),
    'key',
  ),
  SetupDiOpenDeviceInterfaceRegKey: call(
    [...INTERFACE, 'access'],
    (api, { access, ...of }) =>
      api.SetupDiOpenDeviceInterfaceRegKey({ ...interfaceOf(of), access: numberOf(access) }),
    'key',
  ),
  SetupDiDeleteDeviceInterfaceRegKey: call(INTERFACE, (api, of) =>
    api.SetupDiDeleteDeviceInterfaceRegKey(interfaceOf(of)),
  ),
  SetupDiRemoveDeviceInterface: call(INTERFACE, (api, of) =>
    api.SetupDiRemoveDeviceInterface(interfaceOf(of)),
  ),
  SetupDiDeleteDeviceInterfaceData: call(INTERFACE, (api, of) =>
    api.SetupDiDeleteDeviceInterfaceData(interfaceOf(of)),
  ),
  SetupDiOpenClassRegKeyEx: call(
    ['class', 'access', 'flags'],
    (api, { class: guid, access, flags }) =>
      api.SetupDiOpenClassRegKeyEx({
        class: textOrNull(guid),
        access: numberOf(access),
        flags: numberOf(flags),
      }),
    'key',
  ),
  SetupDiInstallClass: call(['inf', 'flags', 'queue'], (api, { inf, flags, queue }) =>
    api.SetupDiInstallClass({
      inf: textOrNull(inf),
      flags: numberOf(flags),
      queue: (queue ?? null) as QueueHandle | null,
    }),
  ),
  CM_Get_Device_ID: call(['device', 'size'], (api, { device, size }) =>
    api.CM_Get_Device_ID({ devInst: (device as DeviceInfo).devInst, size: whole(size) }),
  ),
  'check.devices': {
    reads: ['set', 'end'],
    run: (world, { end, ...of }, expected) => {
      const all = devicesOf(world, setOf(of).set);
      const listed = end === false && Array.isArray(expected?.devices) ? expected.devices.length : all.length;
      return { answer: { ret: true, devices: all.slice(0, listed), end: end !== false } };
    },
  },
  'check.contains': { reads: ['set'], run: checkContains },
  'check.interfaces': { reads: [...DEVICE, 'class'], run: checkInterfaces },
  'device.isRegistered': {
    reads: DEVICE,
    run: (world, of) => {
      const key = { scope: DICS_FLAG_GLOBAL, hwProfile: 0, keyType: DIREG_DRV, access: 0 };
      const { err } = world.api.SetupDiOpenDevRegKey({ ...deviceOf(of), ...key });
      const registered = err === win32('ERROR_KEY_DOES_NOT_EXIST');
      return { answer: { ret: registered, out: { registered } } };
    },
  },
  'cleanup.removeDevices': {
    reads: ['class'],
    run: ({ api }, { class: guid }) => {
      const { set } = api.SetupDiGetClassDevs({ class: textOf(guid), flags: 0 });
      for (let index = 0; ; index++) {
        const { device } = api.SetupDiEnumDeviceInfo({ set, index });
        if (!device) return { answer: { ret: api.SetupDiDestroyDeviceInfoList({ set }).ret } };
        api.SetupDiRemoveDevice({ set, device });
      }
    },
  },
};

/** Bytes of structures of a program of 64 bits: cases that name them by size run as amd64. */
const DEVINSTALL_PARAMS = 584;
const DETAIL = 8;

/** Bytes before the text in SP_DEVICE_INTERFACE_DETAIL_DATA. */
const DETAIL_HEADER = 4;

function devicesOf(world: World, set: DeviceSetHandle | null): { class: string; id: string | undefined }[] {
  const devices = [];
  for (;;) {
    const { ret, err, device } = world.api.SetupDiEnumDeviceInfo({ set, index: devices.length });
    if (!ret || !device) {
      if (err !== win32('ERROR_NO_MORE_ITEMS')) throw new CaseFault(`enumeration ends with ${err}`);
      return devices;
    }
    devices.push({
      class: device.classGuid,
      id: world.api.SetupDiGetDeviceInstanceId({ set, device }).id,
    });
  }
}

/** Of the devices that are to be there and not to be there, those that are so. */
function checkContains(world: World, of: Inputs, expected?: Inputs): Outcome {
  const ids = devicesOf(world, setOf(of).set).map(device => `${device.class} ${device.id}`.toLowerCase());
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const contains = list(expected?.contains).filter(one => {
    const { class: guid, id } = one as { class: string; id: string };
    return ids.includes(`${guid} ${id}`.toLowerCase());
  });
  const lacks = list(expected?.lacks).filter(
    one => !ids.some(id => id.endsWith(` ${textOf(one).toLowerCase()}`)),
  );
  return { answer: { ret: true, contains, lacks } };
}

function checkInterfaces({ api }: World, { class: guid, ...of }: Inputs): Outcome {
  const interfaces = [];
  for (;;) {
    const found = { ...deviceOf(of), class: textOf(guid), index: interfaces.length };
    const { err, interface: one } = api.SetupDiEnumDeviceInterfaces(found);
    if (!one) {
      if (err !== win32('ERROR_NO_MORE_ITEMS')) throw new CaseFault(`enumeration ends with ${err}`);
      return { answer: { ret: true, interfaces } };
    }
    const { path } = api.SetupDiGetDeviceInterfaceDetail({ set: found.set, interface: one });
    if (path !== path?.toLowerCase()) throw new CaseFault(`not in lower case: ${path}`);
    interfaces.push({ path, flags: one.flags });
  }
}

/** The class and number of a device beside the answer. */
function told<T extends { readonly device?: DeviceInfo }>(answer: T): T & { device: DeviceInfo | null } {
  const { device } = answer;
  return { ...answer, device: device ?? null, class: device?.classGuid, devInst: device?.devInst };
}

function toldInterface<T extends { readonly interface?: DeviceInterface }>(answer: T): T & Inputs {
  return { ...answer, class: answer.interface?.classGuid, flags: answer.interface?.flags };
}

function setOf({ set }: Inputs): { set: DeviceSetHandle | null } {
  return { set: set === null ? null : (whole(set) as DeviceSetHandle) };
}

/** The set and the device of a call: one that was kept, none, or a structure that was never filled in. */
export function deviceOf({ set, device }: Inputs): {
  set: DeviceSetHandle | null;
  device: DeviceInfo | null;
} {
  if (device === null || device === undefined) return { ...setOf({ set }), device: null };
  const given = device as Partial<DeviceInfo> & { cbSize?: unknown };
  if (given.devInst !== undefined) return { ...setOf({ set }), device: device as DeviceInfo };
  const empty = { classGuid: GUID_NULL, devInst: 0, reserved: 0 };
  return { ...setOf({ set }), device: { ...empty, ...sized(given.cbSize) } };
}

function interfaceOf(of: Inputs): { set: DeviceSetHandle | null; interface: DeviceInterface | null } {
  return { ...setOf(of), interface: (of.interface ?? null) as DeviceInterface | null };
}

function deviceKeyOf({ scope, hwProfile, keyType, ...of }: Inputs): ReturnType<typeof deviceOf> & {
  scope: number;
  hwProfile: number;
  keyType: number;
} {
  return {
    ...deviceOf(of),
    scope: numberOf(scope),
    hwProfile: whole(hwProfile),
    keyType: numberOf(keyType),
  };
}

/** The structure that an output goes into. */
function filled(device: unknown): { into?: Filled } {
  if (device === undefined) return {};
  return { into: device === null ? null : sized((device as Inputs).cbSize) };
}

/** A `cbSize`: `ok`, a number, or one beside that of a structure: `struct-1`. */
function sized(cbSize: unknown, structure?: number): { cbSize?: number } {
  if (cbSize === undefined || cbSize === 'ok' || cbSize === 'struct') return {};
  const beside = typeof cbSize === 'string' ? /^\w+([+-]\d+)$/.exec(cbSize)?.[1] : undefined;
  if (beside === undefined || structure === undefined) return { cbSize: whole(cbSize) };
  return { cbSize: structure + Number(beside) };
}

export function room(buffer: unknown, size: unknown): ReturnBuffer {
  return { ...(buffer === null && { buffer }), ...(size !== undefined && { size: whole(size) }) };
}

function keyOf(key: unknown): PropertyKey | null {
  if (key === null) return null;
  const found = propertyKey(textOf(key));
  if (!found) throw new CaseFault(`no such property: ${key}`);
  return found;
}
