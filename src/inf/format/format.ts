import { errorName, type Problem } from '../../base/index.ts';
import { writeDump } from '../open/dump.ts';
import { openInf } from '../open/open.ts';
import {
  type CodePage,
  type DecodedText,
  decodeInf,
  encodeInf,
  sameBytes,
  tellsAllBytes,
} from '../text/index.ts';
import { asciiLength } from '../text/units.ts';
import { layOut } from './layout.ts';
import { readRows } from './rows.ts';

export interface FormatOptions {
  /** What the file is written in; by default what it is in. UTF-16LE gets a byte order mark. */
  readonly encoding?: 'utf-16le' | 'ansi';
  /** By default those of the first line that is laid out. */
  readonly lineEnds?: 'crlf' | 'lf';
  /** What bytes without a mark are read in; 65001 is UTF-8, which Windows would not read them in. 1252 by default. */
  readonly codePage?: CodePage | 65001;
}

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** The bytes of a formatted INF, or why it was left alone. */
export type Formatted =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly changed: boolean }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly problems: readonly Problem[];
      readonly text: string;
    };

/**
 * Formats an INF. It says the same to SetupAPI as before, which is compared each time; one that SetupAPI does not
 * open is left alone, and so is one whose characters the encoding lacks.
 */
export function formatInf(bytes: Uint8Array, options: FormatOptions = {}): Formatted {
  const source = decode(bytes, options.codePage ?? 1252);
  const { text, encoding, codePage, bom } = source;
  const obstacle = obstacleIn(source, bytes, options);
  if (obstacle) return { ok: false, text, ...obstacle };
  const formatted = formatText(text, options.lineEnds);
  const isMarked = options.encoding !== undefined || bom > 0;
  const written = encodeInf(formatted, options.encoding ?? encoding, codePage, isMarked);
  if (written.problems.length > 0) {
    return {
      ok: false,
      text: formatted,
      reason: 'the encoding lacks characters of it',
      problems: written.problems,
    };
  }
  const after = written.value;
  const same = options.encoding === undefined && encoding === 'ansi' ? isSameInEveryPage : isSameText;
  if (!same({ bytes, text }, { bytes: after, text: formatted }, codePage)) {
    return { ok: false, text, reason: 'its meaning would change', problems: [] };
  }
  return { ok: true, bytes: after, changed: !sameBytes(after, bytes) };
}

/** Lays a text out anew. What is not understood stays as it is. */
export function formatText(text: string, lineEnds?: 'crlf' | 'lf'): string {
  return layOut(readRows(text), lineEnds && LINE_ENDS[lineEnds]);
}

const LINE_ENDS = { crlf: '\r\n', lf: '\n' } as const;

function decode(bytes: Uint8Array, codePage: CodePage | 65001): DecodedText {
  if (codePage !== 65001) return decodeInf(bytes, codePage);
  const decoded = decodeInf(bytes);
  return decoded.encoding === 'ansi' ? { ...decodeInf(marked(bytes)), bom: 0 } : decoded;
}

function marked(bytes: Uint8Array): Uint8Array {
  const marked = new Uint8Array(bytes.length + UTF8_MARK.length);
  marked.set(UTF8_MARK);
  marked.set(bytes, UTF8_MARK.length);
  return marked;
}

/** What forbids to touch a file. */
function obstacleIn(
  source: DecodedText,
  bytes: Uint8Array,
  options: FormatOptions,
): Pick<Formatted & { ok: false }, 'reason' | 'problems'> | undefined {
  const { text, problems } = source;
  if (!tellsAllBytes(source, bytes)) {
    return { reason: 'not all of its bytes are characters', problems };
  }
  const opened = openInf(text, { style: 'oldnt' });
  if (!opened.ok) {
    const line = opened.errorLine > 0 ? ` in line ${opened.errorLine}` : '';
    return { reason: `it is no INF to Windows: ${errorName(opened.error)}${line}`, problems: [] };
  }
  const unclear = problems.filter(problem => problem.code === 'inf/utf8-without-bom');
  if (options.encoding && unclear.length > 0) {
    return { reason: 'what its characters are is not clear', problems: unclear };
  }
  return undefined;
}

interface Version {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** The pages whose pairs can hide what separates fields and lines; all others read ASCII alike. */
const PAGES_WITH_PAIRS = [932, 936, 949, 950] as const;

/** ANSI is read in the code page of whichever Windows installs. */
function isSameInEveryPage(before: Version, after: Version, codePage: CodePage): boolean {
  if (!isSameText(before, after)) return false;
  if (asciiLength(before.bytes) === before.bytes.length) return true;
  return PAGES_WITH_PAIRS.every(
    page =>
      page === codePage ||
      isSameText(
        { ...before, text: decodeInf(before.bytes, page).text },
        { ...after, text: decodeInf(after.bytes, page).text },
      ),
  );
}

function isSameText(before: Version, after: Version): boolean {
  const [old, now] = [dumped(before.text), dumped(after.text)];
  return old.length === now.length && old.every((part, i) => part === now[i]);
}

function dumped(text: string): string[] {
  const parts: string[] = [];
  writeDump(openInf(text, { style: 'oldnt' }), {}, part => void parts.push(part));
  return parts;
}
