import { foldCase } from '../../base/index.ts';

/** What a token stands for: the text, or undefined where it is neither a string key nor a directory. */
export type TokenText = (token: string, followedByBackslash: boolean) => string | undefined;

/**
 * Replaces `%token%` in a field. `%%` is a percent sign, an unknown token stays as it is written, and what
 * a token stands for is not looked at again.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-strings-section
 */
export function substitute(field: string, limit: number, tokenText: TokenText): string {
  let open = field.indexOf('%');
  if (open < 0) return field;
  let result = '';
  let from = 0;
  while (open >= 0) {
    const close = field.indexOf('%', open + 1);
    if (close < 0) break;
    const token = field.slice(open + 1, close);
    const text = token === '' ? '%' : tokenText(token, field[close + 1] === '\\');
    result += field.slice(from, open) + (text ?? field.slice(open, close + 1));
    from = close + 1;
    open = field.indexOf('%', from);
  }
  return (result + field.slice(from)).slice(0, limit);
}

/** What stands between two percent signs of a field: its tokens, whether something defines them or not. */
export function tokensIn(field: string): string[] {
  const tokens: string[] = [];
  let open = field.indexOf('%');
  while (open >= 0) {
    const close = field.indexOf('%', open + 1);
    if (close < 0) break;
    if (close > open + 1) tokens.push(field.slice(open + 1, close));
    open = field.indexOf('%', close + 1);
  }
  return tokens;
}

/** The strings of an INF by folded key. Observed: of a key written twice the first counts (`inf-wine8/dump/strings-duplicate`). */
export class StringTable {
  readonly #strings = new Map<string, string>();
  /** Those that were asked for, as they were spelled: most are asked for often. */
  readonly #asked = new Map<string, string | undefined>();

  add(key: string, value: string): void {
    const folded = foldCase(key);
    if (!this.#strings.has(folded)) this.#strings.set(folded, value);
  }

  get(key: string): string | undefined {
    const known = this.#asked.get(key);
    if (known !== undefined) return known;
    const text = this.#strings.get(foldCase(key));
    this.#asked.set(key, text);
    return text;
  }
}
