import { type CodePage, DOUBLE_BYTES, type DoublePage, SINGLE_BYTES, UNMAPPED, UNWRITTEN } from './tables.ts';
import { unpack } from './unpack.ts';

/** How a code page is read. */
export interface Reading {
  /** A unit for every byte; 0 for the bytes that begin a pair, and for byte 0. */
  readonly single: Uint16Array;
  /** A unit for every pair at `(lead & 0x7f) << 8 | trail`; 0 where a pair stands for nothing. */
  readonly double: Uint16Array;
  /** The unit that is read where a pair stands for nothing. */
  readonly unmapped: number;
}

const TRAILS = 0xff - 0x40;
const readings = new Map<CodePage, Reading>();
const writings = new Map<CodePage, Uint16Array>();

/**
 * The tables of MultiByteToWideChar for a code page. Bytes without a character are read as Windows reads them:
 * as the C1 control or the private use character of its own tables (U+0081 for 81 in 1252).
 * Observed: Wine 8.0's MultiByteToWideChar, whose tables are Microsoft's, byte by byte and pair by pair.
 */
export function readingOf(page: CodePage): Reading {
  let reading = readings.get(page);
  if (!reading) {
    const single = Uint16Array.from({ length: 256 }, (_, byte) => byte);
    single.set(unpack(SINGLE_BYTES[page], 128), 128);
    reading = isDouble(page)
      ? { single, double: rowsOf(page), unmapped: UNMAPPED[page] }
      : { single, double: new Uint16Array(0), unmapped: 0 };
    readings.set(page, reading);
  }
  return reading;
}

/**
 * The byte or the pair (lead × 256 + trail) that every unit is written as; 0 where the page has none.
 * Observed: Wine 8.0's WideCharToMultiByte with WC_NO_BEST_FIT_CHARS.
 */
export function writingOf(page: CodePage): Uint16Array {
  let writing = writings.get(page);
  if (!writing) {
    const { single, double } = readingOf(page);
    writing = new Uint16Array(0x10000);
    const unwritten = new Set(isDouble(page) ? unpack(UNWRITTEN[page], 400) : []);
    for (let at = double.length - 1; at >= 0; at--) {
      if (!unwritten.has(at + 0x8000)) writing[double[at]!] = at + 0x8000;
    }
    for (let byte = 0; byte < 256; byte++) if (byte < 128 || single[byte]) writing[single[byte]!] = byte;
    writings.set(page, writing);
  }
  return writing;
}

/** The ANSI code page with a number; undefined where Windows has none such. */
export function readCodePage(number: number): CodePage | undefined {
  return number in SINGLE_BYTES ? (number as CodePage) : undefined;
}

function isDouble(page: CodePage): page is DoublePage {
  return page in DOUBLE_BYTES;
}

function rowsOf(page: DoublePage): Uint16Array {
  const packed = unpack(DOUBLE_BYTES[page], 126 * TRAILS);
  const double = new Uint16Array(0x8000);
  for (let row = 0; row < 126; row++) {
    double.set(packed.subarray(row * TRAILS, (row + 1) * TRAILS), ((row + 1) << 8) | 0x40);
  }
  return double;
}
