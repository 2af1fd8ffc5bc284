import { describe, expect, it } from 'vitest';
import {
  enumerate,
  readState,
  restartDevice,
  startWindows,
  stopWindows,
} from '../../../src/engine/pnp/index.ts';
import { applyExtensions } from '../../../src/engine/software/index.ts';
import { listOf, numberOf, textOf } from '../../../src/machine/index.ts';
import { Computer, named } from '../software/computer.ts';
import { World } from './world.ts';

const ID = '{3846ad8c-dd27-433d-ab89-453654cd542a}';
const EXTENSION = `[Version]
Signature = "$Windows NT$"
Class = Extension
ExtensionId = ${ID}
[I]
[I.Components]
AddComponent = Panel,,P
[P]
ComponentIDs = VID_1209&PID_7058
Description = Panel
`;
const TOASTER = 'USB\\VID_1209&PID_TOASTER\\1';

/** A world in which devices have an extension that declares a component. */
class ExtendedWorld extends World {
  readonly #computer: Computer;

  constructor() {
    const computer = new Computer();
    super(computer.transaction);
    this.#computer = computer;
  }

  extend(id: string, ...texts: readonly string[]): void {
    const extensions = texts.map(text => ({
      installation: this.#computer.installation(id),
      source: named(text, 'oem1.inf'),
      section: 'I',
    }));
    applyExtensions(this.transaction, id, extensions);
  }

  get components(): string[] {
    return this.tree().filter(id => id.startsWith('SWD\\DRIVERENUM\\'));
  }
}

/** A toaster that is installed and has an extension, plugged in. */
function toasterWorld(): ExtendedWorld {
  const world = new ExtendedWorld();
  world.install(TOASTER, 'toaster');
  world.extend(TOASTER, EXTENSION);
  world.plug({ name: 'toaster' });
  return world;
}

describe('the software components of a device', () => {
  it('come when it is started, as its children, and want a driver', () => {
    const world = new ExtendedWorld();
    world.install(TOASTER, 'toaster');
    world.extend(TOASTER, EXTENSION);
    const { arrived, wanting } = world.plug({ name: 'toaster' });
    const [component] = world.components;
    expect(component).toMatch(
      /^SWD\\DRIVERENUM\\\{3846AD8C-DD27-433D-AB89-453654CD542A\}#PANEL&1&[0-9A-F]{1,8}&0$/,
    );
    expect(arrived).toEqual([TOASTER, component]);
    expect(wanting).toEqual([{ id: component, reason: 'new' }]);
    expect(world.transaction.running.state('devnode', component!)?.parent).toBe(TOASTER);
    expect(listOf(world.value(component!, 'HardwareID'))).toEqual(['SWC\\VID_1209&PID_7058']);
    expect(listOf(world.value(component!, 'CompatibleIDs'))).toEqual([
      'SWC\\Generic',
      'SWD\\GenericRaw',
      'SWD\\Generic',
    ]);
    expect(textOf(world.value(component!, 'DeviceDesc'))).toBe('Panel');
    expect(numberOf(world.value(component!, 'Capabilities'))! & 0x10).toBe(0x10);
  });

  it('do not come while it is not started', () => {
    const world = new ExtendedWorld();
    world.extend(TOASTER, EXTENSION);
    world.plug({ name: 'toaster' });
    expect([readState(world.work, TOASTER).kind, world.components]).toEqual(['problem', []]);
  });

  it('run without a function driver when they are configured', () => {
    const world = toasterWorld();
    const [component] = world.components;
    world.flags(component!, 0);
    restartDevice(world.work, TOASTER);
    expect(readState(world.work, component!)).toEqual({ kind: 'started' });
  });

  it('go with it, and are the same when it comes again', () => {
    const world = toasterWorld();
    const [component] = world.components;
    const { gone } = world.unplug('toaster');
    expect(gone).toEqual([component, TOASTER]);
    expect(readState(world.work, component!)).toEqual({ kind: 'phantom' });
    world.plug({ name: 'toaster' });
    expect(world.components).toEqual([component]);
  });

  it('come again after a restart of the computer', () => {
    const world = toasterWorld();
    const before = world.components;
    stopWindows(world.work);
    expect(world.components).toEqual([]);
    startWindows(world.work);
    expect(world.components).toEqual(before);
  });

  it('come below a device that no bus reports', () => {
    const world = new ExtendedWorld();
    world.install('ROOT\\CONTOSO\\0000', 'toaster');
    world.extend('ROOT\\CONTOSO\\0000', EXTENSION);
    startWindows(world.work);
    expect(world.components).toHaveLength(1);
  });

  it('of two devices are two', () => {
    const world = toasterWorld();
    const other = 'USB\\VID_1209&PID_OTHER\\1';
    world.install(other, 'toaster');
    world.extend(other, EXTENSION);
    world.plug({ name: 'other' });
    expect(new Set(world.components).size).toBe(2);
  });

  it('go when the extension is taken off and the device restarted', () => {
    const world = toasterWorld();
    world.extend(TOASTER);
    restartDevice(world.work, TOASTER);
    expect([readState(world.work, TOASTER).kind, world.components]).toEqual(['started', []]);
  });

  it('are found when the device is asked again, and nothing changes the second time', () => {
    const world = new ExtendedWorld();
    world.install(TOASTER, 'toaster');
    world.plug({ name: 'toaster' });
    world.extend(TOASTER, EXTENSION);
    expect(enumerate(world.work, { from: TOASTER }).arrived).toEqual(world.components);
    expect(enumerate(world.work, { from: TOASTER }).arrived).toEqual([]);
  });
});
