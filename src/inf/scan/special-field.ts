import { BACKSLASH, COMMA, EQUALS, isBlank, LF, QUOTE, SEMICOLON } from './blank.ts';

/**
 * A field with quotes or backslashes. With a limit of 0 only its end is found.
 * `from` is the beginning of source not yet taken over, and `solid` the end of what is not trailing blanks.
 */
export class SpecialField {
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

  /** Reads up to the unit that ends the field and returns it, 0 for the end of the line; `pos` stands there. */
  read(): number {
    while (this.pos < this.#end) {
      const unit = this.#text.charCodeAt(this.pos);
      if (unit === COMMA || unit === SEMICOLON || (unit === EQUALS && this.#first)) {
        this.#take(this.#solid);
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
    let unit = BACKSLASH;
    while (unit !== LF && (unit === BACKSLASH || isBlank(unit))) {
      unit = ++pos < this.#end ? this.#text.charCodeAt(pos) : LF;
    }
    if (unit === LF || unit === SEMICOLON) this.#continue(pos);
    else {
      this.#take(pos);
      this.pos = this.#solid = this.sourceEnd = pos;
    }
  }

  /** Goes on in the next physical line, behind its leading blanks. */
  #continue(from: number): void {
    this.#take(this.#solid);
    let pos = this.#text.indexOf('\n', from);
    pos = pos < 0 || pos >= this.#end ? this.#end : pos + 1;
    while (pos < this.#end && this.#text.charCodeAt(pos) !== LF && isBlank(this.#text.charCodeAt(pos))) pos++;
    this.pos = this.#from = this.#solid = pos;
  }
}
