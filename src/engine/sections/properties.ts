import { type Citation, documented, foldCase, sameName } from '../../base/index.ts';
import { type InfLine, propertyNames, readInteger } from '../../inf/index.ts';
import {
  bytesOf,
  dword,
  listOf,
  multiSz,
  numberOf,
  REG_BINARY,
  REG_DWORD,
  REG_MULTI_SZ,
  REG_SZ,
  type Value,
  valueFromBytes,
} from '../../machine/index.ts';
import type { PropertyKey } from '../../setupapi/index.ts';
import { changeDeviceProperty, isWritable, readDeviceProperty } from '../devices/index.ts';
import { dropOwn, keepOwn, ownKey } from './own-key.ts';
import { readValue } from './registry/value-data.ts';
import type { Refusal, SectionWork } from './work.ts';

const NOCLOBBER = 0x1;
const OVERWRITEONLY = 0x2;
const APPEND = 0x4;
const OR = 0x8;
const AND = 0x10;
const MULTI_SZ_DELSTRING = 0x1;

/** DEVPROP_TYPE_… and the FLG_ADDREG type in whose form the INF gives such data. */
const FORMS: Readonly<Record<number, number>> = {
  7: 0x10001,
  17: 0x10001,
  18: 0x0,
  4099: 0x1,
  8210: 0x10000,
};

const BOOLEAN = 0x11;
/** The types of the registry that have the bytes of a property. */
const REGISTRY_TYPES: Readonly<Record<number, number>> = {
  7: REG_DWORD,
  18: REG_SZ,
  8210: REG_MULTI_SZ,
};

const ADDED = documented('inf-addproperty-directive');
const DELETED = documented('inf-delproperty-directive');

/** Properties that are known by name are texts, but for one list. */
const STRING = 0x12;
const STRING_LIST = 0x2012;

/** Carries out `AddProperty = list[, …]`. @see inf-addproperty-directive */
export function performAddProperty(work: SectionWork, directive: InfLine): Refusal {
  for (const { work: own, line } of work.linesOf(directive)) add(own, line);
  return undefined;
}

/** Carries out `DelProperty = list[, …]`. @see inf-delproperty-directive */
export function performDelProperty(work: SectionWork, directive: InfLine): Refusal {
  for (const { work: own, line } of work.linesOf(directive)) remove(own, line);
  return undefined;
}

/** A property of the thing that the section is about, as registry values in whose form an INF gives it. */
interface Property {
  /** The type, where the name says it. */
  readonly type?: number;
  /** Properties of the container take no flags. */
  readonly takesFlags: boolean;
  read(): Value | undefined;
  /** Sets it to a value of a type (DEVPROP_TYPE_…), or takes it away. */
  change(value: Value | undefined, type: number): void;
}

/** The category of the properties of driver packages, whose names stand here in the order of their numbers. */
const DRIVER_PACKAGE = '{cf73bb51-3abf-44a2-85e0-9a3dc7a12132}';
const PACKAGE_PROPERTIES: readonly string[] = propertyNames
  .filter(one => one.of === 'device')
  .map(one => one.name);

/**
 * The property that a line names. Those of devices stand with the other properties of the device.
 * Assumed: a section that is about nothing that has properties sets none; and of containers, classes and interfaces
 * a property by name and the same by category and number are told apart. Settled by such packages on Windows.
 * @see devpkey-drvpkg-model
 */
function propertyOf(work: SectionWork, line: InfLine, because: Citation): Property | undefined {
  const { properties: subject } = work.subject;
  if (subject === undefined) return undefined;
  const name = line.field(1) ?? '';
  const device = subject.startsWith(DEVICE) ? subject.slice(DEVICE.length) : undefined;
  const number = readInteger(line.field(2) ?? '');
  const known = propertyNames.find(one => sameName(one.name, name));
  if (known) {
    const type = known.name === 'ContainerCategories' ? STRING_LIST : STRING;
    const key = { category: DRIVER_PACKAGE, id: 2 + PACKAGE_PROPERTIES.indexOf(known.name) };
    const place =
      device !== undefined && known.of === 'device'
        ? ofDevice(work, line, device, key, because)
        : own(work, line, ownKey('Properties', subject), known.name);
    return { ...place, type, takesFlags: known.of !== 'container' };
  }
  if (!/^\{[0-9a-f-]{36}\}$/i.test(name) || !(number >= 2)) return undefined;
  const place =
    device !== undefined
      ? ofDevice(work, line, device, { category: name, id: number }, because)
      : own(work, line, ownKey('Properties', subject, name), String(number));
  return { ...place, takesFlags: true };
}

const DEVICE = 'Device\\';

type Kept = Pick<Property, 'read' | 'change'>;

function own(work: SectionWork, line: InfLine, key: string, name: string): Kept {
  const { registry } = work.transaction;
  return {
    read: () => registry.value(key, name),
    change: value => {
      if (value) keepOwn(work, line, key, { [name]: value });
      else if (registry.has(key)) dropOwn(work, line, key, name);
    },
  };
}

/** Property types have other truth values than the registry, and their own numbers. */
function ofDevice(work: SectionWork, line: InfLine, id: string, key: PropertyKey, because: Citation): Kept {
  const { transaction } = work;
  return {
    read: () => {
      const held = readDeviceProperty(transaction, id, key);
      if (!held) return undefined;
      if (held.type === BOOLEAN) return dword(held.bytes[0] ? 1 : 0);
      return valueFromBytes(REGISTRY_TYPES[held.type] ?? REG_BINARY, held.bytes);
    },
    change: (value, type) => {
      if (!isWritable(id, key)) return;
      const truth = Uint8Array.of(value && numberOf(value) ? 0xff : 0);
      const property = value && { type, bytes: type === BOOLEAN ? truth : bytesOf(value) };
      changeDeviceProperty(transaction, id, key, property, work.origin(line.lineSpan, because));
    },
  };
}

/** `name, , , [flags], value` or `{category}, number, type, [flags], value` */
function add(work: SectionWork, line: InfLine): void {
  const property = propertyOf(work, line, ADDED);
  const type = property?.type ?? readInteger(line.field(3) ?? '');
  const form = FORMS[type];
  if (!property || form === undefined) return;
  const flags = property.takesFlags ? readInteger(line.field(4) ?? '') || 0 : 0;
  const before = property.read();
  if (before ? flags & NOCLOBBER : flags & OVERWRITEONLY) return;
  const given = readValue(line, form, 5);
  if (given) property.change(combined(before, given, flags), type);
}

/** Assumed: a number that is not there yet counts as 0; settled by FLG_ADDPROPERTY_OR for a new property. */
function combined(before: Value | undefined, given: Value, flags: number): Value {
  const [old, number] = [numberOf(before) ?? 0, numberOf(given)];
  if (flags & OR && number !== undefined) return { ...given, data: (old | number) >>> 0 };
  if (flags & AND && number !== undefined) return { ...given, data: (old & number) >>> 0 };
  if (!(flags & APPEND) || given.type !== REG_MULTI_SZ) return given;
  const list = listOf(before) ?? [];
  const known = new Set(list.map(foldCase));
  return multiSz([...list, ...listOf(given)!.filter(text => !known.has(foldCase(text)))]);
}

/** `name[, , flags[, value]]` or `{category}, number[, flags[, value]]` */
function remove(work: SectionWork, line: InfLine): void {
  const property = propertyOf(work, line, DELETED);
  const before = property?.read();
  if (!property || !before) return;
  if (!(readInteger(line.field(3) ?? '') & MULTI_SZ_DELSTRING)) {
    property.change(undefined, STRING);
    return;
  }
  const list = listOf(before);
  const left = list?.filter(text => !sameName(text, line.field(4) ?? ''));
  if (left && left.length < list!.length) property.change(multiSz(left), STRING_LIST);
}
