import { assumed, documented, type Problem } from '../../base/index.ts';
import { readAnsi } from './ansi.ts';
import { looksLikeUtf16 } from './guess.ts';
import type { CodePage } from './tables.ts';
import { asciiLength, isUtf8, swapped, utf8TextOf, utf16TextOf } from './units.ts';

export type Encoding = 'ansi' | 'utf-16le' | 'utf-16be' | 'utf-8';

/** The bytes of an INF as text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The page that ANSI bytes are read in. */
  readonly codePage: CodePage;
  /** Bytes of byte order mark before the text. */
  readonly bom: number;
  readonly problems: readonly Problem[];
}

const INFVERIF = documented('inf-validation-errors-and-warnings');
const GUIDELINES = documented('general-guidelines-for-inf-files');
const SAVE = 'Save the file as UTF-16LE with a byte order mark.';

/**
 * Reads the bytes of an INF: UTF-16LE, or ANSI in the code page of the system that installs. UTF-8 and UTF-16BE
 * are read too, with a problem. The text does not always tell the bytes (pairs that stand for nothing, an odd last
 * byte, wrong UTF-8): whoever must give them back keeps them and encodes only what was changed.
 * @see general-guidelines-for-inf-files
 */
export function decodeInf(bytes: Uint8Array, codePage: CodePage = 1252): DecodedText {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return { ...decodeUtf16(bytes, 2, 'utf-16le', []), codePage };
  if (a === 0xfe && b === 0xff) return { ...decodeUtf16(bytes, 2, 'utf-16be', [bigEndian]), codePage };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { ...decodeUtf8(bytes), codePage };
  if (looksLikeUtf16(bytes)) return { ...decodeUtf16(bytes, 0, 'utf-16le', [withoutMark]), codePage };
  return { ...decodeAnsi(bytes, codePage), encoding: 'ansi', codePage, bom: 0 };
}

function decodeAnsi(bytes: Uint8Array, page: CodePage): Pick<DecodedText, 'text' | 'problems'> {
  const start = asciiLength(bytes);
  if (start === bytes.length) return { text: utf8TextOf(bytes), problems: [] };
  const problems: Problem[] = [];
  const { text, unmapped } = readAnsi(bytes, page);
  if (isUtf8(bytes)) {
    problems.push({
      severity: 'note',
      code: 'inf/utf8-without-bom',
      message: `This looks like UTF-8, but Windows reads it as ANSI (here code page ${page}).`,
      span: { start, end: start + 1 },
      remedy: SAVE,
      citation: GUIDELINES,
    });
  }
  if (unmapped.count > 0) {
    problems.push({
      severity: 'warning',
      code: 'inf/undefined-bytes',
      message: `Bytes stand for no character in code page ${page}; Windows reads a substitute, ${unmapped.count} times in this file.`,
      span: { start: unmapped.first, end: unmapped.first + 1 },
      remedy: SAVE,
      citation: GUIDELINES,
    });
  }
  return { text, problems };
}

function decodeUtf16(
  bytes: Uint8Array,
  bom: number,
  encoding: Encoding,
  problems: Problem[],
): Omit<DecodedText, 'codePage'> {
  const body = bytes.subarray(bom);
  const text = utf16TextOf(encoding === 'utf-16be' ? swapped(body) : body);
  if (body.length % 2 !== 0) problems = [...problems, { ...oddByte, span: lastOf(text) }];
  return { text, encoding, bom, problems };
}

function decodeUtf8(bytes: Uint8Array): Omit<DecodedText, 'codePage'> {
  const body = bytes.subarray(3);
  const text = utf8TextOf(body);
  const problems = [utf8];
  if (!isUtf8(body)) {
    const start = text.indexOf('\ufffd');
    problems.push({ ...wrongUtf8, span: { start, end: start + 1 } });
  }
  return { text, encoding: 'utf-8', bom: 3, problems };
}

function lastOf(text: string): { start: number; end: number } {
  return { start: Math.max(0, text.length - 1), end: text.length };
}

const bigEndian: Problem = {
  severity: 'error',
  code: 'inf/utf16be',
  message:
    'This is UTF-16 big-endian. The INF validation accepts ANSI and UTF-16LE only, although another page says that Windows reads it.',
  remedy: SAVE,
  citation: INFVERIF,
};

const utf8: Problem = {
  severity: 'error',
  code: 'inf/utf8',
  message:
    'This is UTF-8 with a byte order mark. No page mentions UTF-8: INF files are ANSI or UTF-16LE. A Windows that takes it for ANSI meets the mark as characters before the first section.',
  remedy: SAVE,
  citation: INFVERIF,
};

const wrongUtf8: Problem = {
  severity: 'warning',
  code: 'inf/wrong-utf8',
  message: 'Bytes are not UTF-8 and are shown as U+FFFD.',
  remedy: SAVE,
  citation: GUIDELINES,
};

const withoutMark: Problem = {
  severity: 'warning',
  code: 'inf/utf16-without-bom',
  message: 'UTF-16LE without a byte order mark: Windows has to guess what this is.',
  remedy: SAVE,
  citation: assumed('opening UTF-16LE files without a byte order mark on Windows'),
};

const oddByte: Problem = {
  severity: 'warning',
  code: 'inf/odd-length',
  message: 'UTF-16 text ends with half a character, which is not read.',
  remedy: SAVE,
  citation: GUIDELINES,
};
