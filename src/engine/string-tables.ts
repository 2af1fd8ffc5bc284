import { invariant, win32 } from '../base/index.ts';
import type { StringTable } from '../setupapi/index.ts';
import type { In, Out, Session } from './session.ts';
import { Strings } from './strings.ts';

export function initialize(
  { stringTables }: Session,
  { maxExtra = 0 }: In<'StringTableInitialize'>,
): Out<'StringTableInitialize'> {
  return { ret: true, table: stringTables.add(new Strings(maxExtra)) };
}

export function destroy(
  { stringTables }: Session,
  { table }: In<'StringTableDestroy'>,
): Out<'StringTableDestroy'> {
  stringTables.close(table);
  return { ret: true };
}

export function duplicate(
  session: Session,
  { table }: In<'StringTableDuplicate'>,
): Out<'StringTableDuplicate'> {
  const { maxExtra, entries } = opened(session, table);
  return { ret: true, table: session.stringTables.add(new Strings(maxExtra, entries)) };
}

/**
 * Observed: a text that differs in case only is the same unless asked for (conformance `misc/stringtable/add`).
 * Assumed: a text that is there keeps its extra bytes; settled by adding it twice on Windows.
 */
export function addString(session: Session, of: In<'StringTableAddString'>): Out<'StringTableAddString'> {
  const { string: text, flags, extra = new Uint8Array(0) } = of;
  const strings = opened(session, of.table);
  if (extra.length > strings.maxExtra) return { ret: false, err: win32('ERROR_INVALID_PARAMETER'), id: -1 };
  const found = strings.find(text, flags);
  if (found > 0) return { ret: true, id: found };
  return { ret: true, id: strings.entries.push({ text, extra: extra.slice() }) };
}

export function lookUpString(
  session: Session,
  of: In<'StringTableLookUpString'>,
): Out<'StringTableLookUpString'> {
  const strings = opened(session, of.table);
  const id = strings.find(of.string, of.flags);
  const extra = strings.entries[id - 1]?.extra.slice(0, of.extraSize);
  return { ret: id > 0, id, ...(extra && { extra }) };
}

export function stringFromId(
  session: Session,
  { table, id }: In<'StringTableStringFromId'>,
): Out<'StringTableStringFromId'> {
  const entry = opened(session, table).entries[id - 1];
  return entry ? { ret: true, string: entry.text } : { ret: false };
}

export function getExtraData(
  session: Session,
  { table, id }: In<'StringTableGetExtraData'>,
): Out<'StringTableGetExtraData'> {
  const entry = opened(session, table).entries[id - 1];
  return entry ? { ret: true, extra: entry.extra } : { ret: false };
}

/** A table is an address on Windows, which no function checks. */
function opened({ stringTables }: Session, table: StringTable): Strings {
  const strings = stringTables.get(table);
  invariant(strings, `no string table: ${table}`);
  return strings;
}
