import { foldCase, sameName } from '../../base/index.ts';
import { type SystemReader, textOf } from '../../machine/index.ts';

const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';

/** A GUID as it is written in the registry: in braces, lower case. */
export function plainGuid(guid: string): string {
  const bare = guid.trim().toLowerCase();
  return bare.startsWith('{') ? bare : `{${bare}}`;
}

/** Whether a text is a GUID in braces. */
export function isGuid(text: string): boolean {
  return /^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i.test(text);
}

/**
 * The key of a setup class, or the one above them all.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/hklm-system-currentcontrolset-control-registry-tree
 */
export function classKey(guid?: string): string {
  return guid === undefined ? `${CONTROL}\\Class` : `${CONTROL}\\Class\\${plainGuid(guid)}`;
}

/** The key of an interface class, or the one above them all. */
export function interfaceClassKey(guid?: string): string {
  return guid === undefined ? `${CONTROL}\\DeviceClasses` : `${CONTROL}\\DeviceClasses\\${plainGuid(guid)}`;
}

/** The setup classes of the machine, ordered. */
export function readClasses({ registry }: SystemReader): string[] {
  return registry.keys(classKey()).filter(isGuid).map(plainGuid);
}

export function readClassName({ registry }: SystemReader, guid: string): string | undefined {
  return textOf(registry.value(classKey(guid), 'Class'));
}

/** Whether a class is marked with a value such as NoInstallClass. @see inf-classinstall32-section */
export function isMarkedClass({ registry }: SystemReader, guid: string, mark: string): boolean {
  const text = textOf(registry.value(classKey(guid), mark));
  return text !== undefined && text !== '' && text !== '0';
}

/** The setup classes of a name, ordered. */
export function classesNamed(system: SystemReader, name: string): string[] {
  return readClasses(system).filter(guid => sameName(readClassName(system, guid) ?? '', name));
}

/** Whether two GUIDs are the same, braces or not. */
export function sameGuid(a: string, b: string): boolean {
  return foldCase(plainGuid(a)) === foldCase(plainGuid(b));
}
