/** An engine keeps an array of 64 bytes in its own heap, which is cheaper; most INFs are small. */
export const FIRST_LENGTH = 16;

/** A growing list of offsets: four bytes each. */
export class Offsets {
  #items: Int32Array;
  #length = 0;

  /** Room for so many, before it grows. */
  constructor(expected: number = FIRST_LENGTH) {
    this.#items = new Int32Array(Math.max(expected, FIRST_LENGTH));
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const grown = new Int32Array(this.#length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.#length++] = value;
  }

  at(index: number): number {
    return this.#items[index]!;
  }
}
