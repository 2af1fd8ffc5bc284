/** Whether a text is meant: `/a pattern/` that fits it without regard to case, or a text that it contains. */
export function fits(pattern: string, text: string): boolean {
  const expression = /^\/(.*)\/$/s.exec(pattern)?.[1];
  if (expression === undefined) return text.toLowerCase().includes(pattern.toLowerCase());
  return new RegExp(expression, 'is').test(text);
}

/** Whether `/a pattern/` is one. */
export function isPattern(pattern: string): boolean {
  try {
    fits(pattern, '');
    return true;
  } catch {
    return false;
  }
}
