import { foldCase, sameName } from '../../base/index.ts';
import { type InfLine, propertyNames, readInteger } from '../../inf/index.ts';
import { listOf, multiSz, numberOf, REG_MULTI_SZ, type Value } from '../../machine/index.ts';
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
const TYPES: Readonly<Record<number, number>> = {
  7: 0x10001,
  17: 0x10001,
  18: 0x0,
  4099: 0x1,
  8210: 0x10000,
};

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

/** Where a property of the thing that the section is about is kept, and its type where the name says it. */
interface Place {
  readonly key: string;
  readonly name: string;
  readonly type: number | undefined;
  /** Properties of the container take no flags. */
  readonly takesFlags: boolean;
}

/**
 * Assumed: a property by name and the same by category and number are told apart, and a section that is about
 * nothing that has properties sets none; settled by reading DEVPKEY_DrvPkg_Model after setting DeviceModel.
 */
function placeOf(work: SectionWork, line: InfLine): Place | undefined {
  const { properties: subject } = work.subject;
  if (subject === undefined) return undefined;
  const name = line.field(1) ?? '';
  const known = propertyNames.find(one => sameName(one.name, name));
  if (known) {
    const type = known.name === 'ContainerCategories' ? STRING_LIST : STRING;
    const key = ownKey('Properties', subject);
    return { key, name: known.name, type, takesFlags: known.of !== 'container' };
  }
  const number = readInteger(line.field(2) ?? '');
  if (!/^\{[0-9a-f-]{36}\}$/i.test(name) || !(number >= 2)) return undefined;
  return {
    key: ownKey('Properties', subject, name),
    name: String(number),
    type: undefined,
    takesFlags: true,
  };
}

/** `name, , , [flags], value` or `{category}, number, type, [flags], value` */
function add(work: SectionWork, line: InfLine): void {
  const place = placeOf(work, line);
  const form = TYPES[place?.type ?? readInteger(line.field(3) ?? '')];
  if (!place || form === undefined) return;
  const flags = place.takesFlags ? readInteger(line.field(4) ?? '') || 0 : 0;
  const before = work.transaction.registry.value(place.key, place.name);
  if (before ? flags & NOCLOBBER : flags & OVERWRITEONLY) return;
  const given = readValue(line, form, 5);
  if (given) keepOwn(work, line, place.key, { [place.name]: combined(before, given, flags) });
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
  const place = placeOf(work, line);
  if (!place) return;
  const { key, name } = place;
  if (!(readInteger(line.field(3) ?? '') & MULTI_SZ_DELSTRING)) {
    if (work.transaction.registry.has(key)) dropOwn(work, line, key, name);
    return;
  }
  const list = listOf(work.transaction.registry.value(key, name));
  const left = list?.filter(text => !sameName(text, line.field(4) ?? ''));
  if (left && left.length < list!.length) keepOwn(work, line, key, { [name]: multiSz(left) });
}
