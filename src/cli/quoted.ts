/** A word of a command line. */
export function quoted(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
