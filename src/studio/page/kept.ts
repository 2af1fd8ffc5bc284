/** What this browser keeps; where it keeps nothing, as for a page out of a mail, it is as if nothing was kept. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is kept as long as the page is open.
  }
}
