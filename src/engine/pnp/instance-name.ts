import { sameName } from '../../base/index.ts';
import type { Hardware, MachineReader } from '../../machine/index.ts';
import { isPresent, parseInstanceId } from '../devices/index.ts';
import { depthOf } from './tree.ts';

/** The name of an instance key, spelled as the bus spells it. */
export interface InstanceName {
  readonly text: string;
  /** Whether the bus calls its ID unique and the device tree has it already. */
  readonly isDuplicate: boolean;
}

/**
 * The instance ID of hardware below a devnode; undefined when what its bus says is no ID.
 * Observed: an ID that is not unique has three numbers in front of it, which the devices below one parent
 * share: its depth, eight hexadecimal digits at most, a small number (recordings 002, 104: 3&267a616a&1&28).
 * Assumed: of the three numbers in front of an instance ID the second is a hash of ours of the ID of the parent, and
 * the third counts until no device present has the ID; settled by no page, so IDs of a real machine differ in it.
 * Assumed: a second device with a unique ID is named as if it had none; settled by two devices with one serial
 * number on Windows.
 * @see device-instance-ids
 */
export function instanceName(
  machine: MachineReader,
  parent: string,
  hardware: Hardware,
): InstanceName | undefined {
  const { deviceId, instanceId, uniqueId } = hardware;
  const given = `${deviceId}\\${instanceId}`;
  const isDuplicate = uniqueId && isPresent(machine, given);
  if (uniqueId && !isDuplicate) return named(given, false);
  for (let number = 0; ; number++) {
    const text = `${deviceId}\\${childPrefix(machine, parent, number)}&${instanceId}`;
    if (!isPresent(machine, text)) return named(text, isDuplicate);
  }
}

/** The three numbers that IDs of devices below a devnode have in common. */
export function childPrefix(machine: MachineReader, parent: string, number = 0): string {
  return `${depthOf(machine, parent)}&${idHash(parent)}&${number}`;
}

function named(text: string, isDuplicate: boolean): InstanceName | undefined {
  return parseInstanceId(text) && { text, isDuplicate };
}

/** Whether a devnode is what its bus still reports under the same name. */
export function isSameDevice(id: string, { deviceId, instanceId }: Hardware): boolean {
  const end = id.lastIndexOf('\\');
  const instance = id.slice(end + 1);
  const last = instance.slice(instance.length - instanceId.length);
  const before = instance.slice(0, instance.length - instanceId.length);
  return (
    sameName(id.slice(0, end), deviceId) &&
    sameName(last, instanceId) &&
    (before === '' || before.endsWith('&'))
  );
}

/** FNV-1a of an ID, in hexadecimal. */
export function idHash(id: string, seed = 0): string {
  let sum = 0x811c9dc5 ^ seed;
  for (let i = 0; i < id.length; i++) sum = Math.imul(sum ^ id.charCodeAt(i), 0x01000193);
  return (sum >>> 0).toString(16);
}
