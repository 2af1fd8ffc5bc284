import { UPCASE_RANGES } from './fold-table.ts';

/**
 * Folds text as Windows does when it compares names: each UTF-16 unit by itself, by a fixed table that no
 * locale and no newer Unicode changes (ß, ı, ſ and Georgian letters stay).
 * Assumed: registry, file and INF names of every version fold by the table that Microsoft publishes for
 * exFAT; settled by RtlUpcaseUnicodeChar over all units on 2000, XP, 7 and 11.
 * @see https://learn.microsoft.com/windows/win32/fileio/exfat-specification
 */
export function foldCase(text: string): string {
  return BEYOND_ASCII.test(text) ? foldUnits(text) : text.toUpperCase();
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Whether two names are the same to Windows. */
export function sameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && foldCase(a) === foldCase(b));
}

/** The upper case of one UTF-16 unit. */
export function foldUnit(unit: number): number {
  if (unit < 128) return unit >= 97 && unit <= 122 ? unit - 32 : unit;
  return upcase()[unit]!;
}

function foldUnits(text: string): string {
  const table = upcase();
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(table[text.charCodeAt(i)]!);
  return folded;
}

let table: Uint16Array | undefined;

/** The table of all 65,536 units, made when the first unit above 127 is met. */
function upcase(): Uint16Array {
  if (table) return table;
  table = new Uint16Array(65536).map((_, unit) => unit);
  for (let i = 0; i < UPCASE_RANGES.length; i += 4) {
    const [first, last, add, step] = UPCASE_RANGES.slice(i, i + 4) as [number, number, number, number];
    for (let unit = first; unit <= last; unit += step) table[unit] = unit + add;
  }
  return table;
}
