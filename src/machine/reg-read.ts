import { foldCase, LineIndex, type Parsed, type Problem } from '../base/index.ts';
import type { Origin } from './change.ts';
import { fromAnsi, REG_ROOTS, REG4_HEADER, REG5_HEADER } from './reg-format.ts';
import type { Transaction } from './transaction.ts';
import {
  dword,
  fromUtf16,
  REG_BINARY,
  REG_EXPAND_SZ,
  REG_MULTI_SZ,
  REG_SZ,
  sz,
  utf16,
  type Value,
  valueFromBytes,
} from './value.ts';

/** One thing that a registration file asks for: a key or value to be, or not to be, and its line from 1. */
export type RegEntry = (
  | { readonly kind: 'key'; readonly key: string; readonly after: boolean }
  | { readonly kind: 'value'; readonly key: string; readonly name: string; readonly after?: Value }
) & { readonly line: number };

/**
 * Reads a registration file (`.reg`), version 5.00 or REGEDIT4, in UTF-16LE, UTF-8 with a byte order mark or
 * ANSI. Never throws; what cannot be read is a problem with its place.
 */
export function parseReg(bytes: Uint8Array): Parsed<readonly RegEntry[]> {
  const text = decoded(bytes);
  if (text === undefined) {
    return {
      value: [],
      problems: [wrong('reg/encoding', 'The text is neither UTF-16LE, UTF-8 nor ANSI.', 0, 0)],
    };
  }
  const reader = new RegReader(text);
  reader.read();
  return { value: reader.entries, problems: reader.problems };
}

/** Carries out a registration file. One that has an error is refused whole: nothing is changed. */
export function changeByReg(transaction: Transaction, bytes: Uint8Array, origin: Origin): readonly Problem[] {
  const { value, problems } = parseReg(bytes);
  if (problems.some(({ severity }) => severity === 'error')) return problems;
  for (const { line: _, ...wanted } of value) transaction.change(wanted, origin);
  return problems;
}

function decoded(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes.length % 2 ? undefined : fromUtf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return undefined;
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) return fromAnsi(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function wrong(code: string, message: string, start: number, end: number): Problem {
  return { severity: 'error', code, message, span: { start, end } };
}

class RegReader {
  readonly entries: RegEntry[] = [];
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #lines: LineIndex;
  #at = 0;
  #ansi = false;
  /** The key that values belong to; undefined before the first, `false` after one that takes no values. */
  #key: string | undefined | false;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  read(): void {
    const header = this.#take(/[^\r\n]*/y)![0].trim();
    this.#ansi = header === REG4_HEADER;
    if (!this.#ansi && header !== REG5_HEADER) {
      this.#wrong('reg/header', `The first line must be "${REG5_HEADER}" or "${REG4_HEADER}".`, 0);
      return;
    }
    for (this.#skip(); this.#at < this.#text.length; this.#skip()) {
      const start = this.#at;
      if (!this.#line()) this.#take(/[^\r\n]*/y);
      else if (!this.#take(/[ \t]*(?:;[^\r\n]*)?(?=[\r\n]|$)/y)) {
        this.#wrong('reg/rest', 'Nothing may follow on this line.', start);
        this.#take(/[^\r\n]*/y);
      }
    }
  }

  #line(): boolean {
    const start = this.#at;
    const key = this.#take(/\[(-?)([^\r\n]*)\]/y);
    if (key) return this.#setKey(key[2]!, key[1] === '', start);
    if (this.#text[start] === '@' || this.#text[start] === '"') return this.#value(start);
    return this.#wrong('reg/line', 'A line is a key in brackets, a value, or a comment after ";".', start);
  }

  #setKey(path: string, after: boolean, start: number): boolean {
    const [root, ...rest] = path.split('\\');
    const short = REG_ROOTS.find(names => names.includes(foldCase(root!)))?.[1];
    this.#key = false;
    if (!short) return this.#wrong('reg/root', `"${root}" is not a root of the registry.`, start);
    if (rest.includes('')) return this.#wrong('reg/key', 'A key has a name between two backslashes.', start);
    const key = [short, ...rest].join('\\');
    if (after) this.#key = key;
    this.entries.push({ kind: 'key', key, after, line: this.#lineOf(start) });
    return true;
  }

  #value(start: number): boolean {
    const name = this.#take(/@/y) ? '' : this.#string();
    if (name === undefined) return false;
    if (!this.#take(/[ \t]*=[ \t]*/y))
      return this.#wrong('reg/equals', 'A value has "=" after its name.', start);
    const remove = this.#take(/-/y) !== undefined;
    const after = remove ? undefined : this.#data();
    if (!remove && !after) return false;
    if (this.#key === undefined) return this.#wrong('reg/no-key', 'A value stands below a key.', start);
    if (this.#key === false) {
      return this.#wrong('reg/no-key', 'The key above is removed or wrong, so it takes no values.', start);
    }
    const line = this.#lineOf(start);
    this.entries.push({ kind: 'value', key: this.#key, name, line, ...(after && { after }) });
    return true;
  }

  #data(): Value | undefined {
    const start = this.#at;
    if (this.#text[start] === '"') {
      const text = this.#string();
      return text === undefined ? undefined : sz(text);
    }
    const number = this.#take(/dword:([0-9a-f]{1,8})(?![0-9a-z])/iy);
    if (number) return dword(Number.parseInt(number[1]!, 16));
    const hex = this.#take(/hex(?:\(([0-9a-f]{1,8})\))?:/iy);
    if (hex) return this.#hex(hex[1] === undefined ? REG_BINARY : Number.parseInt(hex[1], 16));
    this.#wrong('reg/data', 'The data is "text", dword:, hex:, hex(type): or -.', start);
    return undefined;
  }

  #hex(type: number): Value | undefined {
    const bytes: number[] = [];
    const gap = /(?:[ \t]+|\\[ \t]*\r?\n)*/y;
    let more = true;
    while (more) {
      this.#take(gap);
      const start = this.#at;
      const digits = this.#take(/[0-9a-f]{1,2}(?![0-9a-z])/iy);
      if (!digits) {
        if (bytes.length === 0) break;
        this.#wrong('reg/hex', 'Bytes are pairs of hexadecimal digits with commas between.', start);
        return undefined;
      }
      bytes.push(Number.parseInt(digits[0], 16));
      more = this.#take(/(?:[ \t]+|\\[ \t]*\r?\n)*,/y) !== undefined;
    }
    return valueFromBytes(type, this.#ansi && isText(type) ? utf16(fromAnsi(bytes)) : Uint8Array.from(bytes));
  }

  /** A text in quotes, over several lines if need be; `\\` and `\"` are the escapes. */
  #string(): string | undefined {
    const start = this.#at;
    const parts: string[] = [];
    for (let from = start + 1; ; ) {
      const end = this.#next(from);
      const found = this.#text[end];
      const after = this.#text[end + 1];
      parts.push(this.#text.slice(from, end));
      if (found === '"') {
        this.#at = end + 1;
        return parts.join('');
      }
      if (found === undefined || (after !== '"' && after !== '\\')) {
        const message = found
          ? `"\\${after ?? ''}" is no escape; a backslash is written twice.`
          : 'The quote is open.';
        this.#wrong('reg/string', message, start);
        return undefined;
      }
      parts.push(after);
      from = end + 2;
    }
  }

  /** Where the next quote or backslash is. */
  #next(from: number): number {
    let at = from;
    while (at < this.#text.length && this.#text[at] !== '"' && this.#text[at] !== '\\') at++;
    return at;
  }

  #skip(): void {
    while (this.#take(/\s+/y) || this.#take(/;[^\r\n]*/y));
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at = pattern.lastIndex;
    return match ?? undefined;
  }

  #wrong(code: string, message: string, start: number): false {
    const rest = this.#text.slice(start, start + 1000).search(/[\r\n]/);
    this.problems.push(wrong(code, message, start, rest < 0 ? start + 1 : start + rest));
    return false;
  }

  #lineOf(start: number): number {
    return this.#lines.position(start).line;
  }
}

function isText(type: number): boolean {
  return type === REG_SZ || type === REG_EXPAND_SZ || type === REG_MULTI_SZ;
}
