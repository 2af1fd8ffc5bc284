export const FORMAT = 'firstplug-snapshot';
/** The version of the form. */
export const VERSION = 1;

/** A REG_SZ, REG_DWORD or REG_MULTI_SZ as what it holds; bytes alone are REG_BINARY; else with its type. */
export type ValueForm =
  | string
  | number
  | readonly string[]
  | { readonly hex: string }
  | { readonly type: number; readonly data: string | number | readonly string[] }
  | { readonly type: number; readonly hex: string };

/** A file whose content is in the snapshot, or of which only this is known. */
export type FileForm =
  | { readonly sha256: string }
  | { readonly size: number; readonly stated: string; readonly fileVersion?: string };

/** Text in UTF-8 or UTF-16LE with its byte order mark where that gives the bytes exactly, else the bytes. */
export type BytesForm = { readonly utf8: string } | { readonly utf16: string } | { readonly base64: string };
