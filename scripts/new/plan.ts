/** What somebody wants to begin. */
export interface Wish {
  readonly name: string;
  /** One sentence. */
  readonly purpose: string;
}

/** A file that is made, or one that is changed. */
export type Change =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly edit: (text: string) => string };

/** Puts a text in front of the only place where a mark stands. */
export function insertBefore(text: string, mark: string, inserted: string): string {
  const parts = text.split(mark);
  if (parts.length !== 2) throw new Error(`not once in the file: ${mark}`);
  return parts.join(inserted + mark);
}

/** `driver-store` as `DriverStore`. */
export function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
