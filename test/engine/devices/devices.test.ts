import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesOfProperty,
  isPropertyType,
  isPropertyValue,
  parseInstanceId,
  propertyOfBytes,
} from '../../../src/engine/devices/index.ts';
import { EngineSetupApi } from '../../../src/engine/index.ts';
import { difference, dword, inverted, sz, Transaction } from '../../../src/machine/index.ts';
import type { MemoryMachine } from '../../../src/machine/memory/index.ts';
import {
  CM_LOCATE_DEVNODE_NORMAL,
  CM_LOCATE_DEVNODE_PHANTOM,
  DEVPROP_TYPE_BOOLEAN,
  DEVPROP_TYPE_GUID,
  DEVPROP_TYPE_INT16,
  DEVPROP_TYPE_INT64,
  DEVPROP_TYPE_STRING,
  DEVPROP_TYPE_STRING_LIST,
  DEVPROP_TYPE_UINT32,
  DICS_FLAG_CONFIGSPECIFIC,
  DICS_FLAG_GLOBAL,
  DIGCF_ALLCLASSES,
  DIGCF_PRESENT,
  DIREG_DEV,
  DIREG_DRV,
  SPDRP_CLASSGUID,
  SPDRP_DEVICEDESC,
  SPDRP_DRIVER,
  SPDRP_HARDWAREID,
} from '../../../src/setupapi/index.ts';
import { emptyMachine, facts, holds, origin } from '../../machine/machines.ts';

const CLASS = '{12345678-0000-4000-8000-000000000001}';
const OTHER = '{12345678-0000-4000-8000-000000000002}';
const SET = 'HKLM\\SYSTEM\\CurrentControlSet';
const ROOT_DEVICE = 'ROOT\\TOASTER\\0000';
const USB_DEVICE = 'USB\\VID_1209&PID_7057\\A1';

type At = {
  machine: MemoryMachine;
  transaction: Transaction;
  api: EngineSetupApi;
};

function start(release = '10'): At {
  const machine = emptyMachine(facts(release));
  const transaction = new Transaction(machine);
  const program = { architecture: 'amd64' as const, currentDirectory: 'C:\\Test' };
  return { machine, transaction, api: new EngineSetupApi(transaction, program) };
}

function put({ transaction }: At, key: string, name: string, text: string): void {
  transaction.change({ kind: 'value', key, name, after: sz(text) }, origin);
}

function createToaster({ api }: At): Parameters<EngineSetupApi['SetupDiRemoveDevice']>[0] {
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiCreateDeviceInfo({ set, name: ROOT_DEVICE, class: CLASS, flags: 0 });
  return { set, device: device! };
}

describe('a phantom is an instance key that the device tree does not have', () => {
  it('found unless only present devices are asked for', () => {
    const at = start();
    put(at, `${SET}\\Enum\\${USB_DEVICE}`, 'ClassGUID', CLASS);
    const count = (flags: number): boolean => {
      const { set } = at.api.SetupDiGetClassDevs({ class: null, enumerator: 'USB', flags });
      return at.api.SetupDiEnumDeviceInfo({ set, index: 0 }).ret;
    };
    expect([count(DIGCF_ALLCLASSES), count(DIGCF_ALLCLASSES | DIGCF_PRESENT)]).toEqual([true, false]);
    const locate = (flags: number): boolean => at.api.CM_Locate_DevNode({ id: USB_DEVICE, flags }).ret;
    expect([locate(CM_LOCATE_DEVNODE_NORMAL), locate(CM_LOCATE_DEVNODE_PHANTOM)]).toEqual([false, true]);
    const after = { status: 8, problem: 0 };
    at.transaction.change({ kind: 'running', what: 'devnode', name: USB_DEVICE, after }, origin);
    expect([count(DIGCF_ALLCLASSES | DIGCF_PRESENT), locate(CM_LOCATE_DEVNODE_NORMAL)]).toEqual([true, true]);
  });

  it('its identifiers come from its bus and cannot be set', () => {
    const at = start();
    put(at, `${SET}\\Enum\\${USB_DEVICE}`, 'ClassGUID', CLASS);
    const { set } = at.api.SetupDiCreateDeviceInfoList({ class: null });
    const { device = null } = at.api.SetupDiOpenDeviceInfo({ set, id: USB_DEVICE, flags: 0 });
    const change = { set, device, property: SPDRP_HARDWAREID, value: ['USB\\Other'] };
    expect(at.api.SetupDiSetDeviceRegistryProperty(change).ret).toBe(false);
  });
});

describe('the registry of a device', () => {
  it('is as before when the device is removed', () => {
    const at = start();
    put(at, `${SET}\\Control\\Class\\${CLASS}`, 'Class', 'Toaster');
    put(at, `${SET}\\Control\\DeviceClasses\\${OTHER}`, 'Default', '');
    put(at, `${SET}\\Enum\\ROOT`, 'x', '');
    put(at, `${SET}\\Hardware Profiles\\0001\\System\\CurrentControlSet\\Enum\\ROOT\\TOASTER`, 'x', '');
    const before = at.transaction.effects.length;
    const of = createToaster(at);
    at.api.SetupDiRegisterDeviceInfo({ ...of, flags: 0 });
    for (const keyType of [DIREG_DEV, DIREG_DRV]) {
      at.api.SetupDiCreateDevRegKey({ ...of, scope: DICS_FLAG_GLOBAL, hwProfile: 0, keyType });
    }
    at.api.SetupDiCreateDevRegKey({
      ...of,
      scope: DICS_FLAG_CONFIGSPECIFIC,
      hwProfile: 1,
      keyType: DIREG_DEV,
    });
    at.api.SetupDiCreateDeviceInterface({ ...of, class: OTHER });
    at.api.SetupDiRemoveDevice(of);
    const [original, now] = [at.machine.fork(), at.machine.fork()];
    for (const effect of at.transaction.effects.slice(0, before)) original.apply(effect);
    for (const effect of at.transaction.effects) now.apply(effect);
    expect(difference(original, now)).toEqual([]);
  });

  it('every change of it names its call and can be undone', () => {
    const at = start();
    const of = createToaster(at);
    at.api.SetupDiRegisterDeviceInfo({ ...of, flags: 0 });
    at.api.SetupDiSetDeviceRegistryProperty({ ...of, property: SPDRP_DEVICEDESC, value: 'A toaster' });
    const { effects } = at.transaction;
    expect(effects.every(({ origin }) => 'call' in origin && /^SetupDi/.test(origin.call))).toBe(true);
    const draft = at.machine.fork();
    for (const effect of effects) draft.apply(effect);
    for (const change of inverted(effects)) draft.apply(change);
    expect(draft.registry.keys('HKLM')).toEqual([]);
    expect(draft.running.list()).toEqual([]);
  });

  it.each([
    ['10', false],
    ['xp', true],
  ])('on Windows %s a software key without class key: %s', (release, isMade) => {
    const at = start(release);
    const of = createToaster(at);
    at.api.SetupDiRegisterDeviceInfo({ ...of, flags: 0 });
    const key = { ...of, scope: DICS_FLAG_GLOBAL, hwProfile: 0, keyType: DIREG_DRV };
    expect(at.api.SetupDiCreateDevRegKey(key).ret).toBe(isMade);
  });

  it('a device of another class loses its software key', () => {
    const at = start();
    put(at, `${SET}\\Control\\Class\\${CLASS}`, 'Class', 'Toaster');
    const of = createToaster(at);
    at.api.SetupDiRegisterDeviceInfo({ ...of, flags: 0 });
    at.api.SetupDiCreateDevRegKey({ ...of, scope: DICS_FLAG_GLOBAL, hwProfile: 0, keyType: DIREG_DRV });
    const driver = { ...of, property: SPDRP_DRIVER };
    expect(at.api.SetupDiGetDeviceRegistryProperty(driver).value).toBe(`${CLASS}\\0000`);
    at.api.SetupDiSetDeviceRegistryProperty({ ...of, property: SPDRP_CLASSGUID, value: OTHER });
    expect(at.api.SetupDiGetDeviceRegistryProperty(driver).ret).toBe(false);
    expect(at.transaction.registry.has(`${SET}\\Control\\Class\\${CLASS}\\0000`)).toBe(false);
  });

  it('a text that names a string of an INF shows what stands behind it', () => {
    const at = start();
    const key = `${SET}\\Enum\\${USB_DEVICE}`;
    put(at, key, 'DeviceDesc', '@oem1.inf,%toaster%;A toaster');
    at.transaction.change({ kind: 'value', key, name: 'ConfigFlags', after: dword(0) }, origin);
    const { set } = at.api.SetupDiCreateDeviceInfoList({ class: null });
    const { device = null } = at.api.SetupDiOpenDeviceInfo({ set, id: USB_DEVICE, flags: 0 });
    const property = SPDRP_DEVICEDESC;
    expect(at.api.SetupDiGetDeviceRegistryProperty({ set, device, property }).value).toBe('A toaster');
  });
});

describe('device instance IDs', () => {
  it.each([
    ['Root\\Toaster\\0000', 'ROOT\\TOASTER\\0000'],
    ['USB\\VID_1209&PID_7057\\A1', USB_DEVICE],
    ['ROOT\\TOASTER', undefined],
    ['ROOT\\TOASTER\\0\\0', undefined],
    ['ROOT\\TOASTER\\', undefined],
    ['ROOT\\A,B\\0', undefined],
    [`ROOT\\A\\${'0'.repeat(192)}`, `ROOT\\A\\${'0'.repeat(192)}`],
    [`ROOT\\A\\${'0'.repeat(193)}`, undefined],
  ])('%s: %s', (id, text) => expect(parseInstanceId(id)?.text).toBe(text));
});

describe('values of properties', () => {
  const plain = fc.string().map(text => text.replaceAll('\0', ' '));
  const values = fc.oneof(
    fc.tuple(fc.constant(DEVPROP_TYPE_STRING), plain),
    fc.tuple(fc.constant(DEVPROP_TYPE_STRING_LIST), fc.array(plain.filter(text => text !== ''))),
    fc.tuple(fc.constant(DEVPROP_TYPE_UINT32), fc.nat({ max: 0xffffffff })),
    fc.tuple(fc.constant(DEVPROP_TYPE_INT16), fc.integer({ min: -0x8000, max: 0x7fff })),
    fc.tuple(fc.constant(DEVPROP_TYPE_INT64), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    fc.tuple(fc.constant(DEVPROP_TYPE_BOOLEAN), fc.boolean()),
    fc.tuple(
      fc.constant(DEVPROP_TYPE_GUID),
      fc.uuid().map(guid => `{${guid}}`),
    ),
  );
  it('come back from their bytes, which are right for the type', () => {
    const property = fc.property(values, ([type, value]) => {
      const bytes = bytesOfProperty(type, value)!;
      expect(isPropertyType(type) && isPropertyValue(type, bytes)).toBe(true);
      expect(propertyOfBytes(type, bytes)).toEqual(value);
    });
    holds('property values', property, 200);
  });
});
