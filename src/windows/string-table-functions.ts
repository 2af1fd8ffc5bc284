import type { StringTable, StringTableFunctions } from '../setupapi/index.ts';
import { openedOf, replyOf, told } from './answers.ts';
import { place } from './memory.ts';
import type { Bound, Windows } from './windows.ts';

/** Exports of setupapi.dll for string tables, without `pSetup`. They are not documented. */
const NAMES = {
  StringTableInitializeEx: 'HANDLE (DWORD, DWORD)',
  StringTableDestroy: 'VOID (HANDLE)',
  StringTableDuplicate: 'HANDLE (HANDLE)',
  StringTableAddStringEx: 'LONG (HANDLE, PCWSTR, DWORD, PVOID, DWORD)',
  StringTableLookUpStringEx: 'LONG (HANDLE, PCWSTR, DWORD, PVOID, DWORD)',
  StringTableStringFromId: 'PVOID (HANDLE, DWORD)',
  StringTableGetExtraData: 'BOOL (HANDLE, DWORD, PVOID, DWORD)',
} as const;

type Name = keyof typeof NAMES;

/** String tables, of the running Windows, under whichever of their names it has them. */
export function stringTableFunctions(windows: Windows): StringTableFunctions {
  const setup = bound(windows);
  /** Bytes that each text of a table may have with it. */
  const extras = new Map<StringTable, number>();
  return {
    StringTableInitialize: ({ maxExtra = 0 }) => {
      const { opened, ...reply } = openedOf<StringTable>(setup.StringTableInitializeEx(maxExtra, 0));
      if (reply.ret) extras.set(opened, maxExtra);
      return { ...reply, table: opened };
    },
    StringTableDestroy: ({ table }) => {
      extras.delete(table);
      return { ret: true, err: setup.StringTableDestroy(table).err };
    },
    StringTableDuplicate: ({ table }) => {
      const { opened, ...reply } = openedOf<StringTable>(setup.StringTableDuplicate(table));
      if (reply.ret) extras.set(opened, extras.get(table) ?? 0);
      return { ...reply, table: opened };
    },
    StringTableAddString: ({ table, string, flags, extra }) => {
      const bytes = extra ? Buffer.from(extra) : null;
      const { value, err } = setup.StringTableAddStringEx(table, string, flags, bytes, bytes?.length ?? 0);
      return { ret: value !== -1, err, id: value };
    },
    StringTableLookUpString: ({ table, string, flags, extraSize }) => {
      const bytes = extraSize === undefined ? null : place(extraSize);
      const { value, err } = setup.StringTableLookUpStringEx(table, string, flags, bytes, extraSize ?? 0);
      const found = value === -1 || !bytes ? undefined : new Uint8Array(bytes);
      return { ret: value !== -1, err, id: value, ...told('extra', found) };
    },
    StringTableStringFromId: ({ table, id }) => {
      const { value, err } = setup.StringTableStringFromId(table, id);
      return { ret: value !== 0, err, ...told('string', windows.text(value)) };
    },
    StringTableGetExtraData: ({ table, id }) => {
      const bytes = place(extras.get(table) ?? 0);
      const reply = replyOf(setup.StringTableGetExtraData(table, id, bytes, bytes.length));
      return { ...reply, ...told('extra', reply.ret ? new Uint8Array(bytes) : undefined) };
    },
  };
}

function bound(windows: Windows): Bound<Name> {
  const dll = 'setupapi.dll';
  if (windows.lacks(dll, ['StringTableInitializeEx']).length === 0) return windows.bind(dll, NAMES);
  const prefixed = Object.entries(NAMES).map(([name, declared]) => [`pSetup${name}`, declared]);
  const exports = windows.bind(dll, Object.fromEntries(prefixed) as Record<string, string>);
  return Object.fromEntries(
    Object.entries(exports).map(([name, call]) => [name.slice('pSetup'.length), call]),
  ) as Bound<Name>;
}
