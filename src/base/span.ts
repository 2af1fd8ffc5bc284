/** A half-open range of UTF-16 units in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count it: line and column from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where every line of a text begins. Lines end at LF, CR LF or a lone CR. */
export class LineIndex {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    const next = (end: string, from: number): number => (text.indexOf(end, from) + 1 || text.length + 1) - 1;
    let lf = next('\n', 0);
    let cr = next('\r', 0);
    while (lf < text.length || cr < text.length) {
      if (cr < lf) {
        if (cr + 1 < lf) starts.push(cr + 1);
        cr = next('\r', cr + 1);
      } else {
        starts.push(lf + 1);
        lf = next('\n', lf + 1);
      }
    }
    this.#starts = starts;
  }

  /** The place of an offset; offsets past the end belong to the last line. */
  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }
}
