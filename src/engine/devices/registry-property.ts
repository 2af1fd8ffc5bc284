import { sameName } from '../../base/index.ts';
import {
  bytesOf,
  dword,
  multiSz,
  numberOf,
  type Origin,
  REG_BINARY,
  REG_DWORD,
  REG_MULTI_SZ,
  REG_SZ,
  type SystemReader,
  sz,
  type Transaction,
  textOf,
  type Value,
  valueFromBytes,
} from '../../machine/index.ts';
import {
  type RegistryData,
  SPDRP_CLASS,
  SPDRP_CLASSGUID,
  SPDRP_COMPATIBLEIDS,
  SPDRP_DEVICEDESC,
  SPDRP_ENUMERATOR_NAME,
  SPDRP_FRIENDLYNAME,
  SPDRP_HARDWAREID,
  SPDRP_INSTALL_STATE,
  SPDRP_MFG,
} from '../../setupapi/index.ts';
import { readClassName } from './classes.ts';
import { removeSoftwareKey } from './device-keys.ts';
import { instanceKey } from './instance-id.ts';

/** A registry property of devices: where it is kept, what type it is of, whether programs set it. */
interface RegistryProperty {
  /** The value of the instance key; undefined for what Windows computes, or asks the bus driver for. */
  readonly value: string | undefined;
  readonly type: number;
  readonly isSet: boolean;
}

const kept = (value: string, type: number): RegistryProperty => ({ value, type, isSet: true });
const fixed = (type: number, value?: string): RegistryProperty => ({ value, type, isSet: false });

/**
 * By SPDRP_ number.
 * Assumed: the value names of Security, DeviceType, Exclusive, DeviceCharacteristics, UINumberDescFormat and
 * RemovalPolicy, and which properties programs cannot set; settled by setting each on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetdeviceregistrypropertyw
 */
const PROPERTIES: Readonly<Record<number, RegistryProperty>> = {
  0: kept('DeviceDesc', REG_SZ),
  1: kept('HardwareID', REG_MULTI_SZ),
  2: kept('CompatibleIDs', REG_MULTI_SZ),
  4: kept('Service', REG_SZ),
  7: fixed(REG_SZ),
  8: kept('ClassGUID', REG_SZ),
  9: kept('Driver', REG_SZ),
  10: kept('ConfigFlags', REG_DWORD),
  11: kept('Mfg', REG_SZ),
  12: kept('FriendlyName', REG_SZ),
  13: kept('LocationInformation', REG_SZ),
  14: fixed(REG_SZ),
  15: fixed(REG_DWORD, 'Capabilities'),
  16: fixed(REG_DWORD, 'UINumber'),
  17: kept('UpperFilters', REG_MULTI_SZ),
  18: kept('LowerFilters', REG_MULTI_SZ),
  19: fixed(REG_BINARY),
  20: fixed(REG_DWORD),
  21: fixed(REG_DWORD),
  22: fixed(REG_SZ),
  23: kept('Security', REG_BINARY),
  24: fixed(REG_SZ),
  25: kept('DeviceType', REG_DWORD),
  26: kept('Exclusive', REG_DWORD),
  27: kept('DeviceCharacteristics', REG_DWORD),
  28: fixed(REG_DWORD, 'Address'),
  29: kept('UINumberDescFormat', REG_SZ),
  30: fixed(REG_BINARY),
  31: fixed(REG_DWORD),
  32: fixed(REG_DWORD),
  33: kept('RemovalPolicy', REG_DWORD),
  34: fixed(REG_DWORD),
  35: fixed(REG_MULTI_SZ),
  36: fixed(REG_SZ, 'ContainerID'),
};

/** Texts that may name a string of an INF. */
const INDIRECT: readonly number[] = [SPDRP_DEVICEDESC, SPDRP_MFG, SPDRP_FRIENDLYNAME];
const IDS: readonly number[] = [SPDRP_HARDWAREID, SPDRP_COMPATIBLEIDS];

/** SPDRP_INSTALL_STATE by bit of ConfigFlags: reinstall, failed, finish. */
const INSTALL_STATES = [
  [0x20, 1],
  [0x40, 2],
  [0x400, 3],
] as const;

export function isRegistryProperty(property: number): boolean {
  return property in PROPERTIES;
}

/** Whether programs may set it; identifiers only of devices below Root. */
export function isSettable(id: string, property: number): boolean {
  return (
    PROPERTIES[property]?.isSet === true && (!IDS.includes(property) || sameName(id.slice(0, 5), 'ROOT\\'))
  );
}

/** A property of a device; undefined where it has none, or only its bus driver would know. */
export function readProperty(system: SystemReader, id: string, property: number): Value | undefined {
  const { value: name } = PROPERTIES[property]!;
  if (name === undefined) return computed(system, id, property);
  const value = system.registry.value(instanceKey(id), name);
  const text = INDIRECT.includes(property) ? textOf(value) : undefined;
  return text === undefined ? value : { ...value!, data: shownText(text) };
}

/** The class of a device, where it is known. */
export function readClassGuid(system: SystemReader, id: string): string | undefined {
  return textOf(readProperty(system, id, SPDRP_CLASSGUID))?.toLowerCase();
}

function computed(system: SystemReader, id: string, property: number): Value | undefined {
  if (property === SPDRP_ENUMERATOR_NAME) return sz(id.slice(0, id.indexOf('\\')));
  if (property === SPDRP_INSTALL_STATE) {
    const flags = numberOf(system.registry.value(instanceKey(id), 'ConfigFlags')) ?? 0;
    return dword(INSTALL_STATES.find(([bit]) => flags & bit)?.[1] ?? 0);
  }
  const guid = property === SPDRP_CLASS ? readClassGuid(system, id) : undefined;
  const name = guid && readClassName(system, guid);
  return name ? sz(name) : undefined;
}

/** Assumed: of `@oem1.inf,%name%;text` the text behind the first semicolon is shown; settled by a property that names a string no INF has. */
function shownText(text: string): string {
  const end = text.startsWith('@') ? text.indexOf(';') : -1;
  return end < 0 ? text : text.slice(end + 1);
}

/** The bytes of what a program gives for a registry value: texts with their terminators. */
export function bytesOfData(data: RegistryData): Uint8Array {
  if (typeof data === 'string') return bytesOf(sz(data));
  if (typeof data === 'number') return bytesOf(dword(data));
  return data instanceof Uint8Array ? data : bytesOf(multiSz(data));
}

/**
 * Sets a property to bytes, or clears it. A device that gets another class loses its software key.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdisetdeviceregistrypropertyw
 */
export function changeProperty(
  transaction: Transaction,
  id: string,
  property: number,
  bytes: Uint8Array | undefined,
  origin: Origin,
): void {
  const { value, type } = PROPERTIES[property]!;
  const after = bytes && valueFromBytes(type, bytes);
  const before = readClassGuid(transaction, id);
  transaction.change({ kind: 'value', key: instanceKey(id), name: value!, ...(after && { after }) }, origin);
  if (property === SPDRP_CLASSGUID && before !== undefined && before !== readClassGuid(transaction, id)) {
    removeSoftwareKey(transaction, id, origin);
  }
}

/** The properties that a device has. */
export function presentProperties(system: SystemReader, id: string): number[] {
  return Object.keys(PROPERTIES)
    .map(Number)
    .filter(property => readProperty(system, id, property) !== undefined);
}
