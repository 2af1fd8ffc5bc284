/** Whether a name is that of an INF, or of the template of one. */
export function isInfFile(name: string): boolean {
  return /\.(inf|inx|inf\.in)$/i.test(name);
}
