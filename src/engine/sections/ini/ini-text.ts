import { foldCase, sameName } from '../../../base/index.ts';

/** An entry of an INI file: `key=value`, and the line that it stands on. */
export interface IniEntry {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/**
 * The lines of an INI file to be changed. A section begins at the first header of its name and ends at the next
 * header.
 * @see https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-writeprivateprofilestringw
 */
export class IniText {
  readonly #lines: string[];

  constructor(text: string) {
    this.#lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  }

  toString(): string {
    return this.#lines.map(line => `${line}\r\n`).join('');
  }

  entries(section: string): IniEntry[] {
    const { first, behind } = this.#range(section) ?? { first: 0, behind: 0 };
    return this.#lines.slice(first, behind).flatMap((text, i) => {
      if (text.trim() === '' || text.trimStart().startsWith(';')) return [];
      return { ...parseEntry(text), line: first + i };
    });
  }

  find(section: string, key: string): IniEntry | undefined {
    return this.entries(section).find(entry => sameName(entry.key, key));
  }

  /** Writes a line behind the last one of a section, making the section where there is none. */
  add(section: string, text: string): void {
    if (!this.#range(section)) this.#lines.push(`[${section}]`);
    let { behind } = this.#range(section)!;
    while (this.#lines[behind - 1]?.trim() === '') behind--;
    this.#lines.splice(behind, 0, text);
  }

  replace({ line }: IniEntry, text: string): void {
    this.#lines[line] = text;
  }

  remove({ line }: IniEntry): void {
    this.#lines.splice(line, 1);
  }

  #range(section: string): { readonly first: number; readonly behind: number } | undefined {
    const wanted = foldCase(section);
    const header = this.#lines.findIndex(line => nameOfHeader(line) === wanted);
    if (header < 0) return undefined;
    const next = this.#lines.findIndex((line, i) => i > header && nameOfHeader(line) !== undefined);
    return { first: header + 1, behind: next < 0 ? this.#lines.length : next };
  }
}

/** Reads `key=value`; without a sign the whole text is the key. */
export function parseEntry(text: string): { readonly key: string; readonly value: string } {
  const sign = text.indexOf('=');
  if (sign < 0) return { key: text.trim(), value: '' };
  return { key: text.slice(0, sign).trim(), value: text.slice(sign + 1).trim() };
}

function nameOfHeader(line: string): string | undefined {
  const name = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
  return name === undefined ? undefined : foldCase(name.trim());
}
