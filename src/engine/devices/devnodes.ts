import { foldCase } from '../../base/index.ts';
import {
  dword,
  type MachineReader,
  numberOf,
  type Origin,
  type SystemReader,
  type Transaction,
} from '../../machine/index.ts';
import {
  CM_PROB_NOT_CONFIGURED,
  DN_DISABLEABLE,
  DN_HAS_PROBLEM,
  DN_NT_DRIVER,
  DN_NT_ENUMERATOR,
  DN_ROOT_ENUMERATED,
} from '../../setupapi/index.ts';
import { removeSoftwareKey } from './device-keys.ts';
import { ENUM, type InstanceId, instanceKey, parseInstanceId } from './instance-id.ts';
import { interfacesOf, removeInterface } from './interfaces.ts';

const SET = 'HKLM\\SYSTEM\\CurrentControlSet';

/** The value of a devnode that was created and is not registered. Observed: Wine 8.0, SetupDiCreateDeviceInfo. */
const PHANTOM = 'Phantom';

/** The root of the device tree. */
export const ROOT_ID = 'HTREE\\ROOT\\0';

/** Whether the machine has an instance key, of a registered device or not. */
export function hasDevnode({ registry }: SystemReader, id: string): boolean {
  return registry.has(instanceKey(id));
}

/** Whether a device is one of the machine's, plugged in or not. */
export function isRegistered(system: SystemReader, id: string): boolean {
  return hasDevnode(system, id) && !numberOf(system.registry.value(instanceKey(id), PHANTOM));
}

/** Whether the device tree has it now; one that has an instance key only is a phantom. */
export function isPresent({ running }: MachineReader, id: string): boolean {
  return running.state('devnode', id) !== undefined;
}

/**
 * The instance IDs of registered devices, ordered by name: of an enumerator (`USB`), of a device of it
 * (`USB\VID_1209&PID_7057`), one (`USB\VID_1209&PID_7057\A1`), or all.
 */
export function readInstanceIds(system: SystemReader, below: string | undefined): string[] {
  const given = below === undefined ? [] : below.split('\\');
  let paths = [''];
  for (let depth = 0; depth < 3; depth++) {
    const wanted = given[depth];
    paths = paths.flatMap(path =>
      system.registry
        .keys(`${ENUM}${path}`)
        .filter(name => wanted === undefined || foldCase(name) === foldCase(wanted))
        .map(name => `${path}\\${name}`),
    );
  }
  return paths.map(path => foldCase(path.slice(1))).filter(id => isRegistered(system, id));
}

/** The first instance ID `ROOT\<device>\NNNN` that no devnode has. */
export function generateInstanceId(system: SystemReader, device: string): InstanceId | undefined {
  for (let number = 0; ; number++) {
    const id = parseInstanceId(`ROOT\\${device}\\${String(number).padStart(4, '0')}`);
    if (!id || !hasDevnode(system, id.text)) return id;
  }
}

/** Makes the instance key of a device that is not registered yet. */
export function createDevnode(transaction: Transaction, id: string, origin: Origin): void {
  transaction.change({ kind: 'value', key: instanceKey(id), name: PHANTOM, after: dword(1) }, origin);
}

/**
 * Makes a created device one of the machine's.
 * Assumed: it is in the device tree at once, below the root, with problem 1; settled by CM_Get_DevNode_Status
 * on Windows after SetupDiRegisterDeviceInfo.
 */
export function registerDevnode(transaction: Transaction, id: string, origin: Origin): void {
  transaction.change({ kind: 'value', key: instanceKey(id), name: PHANTOM }, origin);
  const status = DN_ROOT_ENUMERATED | DN_HAS_PROBLEM | DN_DISABLEABLE | DN_NT_ENUMERATOR | DN_NT_DRIVER;
  const after = { status, problem: CM_PROB_NOT_CONFIGURED, parent: ROOT_ID };
  transaction.change({ kind: 'running', what: 'devnode', name: id, after }, origin);
}

/**
 * Removes a device from the machine: its interfaces, its software key, its keys in hardware profiles, its
 * instance key, and the key above where nothing else is in it.
 */
export function removeDevnode(transaction: Transaction, id: string, origin: Origin): void {
  for (const one of interfacesOf(transaction, id)) removeInterface(transaction, one, origin);
  removeSoftwareKey(transaction, id, origin);
  for (const profile of transaction.registry.keys(`${SET}\\Hardware Profiles`)) {
    const enumeration = `${SET}\\Hardware Profiles\\${profile}\\System\\CurrentControlSet\\Enum`;
    removeKey(transaction, `${enumeration}\\${id}`, origin);
  }
  transaction.change({ kind: 'running', what: 'devnode', name: id }, origin);
  removeKey(transaction, instanceKey(id), origin);
  const above = instanceKey(id.slice(0, id.lastIndexOf('\\')));
  if (transaction.registry.keys(above).length === 0) removeKey(transaction, above, origin);
}

function removeKey(transaction: Transaction, key: string, origin: Origin): void {
  if (transaction.registry.has(key)) transaction.change({ kind: 'key', key, after: false }, origin);
}
