import { sameName } from '../../base/index.ts';
import {
  dword,
  numberOf,
  type Origin,
  type SystemReader,
  sz,
  type Transaction,
  textOf,
} from '../../machine/index.ts';
import { interfaceClassKey, isGuid, plainGuid } from './classes.ts';

/** An interface of a device. */
export interface InterfaceName {
  readonly classGuid: string;
  /** The device instance ID. */
  readonly device: string;
  /** Empty for the interface that has none. */
  readonly reference: string;
}

/** The link that programs open. Observed: lower case (`device-interface/device_iface/create-remove-delete`). */
export function interfacePath({ classGuid, device, reference }: InterfaceName): string {
  const link = `\\\\?\\${device.replaceAll('\\', '#')}#${plainGuid(classGuid)}`;
  return (reference === '' ? link : `${link}\\${reference}`).toLowerCase();
}

/** The key of a device's interfaces of a class. Observed: `device-interface/device_interface_key/registry`. */
function linkKey({ classGuid, device }: InterfaceName): string {
  const guid = plainGuid(classGuid);
  return `${interfaceClassKey(guid)}\\##?#${device.replaceAll('\\', '#')}#${guid}`;
}

/** The key of one interface: `#` and the reference string. */
export function interfaceKey(name: InterfaceName): string {
  return `${linkKey(name)}\\#${name.reference}`;
}

/**
 * Whether a driver has switched it on.
 * Assumed: the value Linked below its Control key says so; settled by the keys of a started device on Windows.
 */
export function isActive({ registry }: SystemReader, name: InterfaceName): boolean {
  return numberOf(registry.value(controlKey(name), 'Linked')) === 1;
}

/** Volatile on Windows: it is gone when the computer starts. */
function controlKey(name: InterfaceName): string {
  return `${interfaceKey(name)}\\Control`;
}

/** Switches an interface on or off, as a driver does. */
export function switchInterface(
  transaction: Transaction,
  name: InterfaceName,
  isOn: boolean,
  origin: Origin,
): void {
  const key = controlKey(name);
  if (isOn) transaction.change({ kind: 'value', key, name: 'Linked', after: dword(1) }, origin);
  else if (transaction.registry.has(key)) transaction.change({ kind: 'key', key, after: false }, origin);
}

/** The interfaces of a class, or of all, by device and reference string. */
export function readInterfaces({ registry }: SystemReader, classGuid?: string): InterfaceName[] {
  const classes = classGuid === undefined ? registry.keys(interfaceClassKey()).filter(isGuid) : [classGuid];
  return classes.map(plainGuid).flatMap(guid =>
    registry.keys(interfaceClassKey(guid)).flatMap(link => {
      const key = `${interfaceClassKey(guid)}\\${link}`;
      const device = textOf(registry.value(key, 'DeviceInstance'));
      const references = registry.keys(key).filter(name => name.startsWith('#'));
      if (device === undefined) return [];
      return references.map(name => ({ classGuid: guid, device, reference: name.slice(1) }));
    }),
  );
}

/** The interfaces of a device, of all classes. */
export function interfacesOf(system: SystemReader, device: string): InterfaceName[] {
  return readInterfaces(system).filter(one => sameName(one.device, device));
}

export function createInterface(transaction: Transaction, name: InterfaceName, origin: Origin): void {
  const values = [
    [linkKey(name), 'DeviceInstance', name.device],
    [interfaceKey(name), 'SymbolicLink', interfacePath(name)],
  ] as const;
  for (const [key, value, text] of values) {
    transaction.change({ kind: 'value', key, name: value, after: sz(text) }, origin);
  }
}

/** Deletes the key of an interface, and that of its device and class with the last one. */
export function removeInterface(transaction: Transaction, name: InterfaceName, origin: Origin): void {
  transaction.change({ kind: 'key', key: interfaceKey(name), after: false }, origin);
  const others = transaction.registry.keys(linkKey(name)).some(key => key.startsWith('#'));
  if (!others) transaction.change({ kind: 'key', key: linkKey(name), after: false }, origin);
}
