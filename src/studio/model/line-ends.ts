const FEED = 0x0a;
const TURN = 0x0d;

/** Counts the lines of bytes that come in chunks: they end with LF, CR LF or a CR alone, as logs are read. */
export class LineEnds {
  readonly #width: 1 | 2;
  #last = 0;

  /** `wide`: UTF-16; then no chunk ends within a unit. */
  constructor(wide: boolean) {
    this.#width = wide ? 2 : 1;
  }

  /** Whether a chunk that begins so begins a line: the one before ended with a CR alone. */
  endsBefore(chunk: Uint8Array): boolean {
    return this.#last === TURN && chunk[0] !== FEED;
  }

  /** The place in a chunk behind so many line ends, or its end; and how many there were up to it. */
  behind(chunk: Uint8Array, start: number, most: number): { readonly at: number; readonly ends: number } {
    let [at, ends] = [start, 0];
    while (at < chunk.length && ends < most) {
      const unit = this.#width === 1 ? chunk[at]! : chunk[at]! | (chunk[at + 1]! << 8);
      if (this.#last === TURN && unit !== FEED) {
        ends++;
        this.#last = 0;
        continue;
      }
      if (unit === FEED) ends++;
      this.#last = unit;
      at += this.#width;
    }
    return { at, ends };
  }
}
