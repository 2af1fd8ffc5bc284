import { type Win32Error, win32 } from '../base/index.ts';
import type { ReturnBuffer } from '../setupapi/index.ts';

/** An answer of variable length: its size, and itself under a name, where the buffer takes it. */
type Returned<K extends string, T> = {
  readonly ret: boolean;
  readonly required: number;
  readonly err?: Win32Error;
} & {
  readonly [P in K]?: T;
};

/** Gives an answer back as far as the buffer allows: without buffer its size only, with a short one an error. */
export function returned<K extends string, T>(
  { buffer, size }: ReturnBuffer,
  name: K,
  value: T,
  required: number,
): Returned<K, T> {
  if (buffer === null) return { ret: true, required } as Returned<K, T>;
  if (size !== undefined && size < required) {
    return { ret: false, err: win32('ERROR_INSUFFICIENT_BUFFER'), required } as Returned<K, T>;
  }
  return { ret: true, required, [name]: value } as Returned<K, T>;
}

/** Gives a text back; its size counts the terminator. */
export function returnedText<K extends string>(to: ReturnBuffer, name: K, text: string): Returned<K, string> {
  return returned(to, name, text, text.length + 1);
}

/** Where functions that ask for no size without an error put their answer: no buffer is one of size 0. */
export function asked(buffer: null | undefined, size: number | undefined): ReturnBuffer {
  if (buffer === null) return { size: 0 };
  return size === undefined ? {} : { size };
}

/** An answer that is an error and nothing else. */
export interface Refusal {
  readonly ret: false;
  readonly err: Win32Error;
}

/** Refuses with an error by its name. */
export function refused(name: string): Refusal {
  return { ret: false, err: win32(name) };
}

/** What a function answers that did it and has nothing to tell. */
export const DONE: { readonly ret: true; readonly err: Win32Error } = {
  ret: true,
  err: win32('ERROR_SUCCESS'),
};
