import { sameName } from '../../base/index.ts';
import {
  bytesOf,
  type MachineReader,
  type Origin,
  type Transaction,
  textOf,
  type Value,
} from '../../machine/index.ts';
import {
  DEVPROP_TYPE_BINARY,
  DEVPROP_TYPE_BOOLEAN,
  DEVPROP_TYPE_FILETIME,
  DEVPROP_TYPE_GUID,
  DEVPROP_TYPE_NTSTATUS,
  DEVPROP_TYPE_SECURITY_DESCRIPTOR,
  DEVPROP_TYPE_SECURITY_DESCRIPTOR_STRING,
  DEVPROP_TYPE_STRING,
  DEVPROP_TYPE_STRING_LIST,
  DEVPROP_TYPE_UINT32,
  type PropertyKey,
  SPDRP_DEVICEDESC,
  SPDRP_FRIENDLYNAME,
} from '../../setupapi/index.ts';
import { plainGuid, sameGuid } from './classes.ts';
import { softwareKey } from './device-keys.ts';
import { isPresent } from './devnodes.ts';
import { instanceKey } from './instance-id.ts';
import { bytesOfProperty } from './property-types.ts';
import {
  changeProperty,
  isRegistryProperty,
  isSettable,
  presentProperties,
  readProperty,
} from './registry-property.ts';

/** A value of a property as it is stored. */
export interface Property {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** Categories of property keys. */
const REGISTRY = '{a45c254e-df1c-4efd-8020-67d146a850e0}';
const DRIVER = '{a8b865dd-2e3d-4094-ad97-e593a70c75d6}';
const STATE = '{4340a6c5-93fa-4706-972c-7b648008a5a7}';
const INSTALL_DATES = '{83da6326-97a6-4088-9453-a1923f573b29}';
const NAME: PropertyKey = { category: '{b725f130-47ef-101a-a5f1-02608c9eebac}', id: 10 };
const INSTANCE_ID: PropertyKey = { category: '{78c34fc8-104a-4aca-9ea4-524d52996e57}', id: 256 };
const CONTAINER_ID: PropertyKey = { category: '{8c7ed206-3f8a-4827-b3ab-ae9e1faefc6c}', id: 2 };
const IS_PRESENT: PropertyKey = { category: '{540b947e-8b40-45bc-a8a2-6a0b894cbda2}', id: 5 };

/** The numbers of registry properties begin here: DEVPKEY_Device_DeviceDesc is SPDRP_DEVICEDESC and 2. */
const FIRST_REGISTRY_ID = 2;

const TEXT = DEVPROP_TYPE_STRING;
const LIST: number = DEVPROP_TYPE_STRING_LIST;
const NUMBER = DEVPROP_TYPE_UINT32;

/** Types of registry properties that are no texts, by SPDRP_ number. */
const REGISTRY_TYPES: Readonly<Record<number, number>> = {
  ...Object.fromEntries([0x01, 0x02, 0x11, 0x12, 0x23].map(id => [id, LIST])),
  ...Object.fromEntries([0x08, 0x13, 0x24].map(id => [id, DEVPROP_TYPE_GUID])),
  ...Object.fromEntries(
    [0x0a, 0x0f, 0x10, 0x14, 0x15, 0x19, 0x1b, 0x1c, 0x1f, 0x20, 0x21, 0x22].map(id => [id, NUMBER]),
  ),
  23: DEVPROP_TYPE_SECURITY_DESCRIPTOR,
  24: DEVPROP_TYPE_SECURITY_DESCRIPTOR_STRING,
  26: DEVPROP_TYPE_BOOLEAN,
  30: DEVPROP_TYPE_BINARY,
};

/** Properties kept in the software key: number, value, type. */
const DRIVER_VALUES: readonly (readonly [id: number, value: string, type: number])[] = [
  [2, 'DriverDateData', DEVPROP_TYPE_FILETIME],
  [3, 'DriverVersion', TEXT],
  [4, 'DriverDesc', TEXT],
  [5, 'InfPath', TEXT],
  [6, 'InfSection', TEXT],
  [7, 'InfSectionExt', TEXT],
  [8, 'MatchingDeviceId', TEXT],
  [9, 'ProviderName', TEXT],
  [10, 'EnumPropPages32', TEXT],
  [11, 'CoInstallers32', LIST],
];

/**
 * Assumed: other properties are kept below the instance key as Properties\{category}\NNNN, in the default
 * value, whose registry type is the property type with 0xFFFF in front; settled by that key on Windows 8 and
 * later.
 */
const PROPERTIES = 'Properties';
const TYPE_MARK = 0xffff0000;

/** A property of a device; undefined where it has none. */
export function readDeviceProperty(
  machine: MachineReader,
  id: string,
  key: PropertyKey,
): Property | undefined {
  if (registryNumber(key) !== undefined) return readRegistry(machine, id, registryNumber(key)!);
  if (sameGuid(key.category, DRIVER)) return readDriver(machine, id, key.id);
  if (sameGuid(key.category, STATE)) return readState(machine, id, key.id);
  if (sameKey(key, NAME)) {
    return readRegistry(machine, id, SPDRP_FRIENDLYNAME) ?? readRegistry(machine, id, SPDRP_DEVICEDESC);
  }
  if (sameKey(key, INSTANCE_ID)) return made(TEXT, id);
  if (sameKey(key, IS_PRESENT)) return made(DEVPROP_TYPE_BOOLEAN, isPresent(machine, id));
  if (sameKey(key, CONTAINER_ID)) return readRegistry(machine, id, 0x24);
  const value = machine.registry.value(propertyKey(id, key), '');
  return value && { type: (value.type & ~TYPE_MARK) >>> 0, bytes: bytesOf(value) };
}

/** Whether a program may set a property at all. */
export function isWritable(id: string, key: PropertyKey): boolean {
  const number = registryNumber(key);
  if (number !== undefined) return isSettable(id, number);
  const fixed = [NAME, INSTANCE_ID, CONTAINER_ID, IS_PRESENT].some(other => sameKey(key, other));
  return !fixed && ![DRIVER, STATE, INSTALL_DATES].some(category => sameGuid(key.category, category));
}

/** The type that a property must have; undefined where any will do. */
export function demandedType(key: PropertyKey): number | undefined {
  const number = registryNumber(key);
  return number === undefined ? undefined : (REGISTRY_TYPES[number] ?? TEXT);
}

/** Sets a property, or deletes it. */
export function changeDeviceProperty(
  transaction: Transaction,
  id: string,
  key: PropertyKey,
  property: Property | undefined,
  origin: Origin,
): void {
  const number = registryNumber(key);
  if (number !== undefined) {
    changeProperty(transaction, id, number, property && stored(property), origin);
    return;
  }
  const path = propertyKey(id, key);
  if (!property) {
    transaction.change({ kind: 'key', key: path, after: false }, origin);
    return;
  }
  const after = { type: (TYPE_MARK | property.type) >>> 0, data: property.bytes };
  transaction.change({ kind: 'value', key: path, name: '', after }, origin);
}

/** The keys of the properties that a device has. */
export function devicePropertyKeys(machine: MachineReader, id: string): PropertyKey[] {
  const { registry } = machine;
  const above = `${instanceKey(id)}\\${PROPERTIES}`;
  const others = registry
    .keys(above)
    .flatMap(category =>
      registry.keys(`${above}\\${category}`).map(name => ({ category, id: Number.parseInt(name, 16) })),
    );
  const fixed = [
    ...presentProperties(machine, id).map(number => ({ category: REGISTRY, id: number + FIRST_REGISTRY_ID })),
    ...DRIVER_VALUES.map(([number]) => ({ category: DRIVER, id: number })),
    ...[2, 3, 8, 12].map(number => ({ category: STATE, id: number })),
    NAME,
    INSTANCE_ID,
    CONTAINER_ID,
    IS_PRESENT,
  ];
  return [...fixed.filter(key => readDeviceProperty(machine, id, key)), ...others];
}

function registryNumber({ category, id }: PropertyKey): number | undefined {
  const number = id - FIRST_REGISTRY_ID;
  return sameGuid(category, REGISTRY) && isRegistryProperty(number) ? number : undefined;
}

function readRegistry(machine: MachineReader, id: string, number: number): Property | undefined {
  const value = readProperty(machine, id, number);
  const type = REGISTRY_TYPES[number] ?? TEXT;
  return value && ofValue(type, value);
}

function readDriver(machine: MachineReader, id: string, number: number): Property | undefined {
  const [, name, type] = DRIVER_VALUES.find(([other]) => other === number) ?? [];
  const key = softwareKey(machine, id);
  const value = key !== undefined && name !== undefined ? machine.registry.value(key, name) : undefined;
  return value && ofValue(type!, value);
}

function readState(machine: MachineReader, id: string, number: number): Property | undefined {
  const state = machine.running.state('devnode', id);
  if (number === 2 && state) return made(NUMBER, state.status);
  if (number === 3 && state) return made(NUMBER, state.problem);
  if (number === 12 && state?.problemStatus !== undefined) {
    return made(DEVPROP_TYPE_NTSTATUS, state.problemStatus);
  }
  return number === 8 && state?.parent !== undefined ? made(TEXT, state.parent) : undefined;
}

/** A registry value as a property: GUIDs are texts there, truth values numbers. */
function ofValue(type: number, value: Value): Property | undefined {
  const text = textOf(value);
  if (type === DEVPROP_TYPE_GUID && text !== undefined) return made(type, text);
  if (type === DEVPROP_TYPE_BOOLEAN) return made(type, value.data !== 0);
  return { type, bytes: bytesOf(value) };
}

/** The bytes of a property as its registry value has them. */
function stored({ type, bytes }: Property): Uint8Array {
  return type === DEVPROP_TYPE_BOOLEAN ? Uint8Array.of(bytes[0] ? 1 : 0, 0, 0, 0) : bytes;
}

function made(type: number, value: string | number | boolean): Property | undefined {
  const bytes = bytesOfProperty(type, value);
  return bytes && { type, bytes };
}

function propertyKey(id: string, key: PropertyKey): string {
  const number = key.id.toString(16).toUpperCase().padStart(4, '0');
  return `${instanceKey(id)}\\${PROPERTIES}\\${plainGuid(key.category)}\\${number}`;
}

function sameKey(a: PropertyKey, b: PropertyKey): boolean {
  return a.id === b.id && sameName(plainGuid(a.category), plainGuid(b.category));
}
