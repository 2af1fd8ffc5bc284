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
