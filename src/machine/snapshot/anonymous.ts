import { Anonymizer, foldCase } from '../../base/index.ts';
import type { Hardware, MachineReader, RunningEntry, RunningStates, Value, ValueData } from '../index.ts';

/** Names that are known to be those of persons and machines. */
export interface PersonalNames {
  readonly hosts: readonly string[];
  readonly users: readonly string[];
}

const ENUM = /^(HKLM\\SYSTEM\\ControlSet\d{3}\\Enum)\\([^\\]+\\[^\\]+\\[^\\]+)/i;
const ENUMERATORS = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';
const ADDRESS = /networkaddress|macaddress/i;

/** How what is in a machine is written: as it is, or without the names of persons and machines. */
export interface Wording {
  key(path: string): string;
  text(text: string): string;
  value(name: string, value: Value): Value;
  hardware(hardware: Hardware): Hardware;
  running(entry: RunningEntry): RunningEntry;
}

export const AS_IT_IS: Wording = {
  key: path => path,
  text: text => text,
  value: (_, value) => value,
  hardware: one => one,
  running: entry => entry,
};

/**
 * Writes without the names of persons and machines, by stand-ins that are the same for the same name. Serial numbers
 * are first looked for in the instance IDs of all devices, then they are known wherever they stand. A user who is named
 * as an enumerator (Root) stays: what has that name is nearly always the other. Bytes are not looked into; who takes a
 * snapshot leaves out those that hold names.
 */
export function anonymousWording(machine: MachineReader, { hosts, users }: PersonalNames): Wording {
  const names = new Anonymizer();
  const sessions = machine.running.list('session').map(({ state }) => state.user);
  const enumerators = new Set(machine.registry.keys(ENUMERATORS).map(foldCase));
  for (const one of hosts) names.learn('host', one);
  for (const one of [...users, ...sessions]) if (!enumerators.has(foldCase(one))) names.learn('user', one);
  for (const id of instanceIds(machine)) learnSerial(names, id);
  const text = (one: string): string => names.text(one);
  return {
    text,
    key: path => anonymousKey(names, path),
    value: (name, { type, data }) => ({
      type,
      data: ADDRESS.test(name) ? address(names, data) : worded(names, data),
    }),
    hardware: one => anonymousHardware(names, one),
    running: entry => anonymousEntry(names, entry),
  };
}

function* instanceIds({ registry }: MachineReader): Iterable<string> {
  for (const enumerator of registry.keys(ENUMERATORS)) {
    for (const device of registry.keys(`${ENUMERATORS}\\${enumerator}`)) {
      for (const instance of registry.keys(`${ENUMERATORS}\\${enumerator}\\${device}`))
        yield `${enumerator}\\${device}\\${instance}`;
    }
  }
}

function learnSerial(names: Anonymizer, id: string): void {
  const before = lastOf(id);
  const after = lastOf(names.text(id));
  const serial = before.replace(/&.*$/, '');
  if (after !== before && after.startsWith('serial-')) names.learn('serial', serial);
}

function lastOf(id: string): string {
  return id.slice(id.lastIndexOf('\\') + 1);
}

/** Behind the instance ID of a device its key goes on, where a rule would look for the end of the ID. */
function anonymousKey(names: Anonymizer, path: string): string {
  const [whole = '', root = '', instance = ''] = ENUM.exec(path) ?? [];
  if (whole === '') return names.text(path);
  return `${root}\\${names.text(instance)}${names.text(path.slice(whole.length))}`;
}

function worded(names: Anonymizer, data: ValueData): ValueData {
  if (typeof data === 'string') return names.text(data);
  return Array.isArray(data) ? data.map(one => names.text(one)) : data;
}

function address(names: Anonymizer, data: ValueData): ValueData {
  return typeof data === 'string' && data !== '' ? names.name('mac', data) : worded(names, data);
}

function anonymousHardware(names: Anonymizer, one: Hardware): Hardware {
  const { deviceId, instanceId, uniqueId, parent } = one;
  return {
    ...one,
    name: names.text(one.name),
    ...(parent !== undefined && { parent: names.text(parent) }),
    deviceId: names.text(deviceId),
    instanceId: uniqueId ? lastOf(names.text(`${deviceId}\\${instanceId}`)) : names.text(instanceId),
    hardwareIds: one.hardwareIds.map(id => names.text(id)),
    compatibleIds: one.compatibleIds.map(id => names.text(id)),
    ...(one.description !== undefined && { description: names.text(one.description) }),
    ...(one.location !== undefined && { location: names.text(one.location) }),
  };
}

function anonymousEntry(names: Anonymizer, { what, name, state }: RunningEntry): RunningEntry {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return names.text(value);
    return Array.isArray(value) ? value.map(plain) : value;
  };
  const changed = Object.entries(state).map(([member, value]) => [
    member,
    member === 'user' ? names.name('user', String(value)) : plain(value),
  ]);
  const worded = Object.fromEntries(changed) as RunningStates[typeof what];
  return { what, name: names.text(name), state: worded };
}
