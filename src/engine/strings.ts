import { sameName } from '../base/index.ts';
import { STRTAB_CASE_SENSITIVE } from '../setupapi/index.ts';

interface Entry {
  readonly text: string;
  readonly extra: Uint8Array;
}

/** The texts of a string table; their identifiers count from 1. */
export class Strings {
  readonly entries: Entry[];
  readonly maxExtra: number;

  constructor(maxExtra: number, entries: readonly Entry[] = []) {
    this.maxExtra = maxExtra;
    this.entries = [...entries];
  }

  /** The identifier of a text, or -1. */
  find(text: string, flags: number): number {
    const same = flags & STRTAB_CASE_SENSITIVE ? (other: string) => other === text : sameNameAs(text);
    return this.entries.findIndex(entry => same(entry.text)) + 1 || -1;
  }
}

function sameNameAs(text: string): (other: string) => boolean {
  return other => sameName(other, text);
}
