import { describe, expect, it } from 'vitest';
import { win32 } from '../../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../../src/engine/index.ts';
import type { Enumeration } from '../../../src/engine/pnp/index.ts';
import { sz } from '../../../src/machine/index.ts';
import {
  CM_DISABLE_ABSOLUTE,
  CM_DISABLE_PERSIST,
  CM_GETIDLIST_FILTER_CLASS,
  CM_GETIDLIST_FILTER_PRESENT,
  CM_LOCATE_DEVNODE_NORMAL,
  CM_LOCATE_DEVNODE_PHANTOM,
  CM_REENUMERATE_RETRY_INSTALLATION,
  CONFIGFLAG_REINSTALL,
  CR_ACCESS_DENIED,
  CR_BUFFER_SMALL,
  CR_INVALID_FLAG,
  CR_NO_SUCH_DEVNODE,
  CR_NOT_DISABLEABLE,
  CR_REMOVE_VETOED,
  CR_SUCCESS,
  DEVPROP_TYPE_NTSTATUS,
  DIGCF_ALLCLASSES,
  INFINITE,
  PNP_VetoDevice,
  propertyKey,
  SPDRP_CONFIGFLAGS,
  SPDRP_HARDWAREID,
  WAIT_FAILED,
  WAIT_OBJECT_0,
  WAIT_TIMEOUT,
} from '../../../src/setupapi/index.ts';
import { facts, origin } from '../../machine/machines.ts';
import { hubWorld, World } from './world.ts';

const ID = 'USB\\VID_1209&PID_A\\1';
const HUB = 'USB\\HUB\\1';
const ROOT = 'HTREE\\ROOT\\0';

/** A program over a world, and what it was told. */
function program(world: World, of: Partial<Program> = {}) {
  const found: Enumeration[] = [];
  const api = new EngineSetupApi(world.transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    found: one => void found.push(one),
    ...of,
  });
  const devInst = (id: string): number => {
    const answer = api.CM_Locate_DevNode({ id, flags: CM_LOCATE_DEVNODE_PHANTOM });
    expect(answer.cr).toBe(CR_SUCCESS);
    return answer.devInst!;
  };
  return { api, devInst, found };
}

/** A world with the hub and a device on it that runs. */
function running(): World {
  const world = hubWorld();
  world.install(ID, 'toaster');
  world.plug({ name: 'a', parent: 'hub' });
  return world;
}

describe('CM_Reenumerate_DevNode', () => {
  it('finds what came on a bus that does not tell, and tells who installs', () => {
    const world = hubWorld();
    const bus = { enumerator: 'ISA', hotPluggable: false, notifies: false };
    world.install('ISA\\BUS\\1', 'isa');
    world.plug({ name: 'isa', deviceId: 'ISA\\BUS', bus });
    world.plug({ name: 'a', parent: 'isa' });
    const { api, devInst, found } = program(world);
    expect(api.CM_Locate_DevNode({ id: ID, flags: CM_LOCATE_DEVNODE_NORMAL }).cr).toBe(CR_NO_SUCH_DEVNODE);
    expect(api.CM_Reenumerate_DevNode({ devInst: devInst(ROOT), flags: 0 }).cr).toBe(CR_SUCCESS);
    expect(found).toMatchObject([{ arrived: [ID], wanting: [{ id: ID, reason: 'new' }] }]);
    expect(api.CM_Get_DevNode_Status({ devInst: devInst(ID) }).problem).toBe(1);
  });

  it('tries again what failed, where that is asked', () => {
    const world = hubWorld();
    world.install(ID, undefined, 0x40);
    world.plug({ name: 'a', parent: 'hub' });
    const { api, devInst, found } = program(world);
    for (const flags of [0, CM_REENUMERATE_RETRY_INSTALLATION]) {
      api.CM_Reenumerate_DevNode({ devInst: devInst(HUB), flags });
    }
    expect(found.map(({ wanting }) => wanting)).toEqual([[], [{ id: ID, reason: 'failed' }]]);
  });

  it('of a phantom finds nothing', () => {
    const world = running();
    world.unplug('a');
    const { api, devInst } = program(world);
    expect(api.CM_Reenumerate_DevNode({ devInst: devInst(ID), flags: 0 }).cr).toBe(CR_NO_SUCH_DEVNODE);
    expect(api.CM_Get_DevNode_Status({ devInst: devInst(ID) }).cr).toBe(CR_NO_SUCH_DEVNODE);
  });
});

describe('the tree as programs walk it', () => {
  it('has the hub above the device', () => {
    const { api, devInst } = program(running());
    const idOf = (answer: { devInst?: number }): unknown =>
      answer.devInst === undefined ? undefined : api.CM_Get_Device_ID({ devInst: answer.devInst }).id;
    expect(idOf(api.CM_Get_Parent({ devInst: devInst(ID), flags: 0 }))).toBe(HUB);
    expect(idOf(api.CM_Get_Child({ devInst: devInst(ROOT), flags: 0 }))).toBe(HUB);
    expect(idOf(api.CM_Get_Sibling({ devInst: devInst(ID), flags: 0 }))).toBeUndefined();
    expect(api.CM_Get_Depth({ devInst: devInst(ID), flags: 0 }).depth).toBe(2);
  });
});

it('an unplugged device is found, marked and wanted when it is plugged in again', () => {
  const world = running();
  world.unplug('a');
  const { api } = program(world);
  const { set } = api.SetupDiGetClassDevs({ class: null, flags: DIGCF_ALLCLASSES });
  const phantoms: string[] = [];
  for (let index = 0; ; index++) {
    const { device = null } = api.SetupDiEnumDeviceInfo({ set, index });
    if (!device) break;
    const ids = api.SetupDiGetDeviceRegistryProperty({ set, device, property: SPDRP_HARDWAREID }).value;
    if (!Array.isArray(ids) || !ids.includes('USB\\VID_1209&PID_A')) continue;
    if (api.CM_Get_DevNode_Status({ devInst: device.devInst }).cr !== CR_NO_SUCH_DEVNODE) continue;
    const flags = api.SetupDiGetDeviceRegistryProperty({ set, device, property: SPDRP_CONFIGFLAGS }).value;
    const value = Number(flags) | CONFIGFLAG_REINSTALL;
    api.SetupDiSetDeviceRegistryProperty({ set, device, property: SPDRP_CONFIGFLAGS, value });
    phantoms.push(api.SetupDiGetDeviceInstanceId({ set, device }).id!);
  }
  expect(phantoms).toEqual([ID]);
  expect(world.plug({ name: 'a', parent: 'hub' }).wanting).toEqual([{ id: ID, reason: 'reinstall' }]);
  expect(world.problem(ID)).toBe(18);
});

it('the status that explains a problem is a property', () => {
  const world = hubWorld();
  world.install(ID);
  world.flags(ID, 0);
  world.plug({ name: 'a', parent: 'hub' });
  const { api, devInst } = program(world);
  const key = propertyKey('DEVPKEY_Device_ProblemStatus')!;
  const answer = api.CM_Get_DevNode_Property({ devInst: devInst(ID), key, flags: 0 });
  expect(answer).toMatchObject({ type: DEVPROP_TYPE_NTSTATUS, required: 4 });
  expect(Number(answer.value) >>> 0).toBe(0xc0000494);
});

it('a class has a name, and a key by its GUID', () => {
  const world = new World();
  const guid = '{12345678-0000-4000-8000-000000000001}';
  world.set(`Control\\Class\\${guid}`, 'Class', sz('Toaster'));
  const { api } = program(world);
  const of = { class: guid.toUpperCase(), flags: 0 };
  expect(api.CM_Get_Class_Name(of)).toMatchObject({ name: 'Toaster', required: 8 });
  expect(api.CM_Get_Class_Name({ ...of, size: 7 })).toMatchObject({ cr: CR_BUFFER_SMALL, required: 8 });
  expect(api.CM_Get_Class_Key_Name(of).name).toBe(guid);
});

describe('who objects', () => {
  const vetoing = { drivers: { toaster: { vetoesRemoval: true } } };

  it('is named, and everything stays', () => {
    const world = running();
    const { api, devInst } = program(world, vetoing);
    const answer = api.CM_Query_And_Remove_SubTree({ devInst: devInst(HUB), flags: 0 });
    expect(answer).toMatchObject({ cr: CR_REMOVE_VETOED, vetoType: PNP_VetoDevice, vetoName: ID });
    expect(api.CM_Disable_DevNode({ devInst: devInst(ID), flags: 0 }).cr).toBe(CR_REMOVE_VETOED);
    expect(world.problem(ID)).toBe(0);
  });

  it('is not asked where the device is disabled absolutely', () => {
    const world = running();
    const { api, devInst } = program(world, vetoing);
    const flags = CM_DISABLE_ABSOLUTE;
    expect(api.CM_Disable_DevNode({ devInst: devInst(ID), flags }).cr).toBe(CR_SUCCESS);
    expect(world.problem(ID)).toBe(22);
  });

  it('may be the driver that forbids disabling', () => {
    const world = hubWorld();
    world.install(ID, 'toaster');
    world.model('toaster', { notDisableable: true });
    world.plug({ name: 'a', parent: 'hub' });
    const { api, devInst } = program(world);
    expect(api.CM_Disable_DevNode({ devInst: devInst(ID), flags: 0 }).cr).toBe(CR_NOT_DISABLEABLE);
  });
});

it('who is no administrator changes nothing', () => {
  const world = running();
  const { api, devInst } = program(world, { administrator: false });
  const of = { devInst: devInst(ID), flags: 0 };
  const count = world.transaction.effects.length;
  const answers = [
    api.CM_Reenumerate_DevNode(of),
    api.CM_Enable_DevNode(of),
    api.CM_Disable_DevNode(of),
    api.CM_Query_And_Remove_SubTree(of),
    api.CM_Uninstall_DevNode(of),
    api.CM_Setup_DevNode(of),
    api.CM_Set_DevNode_Registry_Property({ ...of, property: 0xd, value: 'A' }),
  ];
  expect(answers.map(({ cr }) => cr)).toEqual(answers.map(() => CR_ACCESS_DENIED));
  expect(world.transaction.effects.length).toBe(count);
});

describe('what differs between versions of Windows', () => {
  it.each([
    ['6.0.6000', CR_INVALID_FLAG],
    ['6.1.7600', CR_SUCCESS],
  ])('lists by class and presence on %s: %i', (release, cr) => {
    const { api } = program(new World(facts(release)));
    const filter = '{12345678-0000-4000-8000-000000000001}';
    const flags = [CM_GETIDLIST_FILTER_CLASS, CM_GETIDLIST_FILTER_PRESENT];
    expect(flags.map(one => api.CM_Get_Device_ID_List({ filter, flags: one }).cr)).toEqual([cr, cr]);
  });

  it.each([
    ['6.3.9600', CR_INVALID_FLAG],
    ['10.0.10240', CR_SUCCESS],
  ])('CM_DISABLE_PERSIST on %s: %i', (release, cr) => {
    const world = hubWorld(facts(release));
    const { api, devInst } = program(world);
    expect(api.CM_Disable_DevNode({ devInst: devInst(HUB), flags: CM_DISABLE_PERSIST }).cr).toBe(cr);
  });

  it.each([
    ['5.0.2195', 'CMP_WaitNoPendingInstallEvents', 'ERROR_PROC_NOT_FOUND'],
    ['5.1.2600', 'CMP_WaitNoPendingInstallEvents', undefined],
    ['5.1.2600', 'SetupGetInfDriverStoreLocationW', 'ERROR_PROC_NOT_FOUND'],
    ['6.0.6000', 'SetupGetInfDriverStoreLocationW', undefined],
    ['10.0.19045', 'SetupDiFunctionOfNobody', 'ERROR_CALL_NOT_IMPLEMENTED'],
  ])('on %s GetProcAddress of %s: %s', (release, name, error) => {
    const { api } = program(new World(facts(release)));
    const answer = api.GetProcAddress({ module: 'setupapi.dll', name });
    expect(answer.ret).toBe(error === undefined);
    if (error !== undefined) expect(answer.err).toBe(win32(error));
  });
});

describe('CMP_WaitNoPendingInstallEvents', () => {
  const pending = (what?: 'installation' | 'wizard' | 'finish-install' | 'download'): World => {
    const world = new World();
    const after = { ...(what && { after: { what } }) };
    world.transaction.change({ kind: 'running', what: 'pending', name: 'one', ...after }, origin);
    return world;
  };

  it.each([
    [undefined, 0, WAIT_OBJECT_0],
    ['installation', 0, WAIT_TIMEOUT],
    ['wizard', 0, WAIT_TIMEOUT],
    ['wizard', 5000, WAIT_TIMEOUT],
    ['finish-install', 0, WAIT_OBJECT_0],
    ['download', 0, WAIT_OBJECT_0],
    ['installation', INFINITE, WAIT_FAILED],
    [undefined, INFINITE, WAIT_OBJECT_0],
  ] as const)('with %s pending, for %i ms: %i', (what, timeout, result) => {
    const { api } = program(pending(what));
    expect(api.CMP_WaitNoPendingInstallEvents({ timeout }).result).toBe(result);
  });

  it.each([
    ['5.0.2195', 0, true, WAIT_FAILED],
    ['5.1.2600', 0, true, WAIT_OBJECT_0],
    ['5.1.2600', 0, false, WAIT_FAILED],
    ['5.1.2600', 1, false, WAIT_OBJECT_0],
    ['10.0.19045', 0, false, WAIT_OBJECT_0],
  ])('on %s with service pack %i, administrator %s: %i', (release, servicePack, administrator, result) => {
    const { api } = program(new World(facts(release, { servicePack })), { administrator });
    expect(api.CMP_WaitNoPendingInstallEvents({ timeout: 0 }).result).toBe(result);
  });
});
