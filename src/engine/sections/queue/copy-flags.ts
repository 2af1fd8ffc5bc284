import {
  SP_COPY_FORCE_IN_USE,
  SP_COPY_FORCE_NEWER,
  SP_COPY_FORCE_NOOVERWRITE,
  SP_COPY_IN_USE_TRY_RENAME,
  SP_COPY_NEWER_ONLY,
  SP_COPY_NEWER_OR_SAME,
  SP_COPY_NODECOMP,
  SP_COPY_NOPRUNE,
  SP_COPY_NOSKIP,
  SP_COPY_REPLACE_BOOT_FILE,
  SP_COPY_REPLACEONLY,
  SP_COPY_WARNIFSKIP,
} from '../../../setupapi/index.ts';

/** COPYFLG_… of a line and the SP_COPY_… that it asks for. */
const STYLES: readonly (readonly [flag: number, style: number])[] = [
  [0x1, SP_COPY_WARNIFSKIP],
  [0x2, SP_COPY_NOSKIP],
  [0x8, SP_COPY_FORCE_IN_USE],
  [0x10, SP_COPY_FORCE_NOOVERWRITE],
  [0x20, SP_COPY_FORCE_NEWER],
  [0x40, SP_COPY_NEWER_ONLY],
  [0x400, SP_COPY_REPLACEONLY],
  [0x800, SP_COPY_NODECOMP],
  [0x1000, SP_COPY_REPLACE_BOOT_FILE],
  [0x2000, SP_COPY_NOPRUNE],
  [0x4000, SP_COPY_IN_USE_TRY_RENAME],
];

const COPYFLG_NOVERSIONCHECK = 0x4;
const VERSION_CHECKS: number = SP_COPY_NEWER_OR_SAME | SP_COPY_NEWER_ONLY | SP_COPY_FORCE_NEWER;

/** DELFLG_IN_USE and DELFLG_IN_USE1. */
const DELFLG_IN_USE = 0x10001;

/**
 * The style of a copy that a line of a CopyFiles list asks for, with the style that the caller gives.
 * @see inf-copyfiles-directive
 */
export function styleOf(flags: number, style: number): number {
  const wanted = STYLES.reduce((all, [flag, one]) => (flags & flag ? all | one : all), style);
  return flags & COPYFLG_NOVERSIONCHECK ? wanted & ~VERSION_CHECKS : wanted;
}

/** Whether a line of a DelFiles list wants a file in use to be deleted later. @see inf-delfiles-directive */
export function deletesInUse(flags: number): boolean {
  return (flags & DELFLG_IN_USE) !== 0;
}
