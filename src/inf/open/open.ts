import {
  eraOf,
  foldCase,
  type Problem,
  sameName,
  type Win32Error,
  type WindowsVersion,
  win32,
} from '../../base/index.ts';
import { FIELD_LIMIT } from '../scan/fields.ts';
import { mapLines } from '../scan/lines.ts';
import { readAnsi } from '../text/ansi.ts';
import { type CodePage, type DecodedText, decodeInf } from '../text/index.ts';
import { DEFAULT_DIRECTORIES, type Directories } from './directories.ts';
import { Inf } from './inf.ts';

/** INF_STYLE_WIN4: an INF with a signature, as all are since Windows 95. INF_STYLE_OLDNT: those before. */
export type InfStyle = 'win4' | 'oldnt';

export interface OpenOptions {
  /** What the caller accepts; by default an INF with a signature only. */
  readonly style?: InfStyle;
  readonly codePage?: CodePage;
  /** LANGID of the user, such as 0x0409; by default only `[Strings]` is read. */
  readonly language?: number;
  readonly directories?: Partial<Directories>;
  /** The Windows that reads; it decides how long a field may be. */
  readonly version?: WindowsVersion;
}

export type OpenResult =
  | { readonly ok: true; readonly inf: Inf; readonly problems: readonly Problem[] }
  | {
      readonly ok: false;
      readonly error: Win32Error;
      /** Line from 1, or 0 where the error belongs to no line. */
      readonly errorLine: number;
      readonly problems: readonly Problem[];
    };

/**
 * Opens an INF as SetupOpenInfFile does.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupopeninffilew
 */
export function openInf(source: Uint8Array | string, options: OpenOptions = {}): OpenResult {
  const decoded =
    typeof source === 'string' ? { text: source, problems: [] } : decodeAsWindows(source, options);
  const { problems } = decoded;
  if (source.length === 0) return { ok: false, error: win32('ERROR_FILE_INVALID'), errorLine: 0, problems };
  const text = nulsAsBlanks(decoded.text);
  const map = mapLines(text);
  if (map.fault) {
    const { error, offset } = map.fault;
    return { ok: false, error: win32(error), errorLine: lineOf(text, offset), problems };
  }
  const inf = new Inf(text, map, {
    directories: { ...DEFAULT_DIRECTORIES, ...options.directories },
    language: options.language,
    fieldLimit: options.version ? eraOf({ version: options.version }).longestField - 1 : FIELD_LIMIT,
  });
  if (!acceptsStyle(inf, options.style ?? 'win4')) {
    return { ok: false, error: win32('ERROR_WRONG_INF_STYLE'), errorLine: 0, problems };
  }
  return { ok: true, inf, problems };
}

/** The line of an offset as SetupAPI counts: by LF alone. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let lf = text.indexOf('\n'); lf >= 0 && lf < offset; lf = text.indexOf('\n', lf + 1)) line++;
  return line;
}

/** UTF-16BE is not known to Windows: its bytes are read as ANSI. Observed: `inf-wine8/dump/utf16be-bom`. */
function decodeAsWindows(
  bytes: Uint8Array,
  { codePage }: OpenOptions,
): Pick<DecodedText, 'text' | 'problems'> {
  const decoded = decodeInf(bytes, codePage);
  if (decoded.encoding !== 'utf-16be') return decoded;
  return { text: readAnsi(bytes, decoded.codePage).text, problems: decoded.problems };
}

/** Observed: conformance `inf-open/invalid_files/023`, `inf-fields/key_names/039`: a NUL reads as a blank. */
function nulsAsBlanks(text: string): string {
  return text.includes('\0') ? text.replace(/\0+/g, run => ' '.repeat(run.length)) : text;
}

const SIGNATURES = new Set(['$CHICAGO$', '$WINDOWS NT$', '$WINDOWS 95$']);

/** Key and signature count as they are written: tokens in them are not replaced. OLDNT asks for neither. */
function acceptsStyle(inf: Inf, style: InfStyle): boolean {
  if (style === 'oldnt') return true;
  let signature: string | undefined;
  inf.section('Version')?.forEachEntry((key, value) => {
    if (signature === undefined && sameName(key, 'Signature')) signature = value;
  });
  return SIGNATURES.has(foldCase(signature ?? ''));
}
