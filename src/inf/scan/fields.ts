import { BACKSLASH, COMMA, EQUALS, isBlank, LF, PERCENT, QUOTE, SEMICOLON } from './blank.ts';
import { FIRST_LENGTH } from './offsets.ts';
import { SpecialField } from './special-field.ts';

/** Longest field since Vista in characters, without terminator. @see general-syntax-rules-for-inf-files */
export const FIELD_LIMIT = 4095;

/** How a field is written: as it is, in one pair of quotes, or with quotes or continuations within. */
const PLAIN = 0;
const QUOTED = 1;
const SPECIAL = 2;

/** One byte for each unit: 1 for those that a field may end at, change its meaning or begin a token. */
const STOPS: Uint8Array = new Uint8Array(0x10000);
for (const unit of [COMMA, SEMICOLON, EQUALS, QUOTE, BACKSLASH, PERCENT]) STOPS[unit] = 1;

/**
 * Splits logical lines into key and fields. One scanner serves many lines: its arrays are reused, and a
 * field is a pair of offsets until somebody asks for its text.
 */
export class FieldScanner {
  /** Where each field's source begins and ends, without the blanks around it. */
  starts: Int32Array = new Int32Array(FIRST_LENGTH);
  ends: Int32Array = new Int32Array(FIRST_LENGTH);
  /** Number of fields of the last line scanned, its key included. */
  count = 0;
  /** Whether field 0 is a key, written in front of `=`. */
  hasKey = false;
  /** Whether there may be tokens: a field has a percent sign, or is not looked into for its quotes. */
  mayHaveTokens = false;
  /** Where the line's comment begins, or its end. */
  commentStart = 0;

  readonly #limit: number;
  #forms: Uint8Array = new Uint8Array(FIRST_LENGTH);
  #text = '';
  #lineEnd = 0;

  constructor(limit: number = FIELD_LIMIT) {
    this.#limit = limit;
  }

  /** Scans the logical line between two offsets, as a line map gives them. */
  scan(text: string, start: number, end: number): void {
    this.#text = text;
    this.#lineEnd = end;
    this.hasKey = false;
    this.mayHaveTokens = false;
    let count = 0;
    let pos = start;
    let stop = COMMA;
    while (stop === COMMA || stop === EQUALS) {
      if (count === this.starts.length) this.#grow();
      while (pos < end && isBlank(text.charCodeAt(pos))) pos++;
      const from = pos;
      let last = -1;
      let form = PLAIN;
      stop = 0;
      for (;;) {
        while (pos < end && STOPS[text.charCodeAt(pos)] === 0) pos++;
        if (pos >= end) break;
        const unit = text.charCodeAt(pos);
        if (unit === COMMA || unit === SEMICOLON || (unit === EQUALS && count === 0)) {
          stop = unit;
          break;
        }
        if (unit === EQUALS || (unit === BACKSLASH && isData(text, pos, end))) {
          pos++;
          continue;
        }
        this.mayHaveTokens = true;
        if (unit === PERCENT) {
          pos++;
          continue;
        }
        last = unit === QUOTE && pos === from ? quotedEnd(text, pos, end, count === 0) : -1;
        if (last >= 0) {
          form = QUOTED;
          pos = last;
          while (pos < end && isBlank(text.charCodeAt(pos))) pos++;
          continue;
        }
        form = SPECIAL;
        const field = new SpecialField(text, from, end, count === 0, 0);
        stop = field.read();
        last = field.sourceEnd;
        pos = field.pos;
        break;
      }
      if (form === PLAIN) for (last = pos; last > from && isBlank(text.charCodeAt(last - 1)); ) last--;
      this.starts[count] = from;
      this.ends[count] = last;
      this.#forms[count++] = form;
      if (stop === EQUALS) this.hasKey = true;
      pos++;
    }
    this.commentStart = stop === SEMICOLON ? pos - 1 : end;
    this.count = count;
  }

  /** The text of a field: quotes taken off, continuations joined, cut at the limit; tokens as written. */
  value(index: number): string {
    const form = this.#forms[index];
    const start = this.starts[index]!;
    const end = this.ends[index]!;
    if (form === PLAIN) return this.#text.slice(start, Math.min(end, start + this.#limit));
    if (form === QUOTED) return this.#text.slice(start + 1, Math.min(end - 1, start + 1 + this.#limit));
    const field = new SpecialField(this.#text, start, this.#lineEnd, index === 0, this.#limit);
    field.read();
    return field.value;
  }

  #grow(): void {
    const length = this.starts.length * 2;
    const { starts, ends } = this;
    const forms = this.#forms;
    this.starts = new Int32Array(length);
    this.ends = new Int32Array(length);
    this.#forms = new Uint8Array(length);
    this.starts.set(starts);
    this.ends.set(ends);
    this.#forms.set(forms);
  }
}

/** Whether a backslash is a part of the text for certain: what follows it is no blank, backslash or comment. */
function isData(text: string, backslash: number, end: number): boolean {
  if (backslash + 1 >= end) return false;
  const next = text.charCodeAt(backslash + 1);
  return next !== BACKSLASH && next !== SEMICOLON && !isBlank(next);
}

/** Where the one pair of quotes ends that makes a whole field; -1 if the field is written in another way. */
function quotedEnd(text: string, open: number, end: number, first: boolean): number {
  let close = open + 1;
  while (close < end && text.charCodeAt(close) !== QUOTE && text.charCodeAt(close) !== LF) close++;
  if (close >= end || text.charCodeAt(close) === LF) return -1;
  let after = close + 1;
  while (after < end && isBlank(text.charCodeAt(after))) after++;
  if (after >= end) return close + 1;
  const unit = text.charCodeAt(after);
  return unit === COMMA || unit === SEMICOLON || (unit === EQUALS && first) ? close + 1 : -1;
}
