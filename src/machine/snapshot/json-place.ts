import type { Span } from '../../base/index.ts';

/** Where a value stands in a JSON text, by the names and numbers that lead to it; as deep as the text goes. */
export function jsonPlace(text: string, path: readonly (string | number)[]): Span {
  const scan = new Scan(text);
  let found = scan.value();
  for (const step of path) {
    const inner = scan.member(found, step);
    if (!inner) return found;
    found = inner;
  }
  return found;
}

/** Reads a text that is JSON, by its values; it makes nothing of them. */
class Scan {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The value that begins here. */
  value(): Span {
    this.#blank();
    const start = this.#at;
    const first = this.#text[start];
    if (first === '"') this.#string();
    else if (first === '{' || first === '[') this.#nested();
    else this.#match(/[^\s,\]}]*/y);
    return { start, end: this.#at };
  }

  /** What an object or a list has under a name or number. */
  member({ start }: Span, step: string | number): Span | undefined {
    const open = this.#text[start];
    this.#at = start + 1;
    for (let i = 0; open === '{' || open === '['; i++) {
      this.#match(/[\s,]*/y);
      if (this.#at >= this.#text.length || this.#text[this.#at] === (open === '{' ? '}' : ']'))
        return undefined;
      let name: unknown = i;
      if (open === '{') {
        const { start: from, end } = this.value();
        name = JSON.parse(this.#text.slice(from, end));
        this.#match(/\s*:/y);
      }
      const value = this.value();
      if (name === step) return value;
    }
    return undefined;
  }

  #nested(): void {
    let depth = 0;
    do {
      this.#match(/[^"{}[\]]*/y);
      const unit = this.#text[this.#at];
      if (unit === '"') this.#string();
      else {
        depth += unit === '{' || unit === '[' ? 1 : -1;
        this.#at++;
      }
    } while (depth > 0 && this.#at < this.#text.length);
  }

  #string(): void {
    this.#match(/"(?:[^"\\]|\\.)*"/y);
  }

  #blank(): void {
    this.#match(/\s*/y);
  }

  #match(form: RegExp): void {
    form.lastIndex = this.#at;
    this.#at += form.exec(this.#text)?.[0].length ?? 1;
  }
}
