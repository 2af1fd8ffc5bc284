import type { Reply, ReturnBuffer } from '../setupapi/index.ts';
import { isUntouched, place, readMultiWide, readWide, writtenDword } from './memory.ts';
import type { Called } from './windows.ts';

/** Bytes of a buffer for whoever does not say how large it is; a longer answer is asked for once more. */
const ROOM = 0x10000;

/** What a function did with the buffer that it was given. */
export interface Written extends Reply {
  /** In the unit of the function; undefined where it told none. */
  readonly required?: number;
  /** Undefined where the function failed or wrote nothing. */
  readonly bytes?: Buffer;
}

type Fill = (buffer: Buffer | null, size: number, required: Buffer) => Called;

/** Whether a call of a function that returns a truth succeeded. */
export function replyOf({ value, err }: Called): Reply {
  return { ret: value !== 0, err };
}

/** Null and undefined are no handle. */
export function orNone(handle: number | null | undefined): number {
  return handle ?? 0;
}

/** A handle that a function gave; none is -1. */
export function openedOf<Handle extends number>({ value, err }: Called): Reply & { opened: Handle } {
  const ret = value !== 0 && value !== -1;
  return { ret, err, opened: (ret ? value : -1) as Handle };
}

/** Calls with the buffer that the caller has, or with one that is large enough. `unit`: bytes of what sizes count. */
export function fill(to: ReturnBuffer, unit: number, call: Fill): Written {
  const { buffer, size } = to;
  if (buffer === null) return filled(null, size ?? 0, call);
  if (size !== undefined) return filled(place(size * unit), size, call);
  const written = filled(place(ROOM), Math.floor(ROOM / unit), call);
  const { ret, required = 0 } = written;
  return ret || required * unit <= ROOM ? written : filled(place(required * unit), required, call);
}

function filled(buffer: Buffer | null, size: number, call: Fill): Written {
  const required = place(4);
  const { ret, err } = replyOf(call(buffer, size, required));
  return {
    ret,
    err,
    ...told('required', writtenDword(required)),
    ...(ret && buffer && !isUntouched(buffer) && { bytes: buffer }),
  };
}

/** A text of UTF-16 as the answer `name`, with the size that is required. */
export function textAnswer<Name extends string>(
  name: Name,
  to: ReturnBuffer,
  call: Fill,
): Reply & { readonly required?: number } & { readonly [N in Name]?: string } {
  const { bytes, ...answer } = fill(to, 2, call);
  return { ...answer, ...told(name, bytes && readWide(bytes)) };
}

/** Texts of MULTI_SZ, in the same way. */
export function textsAnswer<Name extends string>(
  name: Name,
  to: ReturnBuffer,
  call: Fill,
): Reply & { readonly required?: number } & { readonly [N in Name]?: readonly string[] } {
  const { bytes, ...answer } = fill(to, 2, call);
  return { ...answer, ...told(name, bytes && readMultiWide(bytes)) };
}

/** A member, unless its value is undefined: what a function did not write is no part of its answer. */
export function told<Name extends string, T>(name: Name, value: T | undefined): { readonly [N in Name]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: T };
}
