/**
 * Folds text as Windows does when it compares names: each UTF-16 unit by itself, to its simple upper case
 * where that is one unit. No locale, no expansion (ß stays ß).
 */
export function foldCase(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 127 || (unit >= 97 && unit <= 122)) return foldFrom(text, i);
  }
  return text;
}

/** Whether two names are the same to Windows. */
export function sameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && foldCase(a) === foldCase(b));
}

function foldFrom(text: string, start: number): string {
  let folded = text.slice(0, start);
  for (let i = start; i < text.length; i++) folded += foldUnit(text.charCodeAt(i));
  return folded;
}

function foldUnit(unit: number): string {
  const char = String.fromCharCode(unit);
  if (unit < 128) return char.toUpperCase();
  const upper = char.toUpperCase();
  return upper.length === 1 ? upper : char;
}
