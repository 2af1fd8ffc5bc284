import type { Win32Error } from '../base/index.ts';

/** What every function answers. */
export interface Reply {
  /** Whether it succeeded; of a function that returns nothing: true. */
  readonly ret: boolean;
  /** The last error of the process after the call; some functions leave it as it was. */
  readonly err: Win32Error;
}

/** Where an answer of variable length goes: as if to a buffer that is large enough, unless told otherwise. */
export interface ReturnBuffer {
  /** Null asks for the size only. */
  readonly buffer?: null;
  /** Of the buffer, in the unit of the function: characters with terminator, or bytes. */
  readonly size?: number;
}
