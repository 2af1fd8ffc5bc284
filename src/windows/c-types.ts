/** C types of exports, by the names that Windows' headers give them, as koffi calls them. */
const TYPES = {
  VOID: 'void',
  /** False is 0. */
  BOOL: 'int32',
  WORD: 'uint16',
  DWORD: 'uint32',
  LONG: 'int32',
  QWORD: 'uint64',
  /** Any handle: a program gives it back and does nothing else with it. */
  HANDLE: 'intptr',
  /** Null, bytes of ours, or an address. */
  PVOID: 'void *',
  /** Null or a text. */
  PCWSTR: 'str16',
  PCSTR: 'str',
  /** 0 or an error. */
  LSTATUS: 'int32',
  /** 0 or one of CR_…. */
  CONFIGRET: 'uint32',
} as const;

/** A type of the headers. */
export type CType = keyof typeof TYPES;

/** A declaration, as `BOOL (HANDLE, PCWSTR)`. */
export interface Declaration {
  readonly result: CType;
  /** The result and the parameters, as koffi calls them. */
  readonly types: readonly [result: string, parameters: readonly string[]];
}

/** Reads a declaration; one that cannot be read is a mistake of ours. */
export function parseDeclaration(text: string): Declaration {
  const [, result = '', list = ''] = /^(\w+) \((.*)\)$/.exec(text) ?? [];
  const parameters = list === '' ? [] : list.split(', ').map(known);
  return { result: known(result), types: [TYPES[known(result)], parameters.map(name => TYPES[name])] };
}

function known(name: string): CType {
  if (!Object.hasOwn(TYPES, name)) throw new Error(`no such C type: ${name}`);
  return name as CType;
}
