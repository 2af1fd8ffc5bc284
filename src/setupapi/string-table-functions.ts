import type { Reply } from './reply.ts';

/** A string table. */
export type StringTable = number & { readonly stringTable: unique symbol };

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;
type TableOf<T> = Of<{ table: StringTable } & T>;

/** Strings are told apart by their case. */
export const STRTAB_CASE_SENSITIVE = 1;

/** Exported, not documented: tables that give each text a number. Names may have `pSetup` in front. */
export interface StringTableFunctions {
  /** `maxExtra`: bytes that each text may have with it. */
  StringTableInitialize(of: Of<{ maxExtra?: number }>): Answer<{ table: StringTable }>;
  StringTableDestroy(of: TableOf<object>): Reply;
  StringTableDuplicate(of: TableOf<object>): Answer<{ table: StringTable }>;
  /** -1 where it failed. */
  StringTableAddString(
    of: TableOf<{ string: string; flags: number; extra?: Uint8Array }>,
  ): Answer<{ id: number }>;
  /** -1 where there is no such text. `extraSize`: how many of its bytes are wanted. */
  StringTableLookUpString(
    of: TableOf<{ string: string; flags: number; extraSize?: number }>,
  ): Answer<{ id: number; extra?: Uint8Array }>;
  StringTableStringFromId(of: TableOf<{ id: number }>): Answer<{ string?: string }>;
  StringTableGetExtraData(of: TableOf<{ id: number }>): Answer<{ extra?: Uint8Array }>;
}
