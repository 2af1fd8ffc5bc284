import { readingOf, writingOf } from './code-page.ts';
import type { CodePage } from './tables.ts';
import { asciiLength, textOf } from './units.ts';

/** Bytes read in a code page, with the pairs that stand for no character. */
export interface AnsiText {
  readonly text: string;
  /** How many pairs were read as the unmapped character, and where in the text the first of them stands. */
  readonly unmapped: { readonly count: number; readonly first: number };
}

/**
 * Reads bytes as MultiByteToWideChar does without MB_ERR_INVALID_CHARS: a lead byte takes the next byte with it
 * whatever that is, be it a quote, and both become one unmapped character if they stand for nothing.
 * Observed: before a NUL or at the end a lead byte stands alone (Wine's test_dbcs_to_widechar).
 * Assumed: any other trail byte is swallowed, as Wine 8.0 does; settled by reading `81 22` in page 936 on Windows.
 */
export function readAnsi(bytes: Uint8Array, page: CodePage): AnsiText {
  const { single, double, unmapped } = readingOf(page);
  if (double.length === 0) return { text: readSingle(bytes, single), unmapped: { count: 0, first: 0 } };
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let count = 0;
  let first = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i++]!;
    let unit = single[byte]!;
    if (unit === 0 && byte !== 0) {
      const trail = i < bytes.length ? bytes[i]! : 0;
      if (trail !== 0) {
        i++;
        unit = double[((byte & 0x7f) << 8) | trail]!;
      }
      if (unit === 0) {
        if (count++ === 0) first = length;
        unit = unmapped;
      }
    }
    units[length++] = unit;
  }
  return { text: textOf(units.subarray(0, length)), unmapped: { count, first } };
}

/** ASCII is taken over as it is; only what lies in words of four bytes with another one is looked up. */
function readSingle(bytes: Uint8Array, single: Uint16Array): string {
  const units = new Uint16Array(bytes);
  for (let at = asciiLength(bytes); at < bytes.length; at += asciiLength(bytes, at)) {
    while (at < bytes.length && bytes[at]! > 127) units[at] = single[bytes[at++]!]!;
  }
  return textOf(units);
}

/**
 * Writes text in a code page. Only characters that the page has: no best fit. Others become a question mark,
 * the default character of every ANSI page, and `lacking` is called with each run of them.
 */
export function writeAnsi(
  text: string,
  page: CodePage,
  lacking: (start: number, end: number) => void,
): Uint8Array {
  const writing = writingOf(page);
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  let run = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const code = writing[unit]!;
    const lacks = code === 0 && unit !== 0;
    if (lacks && run < 0) run = i;
    if (!lacks && run >= 0) {
      lacking(run, i);
      run = -1;
    }
    if (code > 255) bytes[length++] = code >> 8;
    bytes[length++] = lacks ? 0x3f : code;
  }
  if (run >= 0) lacking(run, text.length);
  return bytes.slice(0, length);
}
