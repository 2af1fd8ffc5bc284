import { describe, expect, it } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import {
  CM_LOCATE_DEVNODE_NORMAL,
  CR_NO_SUCH_DEVNODE,
  DEVPROP_TYPE_STRING,
  DEVPROP_TYPE_UINT32,
  type DeviceInfo,
  type DeviceSetHandle,
  DICD_GENERATE_ID,
  DICS_FLAG_GLOBAL,
  DIGCF_ALLCLASSES,
  DIGCF_DEVICEINTERFACE,
  DIGCF_PRESENT,
  DIREG_BOTH,
  DIREG_DEV,
  DIREG_DRV,
  GUID_NULL,
  KEY_READ,
  propertyKey,
  type SetupApi,
  SPDRP_CLASSGUID,
  SPDRP_CONFIGFLAGS,
  SPDRP_ENUMERATOR_NAME,
  SPDRP_FRIENDLYNAME,
  SPDRP_HARDWAREID,
  SPDRP_INSTALL_STATE,
  SPINT_REMOVED,
  SPRDI_FIND_DUPS,
} from '../../src/setupapi/index.ts';
import type { StartProgram } from './contract.ts';

const CLASS = '{12345678-0000-4000-8000-000000000001}';
const OTHER = '{12345678-0000-4000-8000-000000000002}';
const NAME = 'ROOT\\TOASTER\\0000';
const DEVICE_KEY = { scope: DICS_FLAG_GLOBAL, hwProfile: 0 };
const FRIENDLY_NAME = propertyKey('DEVPKEY_Device_FriendlyName')!;

type At = { api: SetupApi; set: DeviceSetHandle; device: DeviceInfo };

/** What every implementation answers about devices: their sets, properties, keys and interfaces. */
export function describeDevices(name: string, start: StartProgram): void {
  const empty = (of: string | null = null): { api: SetupApi; set: DeviceSetHandle } => {
    const api = start({}, 'amd64');
    return { api, set: api.SetupDiCreateDeviceInfoList({ class: of }).set };
  };
  const created = (): At => {
    const { api, set } = empty();
    const { device } = api.SetupDiCreateDeviceInfo({ set, name: NAME, class: CLASS, flags: 0 });
    return { api, set, device: device! };
  };
  const registered = (): At => {
    const at = created();
    expect(at.api.SetupDiRegisterDeviceInfo({ ...of(at), flags: 0 }).ret).toBe(true);
    return at;
  };
  const of = ({ set, device }: At): { set: DeviceSetHandle; device: DeviceInfo } => ({ set, device });
  const idsOf = (api: SetupApi, set: DeviceSetHandle): (string | undefined)[] => {
    const ids = [];
    for (;;) {
      const { device } = api.SetupDiEnumDeviceInfo({ set, index: ids.length });
      if (!device) return ids;
      ids.push(api.SetupDiGetDeviceInstanceId({ set, device }).id);
    }
  };
  const found = (api: SetupApi, flags: number, enumerator?: string): (string | undefined)[] =>
    idsOf(api, api.SetupDiGetClassDevs({ class: CLASS, flags, enumerator: enumerator ?? null }).set);

  describe(`${name}: devices in sets`, () => {
    it.each([
      [null, 0, 'ERROR_INVALID_DEVINST_NAME'],
      ['TOASTER', 0, 'ERROR_INVALID_DEVINST_NAME'],
      ['ROOT\\TOASTER', 0, 'ERROR_INVALID_DEVINST_NAME'],
      ['ROOT\\TOAS TER\\0000', 0, 'ERROR_INVALID_DEVINST_NAME'],
      ['ROOT\\TOASTER', DICD_GENERATE_ID, 'ERROR_INVALID_DEVINST_NAME'],
      ['root\\toaster\\a', 0, undefined],
      ['*PNP0500', DICD_GENERATE_ID, undefined],
    ])('the name %j with flags %i: %s', (given, flags, error) => {
      const { api, set } = empty();
      const answer = api.SetupDiCreateDeviceInfo({ set, name: given, class: CLASS, flags });
      expect(answer).toMatchObject({ ret: error === undefined, err: win32(error ?? 'ERROR_SUCCESS') });
    });

    it('generated names count up, past those that are taken', () => {
      const { api, set } = empty();
      const make = (text: string, flags: number): unknown =>
        api.SetupDiCreateDeviceInfo({ set, name: text, class: CLASS, flags });
      make('ROOT\\TOASTER\\0001', 0);
      for (let i = 0; i < 2; i++) make('toaster', DICD_GENERATE_ID);
      expect(idsOf(api, set)).toEqual(['ROOT\\TOASTER\\0001', NAME, 'ROOT\\TOASTER\\0002']);
    });

    it('a device is nobody else’s before it is registered, and gone with its set', () => {
      const { api, set, device } = created();
      expect(found(api, 0)).toEqual([]);
      const other = api.SetupDiCreateDeviceInfoList({ class: null }).set;
      expect(api.SetupDiOpenDeviceInfo({ set: other, id: NAME, flags: 0 }).err).toBe(
        win32('ERROR_NO_SUCH_DEVINST'),
      );
      api.SetupDiDestroyDeviceInfoList({ set });
      expect(api.SetupDiGetDeviceInstanceId({ set, device }).err).toBe(win32('ERROR_INVALID_HANDLE'));
      const again = api.SetupDiCreateDeviceInfo({ set: other, name: NAME, class: CLASS, flags: 0 });
      expect(again.ret).toBe(true);
    });

    it('a registered device is found, present, until it is removed', () => {
      const at = registered();
      const { api } = at;
      expect([found(api, 0), found(api, DIGCF_PRESENT), found(api, DIGCF_ALLCLASSES, 'ROOT')]).toEqual([
        [NAME],
        [NAME],
        [NAME],
      ]);
      expect(api.SetupDiRemoveDevice(of(at)).ret).toBe(true);
      expect(found(api, 0)).toEqual([]);
      expect(api.SetupDiGetDeviceInstanceId(of(at)).err).toBe(win32('ERROR_NO_SUCH_DEVINST'));
      expect(api.SetupDiEnumDeviceInfo({ set: at.set, index: 0 }).device).toEqual(at.device);
    });

    it('a device stays where its element is taken out of a set', () => {
      const at = registered();
      at.api.SetupDiDeleteDeviceInfo(of(at));
      expect(idsOf(at.api, at.set)).toEqual([]);
      expect(found(at.api, 0)).toEqual([NAME]);
      expect(at.api.SetupDiGetDeviceInstanceId(of(at)).err).toBe(win32('ERROR_INVALID_PARAMETER'));
    });

    it('a duplicate is told by who compares', () => {
      const at = registered();
      const { device = null } = at.api.SetupDiCreateDeviceInfo({
        set: at.set,
        name: 'TOASTER',
        class: CLASS,
        flags: DICD_GENERATE_ID,
      });
      const compare = (): ReturnType<typeof win32> => win32('ERROR_DUPLICATE_FOUND');
      const flags = SPRDI_FIND_DUPS;
      expect(at.api.SetupDiRegisterDeviceInfo({ set: at.set, device, flags, compare })).toMatchObject({
        ret: false,
        err: win32('ERROR_DUPLICATE_FOUND'),
        duplicate: at.device,
      });
      expect(at.api.SetupDiRegisterDeviceInfo({ set: at.set, device, flags: 0, compare }).ret).toBe(true);
    });

    it('a set of a class takes no device of another', () => {
      const { api, set } = empty(OTHER);
      const answer = api.SetupDiCreateDeviceInfo({ set, name: NAME, class: CLASS, flags: 0 });
      expect(answer.err).toBe(win32('ERROR_CLASS_MISMATCH'));
      expect(api.SetupDiGetDeviceInfoListDetail({ set }).class).toBe(OTHER);
    });

    it('devices have numbers, and their IDs by them', () => {
      const at = registered();
      const { api } = at;
      const { devInst } = at.device;
      const located = api.CM_Locate_DevNode({ id: NAME.toLowerCase(), flags: CM_LOCATE_DEVNODE_NORMAL });
      expect(located).toMatchObject({ ret: true, devInst });
      expect(api.CM_Get_Device_ID({ devInst })).toMatchObject({ cr: 0, id: NAME });
      expect(api.CM_Get_Device_ID_Size({ devInst }).size).toBe(NAME.length);
      expect(api.CM_Get_DevNode_Status({ devInst }).ret).toBe(true);
      api.SetupDiRemoveDevice(of(at));
      expect(api.CM_Get_DevNode_Status({ devInst }).cr).toBe(CR_NO_SUCH_DEVNODE);
    });
  });

  describe(`${name}: properties of devices`, () => {
    it('texts, lists and numbers, with their sizes in bytes', () => {
      const at = registered();
      const values = [
        [SPDRP_FRIENDLYNAME, 'A toaster', 20],
        [SPDRP_HARDWAREID, ['USB\\A', 'USB\\B'], 26],
        [SPDRP_CONFIGFLAGS, 0x20, 4],
      ] as const;
      for (const [property, value, required] of values) {
        expect(at.api.SetupDiSetDeviceRegistryProperty({ ...of(at), property, value }).ret).toBe(true);
        const answer = at.api.SetupDiGetDeviceRegistryProperty({ ...of(at), property });
        expect(answer).toMatchObject({ ret: true, value, required });
        const short = at.api.SetupDiGetDeviceRegistryProperty({ ...of(at), property, size: required - 1 });
        expect(short).toMatchObject({ ret: false, err: win32('ERROR_INSUFFICIENT_BUFFER'), required });
      }
      const state = at.api.SetupDiGetDeviceRegistryProperty({ ...of(at), property: SPDRP_INSTALL_STATE });
      expect(state.value).toBe(1);
    });

    it('what Windows itself says of a device cannot be set', () => {
      const at = registered();
      const property = SPDRP_ENUMERATOR_NAME;
      expect(at.api.SetupDiGetDeviceRegistryProperty({ ...of(at), property }).value).toBe('ROOT');
      expect(at.api.SetupDiSetDeviceRegistryProperty({ ...of(at), property, value: 'USB' }).ret).toBe(false);
    });

    it('are the same under their other names', () => {
      const at = registered();
      const { api } = at;
      api.SetupDiSetDeviceRegistryProperty({ ...of(at), property: SPDRP_FRIENDLYNAME, value: 'A' });
      const get = (key: string): unknown =>
        api.SetupDiGetDeviceProperty({ ...of(at), key: propertyKey(key)!, flags: 0 }).value;
      expect(get('DEVPKEY_Device_FriendlyName')).toBe('A');
      expect(get('DEVPKEY_NAME')).toBe('A');
      expect(get('DEVPKEY_Device_ClassGuid')).toBe(CLASS);
      expect(get('DEVPKEY_Device_InstanceId')).toBe(NAME);
      expect(get('DEVPKEY_Device_DriverInfPath')).toBeUndefined();
    });

    it('of anybody’s own making are kept by category and number', () => {
      const at = registered();
      const key = { category: OTHER, id: 7 };
      const set = { ...of(at), key, type: DEVPROP_TYPE_UINT32, flags: 0 };
      expect(at.api.SetupDiSetDeviceProperty({ ...set, value: 5 }).ret).toBe(true);
      expect(at.api.SetupDiGetDeviceProperty({ ...of(at), key, flags: 0 })).toMatchObject({
        type: DEVPROP_TYPE_UINT32,
        value: 5,
        required: 4,
      });
      const { keys = [] } = at.api.SetupDiGetDevicePropertyKeys({ ...of(at), flags: 0 });
      expect(keys).toContainEqual(key);
    });

    it.each([
      [FRIENDLY_NAME, DEVPROP_TYPE_UINT32, 5, 'ERROR_INVALID_DATA'],
      [FRIENDLY_NAME, 0xffff, 'A', 'ERROR_INVALID_DATA'],
      [propertyKey('DEVPKEY_Device_InstanceId')!, DEVPROP_TYPE_STRING, 'A', 'ERROR_INVALID_REG_PROPERTY'],
      [null, DEVPROP_TYPE_STRING, 'A', 'ERROR_INVALID_DATA'],
    ])('%j of type %i as %j: %s', (key, type, value, error) => {
      const at = registered();
      const answer = at.api.SetupDiSetDeviceProperty({ ...of(at), key, type, value, flags: 0 });
      expect(answer).toMatchObject({ ret: false, err: win32(error) });
    });
  });

  describe(`${name}: keys of devices`, () => {
    it('the hardware key is made, opened and deleted', () => {
      const at = registered();
      const key = { ...of(at), ...DEVICE_KEY, keyType: DIREG_DEV };
      const open = (): unknown => at.api.SetupDiOpenDevRegKey({ ...key, access: KEY_READ }).err;
      expect(open()).toBe(win32('ERROR_KEY_DOES_NOT_EXIST'));
      expect(at.api.SetupDiCreateDevRegKey(key).ret).toBe(true);
      expect(open()).toBe(win32('ERROR_SUCCESS'));
      expect(at.api.SetupDiDeleteDevRegKey(key).ret).toBe(true);
      expect(open()).toBe(win32('ERROR_KEY_DOES_NOT_EXIST'));
    });

    it('none before the device is registered, and not both at once', () => {
      const at = created();
      const key = { ...of(at), ...DEVICE_KEY };
      const answers = [
        at.api.SetupDiCreateDevRegKey({ ...key, keyType: DIREG_DRV }),
        at.api.SetupDiCreateDevRegKey({ ...key, keyType: DIREG_BOTH }),
      ];
      expect(answers.map(({ err }) => err)).toEqual([
        win32('ERROR_DEVINFO_NOT_REGISTERED'),
        win32('ERROR_INVALID_FLAGS'),
      ]);
    });
  });

  describe(`${name}: interfaces of devices`, () => {
    const withInterface = (): At & { interface: NonNullable<unknown> } => {
      const at = registered();
      const one = at.api.SetupDiCreateDeviceInterface({ ...of(at), class: OTHER, reference: 'ref' });
      return { ...at, interface: one.interface! };
    };

    it('are found by class, device and path', () => {
      const { api } = withInterface();
      const path = `\\\\?\\root#toaster#0000#${OTHER}\\ref`;
      const { set } = api.SetupDiGetClassDevs({ class: OTHER, flags: DIGCF_DEVICEINTERFACE });
      const one = api.SetupDiEnumDeviceInterfaces({ set, device: null, class: OTHER, index: 0 }).interface!;
      expect(api.SetupDiGetDeviceInterfaceDetail({ set, interface: one })).toMatchObject({
        path,
        required: 4 + 2 * (path.length + 1),
        device: { classGuid: CLASS },
      });
      const other = api.SetupDiCreateDeviceInfoList({ class: null }).set;
      expect(api.SetupDiOpenDeviceInterface({ set: other, path: path.toUpperCase(), flags: 0 }).ret).toBe(
        true,
      );
      expect(idsOf(api, other)).toEqual([NAME]);
    });

    it('are not present before a driver switches them on', () => {
      const { api } = withInterface();
      const flags = DIGCF_DEVICEINTERFACE | DIGCF_PRESENT;
      expect(idsOf(api, api.SetupDiGetClassDevs({ class: OTHER, flags }).set)).toEqual([]);
    });

    it('have an alias in another class under the same reference string', () => {
      const at = registered();
      const make = (guid: string, reference: string): ReturnType<SetupApi['SetupDiCreateDeviceInterface']> =>
        at.api.SetupDiCreateDeviceInterface({ ...of(at), class: guid, reference });
      const one = make(OTHER, 'a').interface!;
      make(CLASS, 'b');
      const alias = (): ReturnType<SetupApi['SetupDiGetDeviceInterfaceAlias']> =>
        at.api.SetupDiGetDeviceInterfaceAlias({ set: at.set, interface: one, class: CLASS });
      expect(alias().ret).toBe(false);
      const same = make(CLASS, 'a').interface!;
      expect(alias().interface).toEqual(same);
    });

    it('removed ones are marked, and go with their device', () => {
      const at = registered();
      const make = { ...of(at), class: OTHER };
      const one = at.api.SetupDiCreateDeviceInterface(make).interface!;
      const removed = at.api.SetupDiRemoveDeviceInterface({ set: at.set, interface: one });
      expect(removed.interface?.flags).toBe(SPINT_REMOVED);
      at.api.SetupDiCreateDeviceInterface(make);
      at.api.SetupDiRemoveDevice(of(at));
      const { set } = at.api.SetupDiGetClassDevs({ class: OTHER, flags: DIGCF_DEVICEINTERFACE });
      expect(idsOf(at.api, set)).toEqual([]);
    });
  });

  it(`${name}: clearing the class leaves a device without`, () => {
    const at = registered();
    at.api.SetupDiSetDeviceRegistryProperty({ ...of(at), property: SPDRP_CLASSGUID, value: null });
    expect(at.api.SetupDiEnumDeviceInfo({ set: at.set, index: 0 }).device?.classGuid).toBe(GUID_NULL);
    expect(found(at.api, 0)).toEqual([]);
  });
}
