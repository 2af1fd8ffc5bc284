import { describe, expect, it, test } from 'vitest';
import { enumerate, readState } from '../../../src/engine/pnp/index.ts';
import { dword, multiSz, sz } from '../../../src/machine/index.ts';
import { facts } from '../../machine/machines.ts';
import { hubWorld, SET, USB, World } from './world.ts';

const HUB = 'USB\\HUB\\1';
const NONE = { arrived: [], gone: [], wanting: [], started: [], disabled: [], refused: [] };

describe('hardware that comes', () => {
  it('gets an instance key with what its bus says, and wants an installation', () => {
    const world = new World();
    const found = world.plug({
      name: 'toaster',
      deviceId: 'USB\\VID_1209&PID_7057',
      instanceId: 'A1',
      hardwareIds: ['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057'],
      compatibleIds: ['USB\\Class_FF'],
      capabilities: 0x4,
      description: 'Toaster',
      location: 'Port_#0001',
      uiNumber: 7,
      address: 3,
      containerId: '{11111111-2222-3333-4444-555555555555}',
    });
    const id = 'USB\\VID_1209&PID_7057\\A1';
    expect(found).toEqual({ ...NONE, arrived: [id], wanting: [{ id, reason: 'new' }] });
    expect(readState(world.work, id)).toEqual({ kind: 'problem', code: 1 });
    const values = Object.fromEntries(
      world.transaction.registry.values(`${SET}\\Enum\\${id}`).map(({ name, value }) => [name, value]),
    );
    expect(values).toEqual({
      HardwareID: multiSz(['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057']),
      CompatibleIDs: multiSz(['USB\\Class_FF']),
      Capabilities: dword(0x14),
      DeviceDesc: sz('Toaster'),
      LocationInformation: sz('Port_#0001'),
      UINumber: dword(7),
      Address: dword(3),
      ContainerID: sz('{11111111-2222-3333-4444-555555555555}'),
    });
    expect(world.transaction.registry.has(`${SET}\\Enum\\${id}\\LogConf`)).toBe(true);
    expect(enumerate(world.work)).toEqual(NONE);
  });

  it('is started at once where its key says that it is installed', () => {
    const world = hubWorld();
    world.install('USB\\VID_1209&PID_A\\1', 'toaster');
    const found = world.plug({ name: 'a', parent: 'hub' });
    expect(found).toEqual({
      ...NONE,
      arrived: ['USB\\VID_1209&PID_A\\1'],
      started: ['USB\\VID_1209&PID_A\\1'],
    });
    expect(world.loaded()).toEqual(['hub', 'toaster']);
  });

  it.each([
    [undefined, 'new', 1],
    [0x20, 'reinstall', 18],
    [0x40, undefined, 28],
    [0x400, 'finish-install', 0],
    [0x1, undefined, 22],
    [0x2000, undefined, 16],
    [0, undefined, 0],
  ])('with ConfigFlags %s: wants %s, problem %i', (flags, reason, problem) => {
    const world = hubWorld();
    const id = 'USB\\VID_1209&PID_A\\1';
    if (flags !== undefined) world.install(id, 'toaster', flags);
    const { wanting } = world.plug({ name: 'a', parent: 'hub' });
    expect(wanting).toEqual(reason === undefined ? [] : [{ id, reason }]);
    expect(world.problem(id)).toBe(problem);
  });

  it.each([
    ['6.0.6000', true],
    ['6.1.7600', true],
    ['6.2.9200', false],
    ['5.1.2600', false],
  ])('on Windows %s a finish-install action is wanted at an enumeration: %s', (release, wanted) => {
    const world = hubWorld(facts(release));
    const id = 'USB\\VID_1209&PID_A\\1';
    world.install(id, 'toaster', 0x20000);
    const { wanting } = world.plug({ name: 'a', parent: 'hub' });
    expect(wanting).toEqual(wanted ? [{ id, reason: 'finish-install-action' }] : []);
  });

  it('what failed is tried again only when somebody asks for it', () => {
    const world = hubWorld();
    const id = 'USB\\VID_1209&PID_A\\1';
    world.install(id, undefined, 0x40);
    world.plug({ name: 'a', parent: 'hub' });
    expect(enumerate(world.work, { from: HUB }).wanting).toEqual([]);
    expect(enumerate(world.work, { from: HUB, retry: true }).wanting).toEqual([{ id, reason: 'failed' }]);
  });

  it('what nobody tried to install is told by each re-enumeration above it', () => {
    const world = hubWorld();
    world.plug({ name: 'a', parent: 'hub' });
    const wanting = [{ id: 'USB\\VID_1209&PID_A\\1', reason: 'new' }];
    expect(enumerate(world.work, { from: HUB }).wanting).toEqual(wanting);
    expect(enumerate(world.work).wanting).toEqual([]);
  });

  it.each(['USB\\A B', `USB\\${'x'.repeat(200)}`, 'USB'])(
    'with the device ID %j has no devnode',
    deviceId => {
      const found = new World().plug({ name: 'a', deviceId });
      expect(found).toEqual({ ...NONE, refused: ['a'] });
    },
  );

  it('on a bus that does not run is not found, and is when it starts', () => {
    const world = new World();
    world.attach({ name: 'hub', deviceId: 'USB\\HUB', bus: USB });
    world.attach({ name: 'a', parent: 'hub' });
    expect(enumerate(world.work).arrived).toEqual([HUB]);
    world.install(HUB, 'hub');
    expect(enumerate(world.work, { from: HUB }).arrived).toEqual([]);
  });
});

describe('a bus that does not tell', () => {
  const world = hubWorld();
  world.attach({ name: 'isa', deviceId: 'ISA\\BUS', bus: { ...USB, notifies: false } });
  world.install('ISA\\BUS\\1', 'isa');
  enumerate(world.work);

  it('waits until it is asked, for what comes and for what goes', () => {
    expect(world.plug({ name: 'card', parent: 'isa' })).toEqual(NONE);
    const id = 'USB\\VID_1209&PID_CARD\\1';
    expect(enumerate(world.work, { from: 'ISA\\BUS\\1' }).arrived).toEqual([id]);
    expect(world.unplug('card')).toEqual(NONE);
    expect(enumerate(world.work, { from: 'HTREE\\ROOT\\0' }).gone).toEqual([id]);
  });
});

describe('instance IDs that are not unique', () => {
  it('depend on where the device is plugged in, and are the same there again', () => {
    const world = hubWorld();
    const at = (name: string, instanceId: string): string | undefined =>
      world.plug({ name, parent: 'hub', deviceId: 'USB\\T', instanceId, uniqueId: false }).arrived[0];
    const first = at('a', '1');
    expect(first).toMatch(/^USB\\T\\1&[0-9A-F]{1,8}&0&1$/);
    world.unplug('a');
    const second = at('a', '2');
    expect(second).toMatch(/&2$/);
    world.unplug('a');
    expect(at('a', '1')).toBe(first);
    expect([readState(world.work, first!).kind, readState(world.work, second!).kind]).toEqual([
      'problem',
      'phantom',
    ]);
  });

  it('two at once on one place of a bus, and a unique ID that is there already', () => {
    const world = hubWorld();
    const both = { parent: 'hub', deviceId: 'USB\\T', instanceId: '1' };
    const plain = ['a', 'b'].map(name => world.plug({ ...both, name, uniqueId: false }).arrived[0]);
    expect(plain[1]).toBe(plain[0]!.replace('&0&1', '&1&1'));
    const unique = ['c', 'd'].map(name => world.plug({ ...both, deviceId: 'USB\\U', name }).arrived[0]!);
    expect(unique[0]).toBe('USB\\U\\1');
    expect(unique.map(id => world.problem(id))).toEqual([1, 42]);
  });
});

describe('hardware that goes', () => {
  it('is removed by surprise with all below it, and stays as a phantom', () => {
    const world = hubWorld();
    world.install('USB\\VID_1209&PID_A\\1', 'toaster');
    world.plug({ name: 'a', parent: 'hub' });
    world.model('toaster', { vetoesRemoval: true });
    expect(world.unplug('hub')).toEqual({ ...NONE, gone: ['USB\\VID_1209&PID_A\\1', HUB] });
    expect([world.loaded(), world.tree()]).toEqual([[], []]);
    expect(readState(world.work, HUB)).toEqual({ kind: 'phantom' });
    expect(readState(world.work, 'USB\\OTHER\\1')).toEqual({ kind: 'absent' });
  });

  it('finds its old key when it comes again, with what a program wrote there', () => {
    const world = hubWorld();
    const id = 'USB\\VID_1209&PID_A\\1';
    world.install(id, 'toaster');
    world.plug({ name: 'a', parent: 'hub' });
    world.unplug('a');
    world.flags(id, 0x20);
    expect(world.plug({ name: 'a', parent: 'hub' })).toEqual({
      ...NONE,
      arrived: [id],
      wanting: [{ id, reason: 'reinstall' }],
    });
  });

  it('and is another device under the same name is the other device', () => {
    const world = hubWorld();
    world.plug({ name: 'a', parent: 'hub' });
    const found = world.plug({ name: 'a', parent: 'hub', deviceId: 'USB\\OTHER' });
    expect([found.gone, found.arrived]).toEqual([['USB\\VID_1209&PID_A\\1'], ['USB\\OTHER\\1']]);
  });
});

test.each([
  ['6.0.6000', 0, undefined, undefined],
  ['6.1.7600', 0, undefined, '{00000000-0000-0000-ffff-ffffffffffff}'],
  ['10', 4, undefined, /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/],
  ['10', 4, '{11111111-2222-3333-4444-555555555555}', '{11111111-2222-3333-4444-555555555555}'],
])(
  'the container on Windows %s of capabilities %i and %s: %s',
  (release, capabilities, containerId, expected) => {
    const world = new World(facts(release));
    world.plug({ name: 'a', capabilities, ...(containerId !== undefined && { containerId }) });
    const { data } = world.value('USB\\VID_1209&PID_A\\1', 'ContainerID') ?? {};
    if (expected instanceof RegExp) expect(data).toMatch(expected);
    else expect(data).toBe(expected);
  },
);
