import { BACKSLASH, COMMA, EQUALS, isBlank, LF, QUOTE, SEMICOLON } from './blank.ts';

/** Longest field in characters, without terminator: since Vista, and before. @see inf-strings-section */
export const FIELD_LIMIT = 4095;
export const FIELD_LIMIT_BEFORE_VISTA = 511;

/** What a unit below 128 means inside a field. */
const PLAIN = 0;
const BLANK = 1;
const ENDS_FIELD = 2;
const SPECIAL = 3;
const MEANING: Uint8Array = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) if (isBlank(unit)) MEANING[unit] = BLANK;
for (const unit of [COMMA, SEMICOLON, EQUALS]) MEANING[unit] = ENDS_FIELD;
for (const unit of [QUOTE, BACKSLASH]) MEANING[unit] = SPECIAL;

/**
 * Splits logical lines into key and fields. One scanner serves many lines: its arrays are reused, and a
 * field is a pair of offsets until somebody asks for its text.
 */
export class FieldScanner {
  /** Where each field's source begins and ends, without the blanks around it. */
  starts: Int32Array = new Int32Array(32);
  ends: Int32Array = new Int32Array(32);
  /** Number of fields of the last line scanned, its key included. */
  count = 0;
  /** Whether field 0 is a key, written in front of `=`. */
  hasKey = false;
  /** Where the line's comment begins, or its end. */
  commentStart = 0;

  readonly #limit: number;
  /** Texts of the fields that are not their source, by field. */
  readonly #values: (string | undefined)[] = [];
  #text = '';

  constructor(limit: number = FIELD_LIMIT) {
    this.#limit = limit;
  }

  /** Scans the logical line between two offsets, as a line map gives them. */
  scan(text: string, start: number, end: number): void {
    this.#text = text;
    this.hasKey = false;
    this.commentStart = end;
    let count = 0;
    let pos = start;
    let stop = COMMA;
    while (stop === COMMA || stop === EQUALS) {
      if (count === this.starts.length) this.#grow();
      if (count > 0) while (pos < end && isBlank(text.charCodeAt(pos))) pos++;
      const from = pos;
      let last = pos;
      let value: string | undefined;
      stop = 0;
      for (; pos < end; pos++) {
        const unit = text.charCodeAt(pos);
        const meaning = unit < 128 ? MEANING[unit]! : isBlank(unit) ? BLANK : PLAIN;
        if (meaning === PLAIN) last = pos + 1;
        else if (meaning === BLANK) continue;
        else if (meaning === SPECIAL) {
          const field = new SpecialField(text, from, end, count === 0, this.#limit);
          stop = field.read();
          value = field.value;
          last = field.sourceEnd;
          pos = field.pos;
          break;
        } else if (unit === EQUALS && count > 0) last = pos + 1;
        else {
          stop = unit;
          pos++;
          break;
        }
      }
      this.starts[count] = from;
      this.ends[count] = last;
      this.#values[count++] = value;
      if (stop === EQUALS) this.hasKey = true;
    }
    if (stop === SEMICOLON) this.commentStart = pos - 1;
    this.count = count;
  }

  /** The text of a field: quotes taken off, continuations joined, cut at the limit; tokens as written. */
  value(index: number): string {
    const special = this.#values[index];
    if (special !== undefined) return special;
    const start = this.starts[index]!;
    return this.#text.slice(start, Math.min(this.ends[index]!, start + this.#limit));
  }

  #grow(): void {
    const starts = new Int32Array(this.starts.length * 4);
    const ends = new Int32Array(this.ends.length * 4);
    starts.set(this.starts);
    ends.set(this.ends);
    this.starts = starts;
    this.ends = ends;
  }
}

/**
 * A field with quotes or backslashes. `from` is the beginning of source not yet taken over, and `solid` the
 * end of what is not trailing blanks.
 */
class SpecialField {
  value = '';
  sourceEnd: number;
  pos: number;
  readonly #text: string;
  readonly #end: number;
  readonly #first: boolean;
  readonly #limit: number;
  #from: number;
  #solid: number;

  constructor(text: string, start: number, end: number, first: boolean, limit: number) {
    this.#text = text;
    this.#end = end;
    this.#first = first;
    this.#limit = limit;
    this.pos = start;
    this.sourceEnd = start;
    this.#from = start;
    this.#solid = start;
  }

  read(): number {
    while (this.pos < this.#end) {
      const unit = this.#text.charCodeAt(this.pos);
      if (unit === COMMA || unit === SEMICOLON || (unit === EQUALS && this.#first)) {
        this.#take(this.#solid);
        this.pos++;
        return unit;
      }
      if (unit === QUOTE) this.#quoted();
      else if (unit === BACKSLASH) this.#backslash();
      else {
        this.pos++;
        if (!isBlank(unit)) this.#solid = this.sourceEnd = this.pos;
      }
    }
    this.#take(this.#solid);
    return 0;
  }

  /** Takes source over into the value, up to the limit. */
  #take(to: number): void {
    if (to > this.#from && this.value.length < this.#limit) {
      const room = this.#limit - this.value.length;
      this.value += this.#text.slice(this.#from, Math.min(to, this.#from + room));
    }
    this.#from = this.#solid = to;
  }

  #quoted(): void {
    this.#take(this.pos);
    this.#from = ++this.pos;
    for (; this.pos < this.#end; this.pos++) {
      const unit = this.#text.charCodeAt(this.pos);
      if (unit === LF) break;
      if (unit !== QUOTE) continue;
      if (this.#text.charCodeAt(this.pos + 1) !== QUOTE || this.pos + 1 >= this.#end) break;
      this.#take(this.pos + 1);
      this.#from = ++this.pos + 1;
    }
    this.#take(this.pos);
    if (this.pos < this.#end) this.pos++;
    this.#from = this.#solid = this.sourceEnd = this.pos;
  }

  /** Backslashes are data, unless only blanks or a comment follow them up to the end of the physical line. */
  #backslash(): void {
    let pos = this.pos;
    while (
      pos < this.#end &&
      this.#text.charCodeAt(pos) !== LF &&
      isBackslashOrBlank(this.#text.charCodeAt(pos))
    )
      pos++;
    const continued =
      pos >= this.#end || this.#text.charCodeAt(pos) === LF || this.#text.charCodeAt(pos) === SEMICOLON;
    if (!continued) {
      this.#take(pos);
      this.pos = this.#solid = pos;
      this.sourceEnd = pos;
      return;
    }
    this.#take(this.#solid);
    const lf = this.#text.indexOf('\n', pos);
    pos = lf < 0 || lf >= this.#end ? this.#end : lf + 1;
    while (pos < this.#end && this.#text.charCodeAt(pos) !== LF && isBlank(this.#text.charCodeAt(pos))) pos++;
    this.pos = this.#from = this.#solid = pos;
  }
}

function isBackslashOrBlank(unit: number): boolean {
  return unit === BACKSLASH || isBlank(unit);
}
