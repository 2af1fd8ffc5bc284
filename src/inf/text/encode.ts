import { documented, type Parsed, type Problem } from '../../base/index.ts';
import { writeAnsi } from './ansi.ts';
import type { DecodedText, Encoding } from './decode.ts';
import type { CodePage } from './tables.ts';
import { swapped } from './units.ts';

const UTF8 = new TextEncoder();
const LONE_SURROGATES = /\p{Surrogate}+/gu;

/**
 * Writes text as the bytes of an INF, by default with a byte order mark where the encoding has one (`bom: false`
 * for a part of a file). A character that the encoding lacks is written as a substitute, with a problem at its place.
 * @see general-guidelines-for-inf-files
 */
export function encodeInf(
  text: string,
  encoding: Encoding,
  codePage: CodePage = 1252,
  bom = true,
): Parsed<Uint8Array> {
  const problems: Problem[] = [];
  if (encoding === 'ansi') {
    const value = writeAnsi(text, codePage, (start, end) => {
      problems.push(lacking(text, start, end, `code page ${codePage}`));
    });
    return { value, problems };
  }
  const marked = bom ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') {
    for (const { 0: run, index } of text.matchAll(LONE_SURROGATES)) {
      problems.push(lacking(text, index, index + run.length, 'UTF-8'));
    }
    return { value: UTF8.encode(marked), problems };
  }
  const bytes = utf16Bytes(marked);
  return { value: encoding === 'utf-16be' ? swapped(bytes) : bytes, problems };
}

/** Writes another text in the encoding of a file. */
export function encodeLike({ encoding, codePage, bom }: DecodedText, text: string): Parsed<Uint8Array> {
  return encodeInf(text, encoding, codePage, bom > 0);
}

/** Whether the text of a file tells all of its bytes, so that an edited one loses none. */
export function tellsAllBytes(decoded: DecodedText, bytes: Uint8Array): boolean {
  return sameBytes(encodeLike(decoded, decoded.text).value, bytes);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function utf16Bytes(text: string): Uint8Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return new Uint8Array(units.buffer);
}

function lacking(text: string, start: number, end: number, where: string): Problem {
  return {
    severity: 'error',
    code: 'inf/character-lacking',
    message: `${JSON.stringify(text.slice(start, end))} cannot be written in ${where}.`,
    span: { start, end },
    remedy: 'Save the file as UTF-16LE, or write other characters.',
    citation: documented('general-guidelines-for-inf-files'),
  };
}
