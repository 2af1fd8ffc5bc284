import { instanceKey, isPresent, readInstanceIds } from '../engine/devices/index.ts';
import { listOf, type MachineReader, textOf } from '../machine/index.ts';
import type { NamedDevice } from './named-device.ts';

/** The devices that are present on a machine and have identifiers; all where it is not known which are present. */
export function devicesOfMachine(machine: MachineReader): NamedDevice[] {
  return readInstanceIds(machine, undefined)
    .filter(id => !isTreeKnown(machine) || isPresent(machine, id))
    .map(id => deviceOf(machine, id))
    .filter(({ hardwareIds, compatibleIds }) => hardwareIds.length + compatibleIds.length > 0);
}

function isTreeKnown({ coverage }: MachineReader): boolean {
  return coverage?.running?.includes('devnode') ?? true;
}

function deviceOf({ registry }: MachineReader, id: string): NamedDevice {
  const list = (name: string): readonly string[] => listOf(registry.value(instanceKey(id), name)) ?? [];
  const text = (name: string): string | undefined => textOf(registry.value(instanceKey(id), name));
  const name = text('FriendlyName') ?? text('DeviceDesc') ?? id;
  return {
    name: name.slice(name.lastIndexOf(';') + 1),
    hardwareIds: list('HardwareID'),
    compatibleIds: list('CompatibleIDs'),
  };
}
