import { describe, expect, it } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import {
  CM_DISABLE_PERSIST,
  CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES,
  CM_GET_DEVICE_INTERFACE_LIST_PRESENT,
  CM_GETIDLIST_FILTER_BUSRELATIONS,
  CM_GETIDLIST_FILTER_CLASS,
  CM_GETIDLIST_FILTER_ENUMERATOR,
  CM_GETIDLIST_FILTER_NONE,
  CM_GETIDLIST_FILTER_PRESENT,
  CM_GETIDLIST_FILTER_SERVICE,
  CM_LOCATE_DEVNODE_NORMAL,
  CM_LOCATE_DEVNODE_PHANTOM,
  CM_PROB_DISABLED,
  CM_PROB_NOT_CONFIGURED,
  CM_REENUMERATE_ASYNCHRONOUS,
  CM_REENUMERATE_NORMAL,
  CM_REENUMERATE_RETRY_INSTALLATION,
  CM_REENUMERATE_SYNCHRONOUS,
  CM_REGISTRY_CONFIG,
  CM_REGISTRY_HARDWARE,
  CM_REGISTRY_SOFTWARE,
  CM_REMOVE_NO_RESTART,
  CM_SETUP_DEVNODE_READY,
  CM_SETUP_DEVNODE_RESET,
  CR_BUFFER_SMALL,
  CR_INVALID_DEVICE_ID,
  CR_INVALID_DEVNODE,
  CR_INVALID_FLAG,
  CR_INVALID_PROPERTY,
  CR_NO_SUCH_DEVNODE,
  CR_NO_SUCH_REGISTRY_KEY,
  CR_NO_SUCH_VALUE,
  CR_NOT_DISABLEABLE,
  CR_REMOVE_VETOED,
  CR_SUCCESS,
  DEVPROP_TYPE_STRING,
  DEVPROP_TYPE_UINT32,
  DN_HAS_PROBLEM,
  DN_ROOT_ENUMERATED,
  KEY_READ,
  propertyKey,
  RegDisposition_OpenAlways,
  RegDisposition_OpenExisting,
  type SetupApi,
  SPDRP_ENUMERATOR_NAME,
  SPDRP_FRIENDLYNAME,
  SPDRP_HARDWAREID,
  WAIT_OBJECT_0,
} from '../../src/setupapi/index.ts';
import type { StartProgram } from './contract.ts';

const CLASS = '{12345678-0000-4000-8000-000000000001}';
const INTERFACE = '{12345678-0000-4000-8000-000000000002}';
const NAME = 'ROOT\\TOASTER\\0000';
const NEVER = 123456;

/** What every implementation of the configuration manager answers. */
export function describeDevNodes(name: string, start: StartProgram): void {
  /** A device below Root that was registered and not installed. */
  const registered = (): { api: SetupApi; devInst: number } => {
    const api = start({}, 'amd64');
    const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
    const { device = null } = api.SetupDiCreateDeviceInfo({ set, name: NAME, class: CLASS, flags: 0 });
    expect(api.SetupDiRegisterDeviceInfo({ set, device, flags: 0 }).ret).toBe(true);
    api.SetupDiCreateDeviceInterface({ set, device, class: INTERFACE });
    return { api, devInst: device!.devInst };
  };
  const root = (api: SetupApi): number => api.CM_Locate_DevNode({ id: null, flags: 0 }).devInst!;

  describe(`${name}: the device tree`, () => {
    it.each([
      [null, CM_LOCATE_DEVNODE_NORMAL, CR_SUCCESS],
      ['', CM_LOCATE_DEVNODE_NORMAL, CR_SUCCESS],
      [NAME.toLowerCase(), CM_LOCATE_DEVNODE_NORMAL, CR_SUCCESS],
      ['ROOT\\TOASTER\\0001', CM_LOCATE_DEVNODE_PHANTOM, CR_NO_SUCH_DEVNODE],
      ['ROOT\\TOASTER', CM_LOCATE_DEVNODE_NORMAL, CR_INVALID_DEVICE_ID],
      [NAME, 0x100, CR_INVALID_FLAG],
    ])('%j located with flags %i: %i', (id, flags, cr) => {
      const { api } = registered();
      expect(api.CM_Locate_DevNode({ id, flags })).toMatchObject({ ret: cr === CR_SUCCESS, cr });
    });

    it('has parents, children, siblings and depth', () => {
      const { api, devInst } = registered();
      expect(api.CM_Get_Parent({ devInst, flags: 0 }).devInst).toBe(root(api));
      const children: number[] = [];
      let next = api.CM_Get_Child({ devInst: root(api), flags: 0 });
      for (; next.ret; next = api.CM_Get_Sibling({ devInst: next.devInst!, flags: 0 })) {
        children.push(next.devInst!);
      }
      expect(next.cr).toBe(CR_NO_SUCH_DEVNODE);
      expect(children).toContain(devInst);
      expect(api.CM_Get_Child({ devInst, flags: 0 }).cr).toBe(CR_NO_SUCH_DEVNODE);
      expect(api.CM_Get_Parent({ devInst: root(api), flags: 0 }).cr).toBe(CR_NO_SUCH_DEVNODE);
      const depths = [root(api), devInst].map(one => api.CM_Get_Depth({ devInst: one, flags: 0 }).depth);
      expect(depths).toEqual([0, 1]);
    });

    it('a device that nobody installed has problem 1, and is below Root', () => {
      const { api, devInst } = registered();
      const { status, problem } = api.CM_Get_DevNode_Status({ devInst });
      expect(problem).toBe(CM_PROB_NOT_CONFIGURED);
      expect(status! & (DN_ROOT_ENUMERATED | DN_HAS_PROBLEM)).toBe(DN_ROOT_ENUMERATED | DN_HAS_PROBLEM);
    });

    it('a number that nobody gave, and flags that are reserved, are refused everywhere', () => {
      const { api, devInst } = registered();
      const calls = [
        'CM_Get_Parent',
        'CM_Get_Child',
        'CM_Get_Sibling',
        'CM_Get_Depth',
        'CM_Enable_DevNode',
        'CM_Disable_DevNode',
        'CM_Query_And_Remove_SubTree',
        'CM_Reenumerate_DevNode',
        'CM_Setup_DevNode',
        'CM_Uninstall_DevNode',
      ] as const;
      for (const call of calls) {
        expect(api[call]({ devInst: NEVER, flags: 0 })).toMatchObject({ ret: false, cr: CR_INVALID_DEVNODE });
        expect(api[call]({ devInst, flags: 0x1000 })).toMatchObject({ ret: false, cr: CR_INVALID_FLAG });
      }
    });
  });

  describe(`${name}: changes of the device tree`, () => {
    it.each([
      [CM_REENUMERATE_NORMAL, CR_SUCCESS],
      [CM_REENUMERATE_SYNCHRONOUS | CM_REENUMERATE_RETRY_INSTALLATION, CR_SUCCESS],
      [CM_REENUMERATE_ASYNCHRONOUS, CR_SUCCESS],
      [CM_REENUMERATE_SYNCHRONOUS | CM_REENUMERATE_ASYNCHRONOUS, CR_INVALID_FLAG],
      [8, CR_INVALID_FLAG],
    ])('a re-enumeration with flags %i: %i', (flags, cr) => {
      const { api } = registered();
      expect(api.CM_Reenumerate_DevNode({ devInst: root(api), flags }).cr).toBe(cr);
    });

    it('disables and enables, for good where that is asked', () => {
      const { api, devInst } = registered();
      const problem = (): unknown => api.CM_Get_DevNode_Status({ devInst }).problem;
      expect(api.CM_Disable_DevNode({ devInst, flags: CM_DISABLE_PERSIST }).cr).toBe(CR_SUCCESS);
      expect(problem()).toBe(CM_PROB_DISABLED);
      const flags = { devInst, property: 0xb, flags: 0 };
      expect(api.CM_Get_DevNode_Registry_Property(flags).value).toBe(1);
      expect(api.CM_Enable_DevNode({ devInst, flags: 0 }).cr).toBe(CR_SUCCESS);
      expect(problem()).not.toBe(CM_PROB_DISABLED);
      expect(api.CM_Disable_DevNode({ devInst: root(api), flags: 0 }).cr).toBe(CR_NOT_DISABLEABLE);
    });

    it('removes: the device stays in the tree with a problem, until it is set up again', () => {
      const { api, devInst } = registered();
      const remove = (flags: number): unknown => api.CM_Query_And_Remove_SubTree({ devInst, flags }).cr;
      const problem = (): number => api.CM_Get_DevNode_Status({ devInst }).problem!;
      expect([remove(0), problem() === CM_PROB_NOT_CONFIGURED]).toEqual([CR_SUCCESS, false]);
      api.CM_Setup_DevNode({ devInst, flags: CM_SETUP_DEVNODE_READY });
      expect(problem()).toBe(CM_PROB_NOT_CONFIGURED);
      remove(CM_REMOVE_NO_RESTART);
      api.CM_Setup_DevNode({ devInst, flags: CM_SETUP_DEVNODE_READY });
      expect(problem()).not.toBe(CM_PROB_NOT_CONFIGURED);
      api.CM_Setup_DevNode({ devInst, flags: CM_SETUP_DEVNODE_RESET });
      expect(problem()).toBe(CM_PROB_NOT_CONFIGURED);
      const answer = api.CM_Query_And_Remove_SubTree({ devInst: root(api), flags: 0 });
      expect(answer.cr).toBe(CR_REMOVE_VETOED);
    });

    it('uninstalls: nothing is left', () => {
      const { api, devInst } = registered();
      expect(api.CM_Uninstall_DevNode({ devInst, flags: 0 }).cr).toBe(CR_SUCCESS);
      expect(api.CM_Get_DevNode_Status({ devInst }).cr).toBe(CR_NO_SUCH_DEVNODE);
      expect(api.CM_Locate_DevNode({ id: NAME, flags: CM_LOCATE_DEVNODE_PHANTOM }).ret).toBe(false);
      const again = api.SetupDiGetClassDevs({ class: CLASS, flags: 0 });
      expect(api.SetupDiEnumDeviceInfo({ set: again.set, index: 0 }).err).toBe(win32('ERROR_NO_MORE_ITEMS'));
    });
  });

  describe(`${name}: lists of the configuration manager`, () => {
    it.each([
      [null, CM_GETIDLIST_FILTER_NONE, true],
      ['root', CM_GETIDLIST_FILTER_ENUMERATOR, true],
      ['ROOT\\TOASTER', CM_GETIDLIST_FILTER_ENUMERATOR, true],
      ['USB', CM_GETIDLIST_FILTER_ENUMERATOR, false],
      [CLASS, CM_GETIDLIST_FILTER_CLASS, true],
      [CLASS, CM_GETIDLIST_FILTER_CLASS | CM_GETIDLIST_FILTER_PRESENT, true],
      [INTERFACE, CM_GETIDLIST_FILTER_CLASS, false],
      ['HTREE\\ROOT\\0', CM_GETIDLIST_FILTER_BUSRELATIONS, true],
      ['toaster', CM_GETIDLIST_FILTER_SERVICE, false],
    ])('of %j with flags %i has the device: %s', (filter, flags, has) => {
      const { api, devInst } = registered();
      if (filter === 'HTREE\\ROOT\\0') api.CM_Reenumerate_DevNode({ devInst: root(api), flags: 0 });
      const { ids = [], cr } = api.CM_Get_Device_ID_List({ filter, flags });
      expect([cr, ids.includes(NAME)]).toEqual([CR_SUCCESS, has]);
      const { size = 0 } = api.CM_Get_Device_ID_List_Size({ filter, flags });
      expect(size).toBeGreaterThanOrEqual(ids.join('\0').length + 1);
      expect(api.CM_Get_Device_ID_List({ filter, flags, size }).ret).toBe(true);
      const short = api.CM_Get_Device_ID_List({ filter, flags, size: size - 1 });
      expect(short).toMatchObject({ ret: false, cr: CR_BUFFER_SMALL });
      expect(api.CM_Get_Device_ID({ devInst }).id).toBe(NAME);
    });

    it('has the interfaces of a class, active or all', () => {
      const { api } = registered();
      const of = (flags: number): readonly string[] | undefined =>
        api.CM_Get_Device_Interface_List({ class: INTERFACE, flags }).paths;
      expect(of(CM_GET_DEVICE_INTERFACE_LIST_PRESENT)).toEqual([]);
      const path = `\\\\?\\root#toaster#0000#${INTERFACE}`;
      expect(of(CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES)).toEqual([path]);
      const flags = CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES;
      const { size } = api.CM_Get_Device_Interface_List_Size({ class: INTERFACE, device: NAME, flags });
      expect(size).toBe(path.length + 2);
    });
  });

  describe(`${name}: properties and keys by device number`, () => {
    it('CM_DRP_ is SPDRP_ and one', () => {
      const { api, devInst } = registered();
      const of = (property: number): { devInst: number; property: number; flags: number } => ({
        devInst,
        property: property + 1,
        flags: 0,
      });
      const value = 'A toaster';
      expect(api.CM_Set_DevNode_Registry_Property({ ...of(SPDRP_FRIENDLYNAME), value }).cr).toBe(CR_SUCCESS);
      expect(api.CM_Get_DevNode_Registry_Property(of(SPDRP_FRIENDLYNAME))).toMatchObject({
        value,
        required: 20,
      });
      const short = api.CM_Get_DevNode_Registry_Property({ ...of(SPDRP_FRIENDLYNAME), size: 19 });
      expect(short).toMatchObject({ ret: false, cr: CR_BUFFER_SMALL, required: 20 });
      expect(api.CM_Get_DevNode_Registry_Property(of(SPDRP_ENUMERATOR_NAME)).value).toBe('ROOT');
      expect(api.CM_Get_DevNode_Registry_Property(of(SPDRP_HARDWAREID)).cr).toBe(CR_NO_SUCH_VALUE);
      expect(api.CM_Get_DevNode_Registry_Property(of(0x100)).cr).toBe(CR_INVALID_PROPERTY);
      expect(api.CM_Set_DevNode_Registry_Property({ ...of(SPDRP_FRIENDLYNAME), value: null }).ret).toBe(true);
      expect(api.CM_Get_DevNode_Registry_Property(of(SPDRP_FRIENDLYNAME)).cr).toBe(CR_NO_SUCH_VALUE);
    });

    it('properties by key', () => {
      const { api, devInst } = registered();
      const of = (key: string) => ({ devInst, key: propertyKey(key)!, flags: 0 });
      const name = of('DEVPKEY_Device_FriendlyName');
      const set = api.CM_Set_DevNode_Property({ ...name, type: DEVPROP_TYPE_STRING, value: 'A' });
      expect(set.cr).toBe(CR_SUCCESS);
      expect(api.CM_Get_DevNode_Property(name)).toMatchObject({ type: DEVPROP_TYPE_STRING, value: 'A' });
      const problem = api.CM_Get_DevNode_Property(of('DEVPKEY_Device_ProblemCode'));
      expect(problem).toMatchObject({ type: DEVPROP_TYPE_UINT32, value: 1 });
      expect(api.CM_Get_DevNode_Property(of('DEVPKEY_Device_DriverDesc')).cr).toBe(CR_NO_SUCH_VALUE);
      expect(api.CM_Get_DevNode_Property({ ...name, flags: 1 }).cr).toBe(CR_INVALID_FLAG);
    });

    it.each([
      [CM_REGISTRY_HARDWARE, /\\Enum\\ROOT\\TOASTER\\0000\\Device Parameters$/i],
      [CM_REGISTRY_SOFTWARE, /\\Control\\Class\\\{12345678-0000-4000-8000-000000000001\}\\0000$/i],
      [CM_REGISTRY_CONFIG, /\\Hardware Profiles\\\d{4}\\.*\\Enum\\ROOT\\TOASTER\\0000$/i],
    ])('a key with flags %i is opened where it is, and made where that is wanted', (flags, path) => {
      const { api, devInst } = registered();
      const open = (disposition: number) =>
        api.CM_Open_DevNode_Key({ devInst, access: KEY_READ, hwProfile: 0, disposition, flags });
      expect(open(RegDisposition_OpenExisting).cr).toBe(CR_NO_SUCH_REGISTRY_KEY);
      expect(open(RegDisposition_OpenAlways).key?.path).toMatch(path);
      expect(open(RegDisposition_OpenExisting).key?.access).toBe(KEY_READ);
      expect(open(7).cr).toBe(CR_INVALID_FLAG);
    });

    it('a class that is not there has no name', () => {
      const { api } = registered();
      expect(api.CM_Get_Class_Name({ class: CLASS, flags: 0 }).ret).toBe(false);
      expect(api.CM_Get_Class_Key_Name({ class: CLASS, flags: 0 })).toMatchObject({
        name: CLASS,
        required: 39,
      });
    });
  });

  describe(`${name}: what a program asks about Windows`, () => {
    it('whether installations are under way', () => {
      const { api } = registered();
      expect(api.CMP_WaitNoPendingInstallEvents({ timeout: 0 }).result).toBe(WAIT_OBJECT_0);
    });

    it.each([
      ['setupapi.dll', 'CMP_WaitNoPendingInstallEvents', undefined],
      ['SETUPAPI', 'SetupCopyOEMInfW', undefined],
      ['cfgmgr32.dll', 'CM_Get_DevNode_Status', undefined],
      ['newdev.dll', 'DiInstallDriverW', undefined],
      ['nothere.dll', 'CM_Get_DevNode_Status', 'ERROR_MOD_NOT_FOUND'],
    ])('whether %s exports %s', (module, func, error) => {
      const answer = start({}, 'amd64').GetProcAddress({ module, name: func });
      expect(answer.ret).toBe(error === undefined);
      if (error) expect(answer.err).toBe(win32(error));
    });

    it.each([
      [CR_SUCCESS, 'ERROR_SUCCESS'],
      [CR_NO_SUCH_DEVNODE, 'ERROR_NO_SUCH_DEVINST'],
      [CR_BUFFER_SMALL, 'ERROR_INSUFFICIENT_BUFFER'],
      [0x7777, 'ERROR_GENERAL_SYNTAX'],
    ])('the Win32 error of %i is %s', (cr, error) => {
      const answer = start({}, 'amd64').CM_MapCrToWin32Err({ cr, default: win32('ERROR_GENERAL_SYNTAX') });
      expect(answer.error).toBe(win32(error));
    });
  });
}
