import { checkInf, type Finding, lineIndexOf } from './check.ts';
import type { CheckOptions } from './options.ts';
import { type Beside, readSource, type Source } from './source.ts';

/** Where something was found, for people: lines and columns from 1, and the line itself. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The text of `line`. */
  readonly source: string;
  /** The line above it. */
  readonly above?: string;
}

/** A finding with its place; plain data, as threads hand it on. */
export type Remark = Finding & { readonly place?: Place };

/** What was found in one INF. */
export interface Verdict {
  /** The name that it goes by in the output. */
  readonly path: string;
  readonly remarks: readonly Remark[];
}

/** Checks the bytes of an INF. `name` is that of the file, without folders. */
export function judgeInf(
  file: {
    readonly path: string;
    readonly name: string;
    /** Undefined: there is no such file. */
    readonly bytes: Uint8Array | undefined;
  } & Beside,
  options: CheckOptions,
): Verdict {
  const source = readSource(file.name, file.bytes, file);
  const lines = new Lines(source.decoded.text);
  const remarks = checkInf(source, options).map(finding => placed(finding, source, lines));
  return { path: file.path, remarks };
}

function placed(finding: Finding, source: Source, lines: Lines): Remark {
  const { span } = finding;
  if (!span) return finding;
  const index = lineIndexOf(source);
  const { line, column } = index.position(span.start);
  const { line: endLine, column: endColumn } = index.position(span.end);
  return {
    ...finding,
    place: { line, column, endLine, endColumn, ...lines.from(span.start - column + 1) },
  };
}

/** The lines of findings. A long line may have many, and is read once. */
class Lines {
  readonly #text: string;
  #start = -1;
  #line: Pick<Place, 'source' | 'above'> = { source: '' };

  constructor(text: string) {
    this.#text = text;
  }

  /** The line that begins there, and the one above it. */
  from(start: number): Pick<Place, 'source' | 'above'> {
    if (start !== this.#start) {
      const above = lineBefore(this.#text, start);
      this.#start = start;
      this.#line = { source: lineFrom(this.#text, start), ...(above !== undefined && { above }) };
    }
    return this.#line;
  }
}

function lineFrom(text: string, start: number): string {
  let end = start;
  while (end < text.length && !isLineEnd(text, end)) end++;
  return text.slice(start, end);
}

function lineBefore(text: string, start: number): string | undefined {
  if (start === 0) return undefined;
  const end = text.endsWith('\r\n', start) ? start - 2 : start - 1;
  let from = end;
  while (from > 0 && !isLineEnd(text, from - 1)) from--;
  return text.slice(from, end);
}

function isLineEnd(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || unit === 13;
}
