import { errorName, type Win32Error, win32 } from '../base/index.ts';
import type { SetupApi } from '../setupapi/index.ts';

/** What a tool works with. */
export interface Tools {
  readonly api: SetupApi;
  /** `C:\Windows` */
  readonly windows: string;
  /** The INFs that a path with `*` means, and with `below` those in folders below. */
  readonly infs: (pattern: string, below: boolean) => readonly string[];
}

/** What a tool writes, and its exit code. */
export interface ToolAnswer {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

export const SUCCESS: Win32Error = win32('ERROR_SUCCESS');
export const NO_MORE_ITEMS: Win32Error = win32('ERROR_NO_MORE_ITEMS');
export const REBOOT_REQUIRED: Win32Error = win32('ERROR_SUCCESS_REBOOT_REQUIRED');

/** Fields of a listing, their values in a column. */
export function fields(of: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(of).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${`${name}:`.padEnd(24)}${value}`],
  );
}

/** What went wrong, by its name and number. */
export function failed(what: string, code: number): string {
  return `Failed to ${what}: ${errorName(code)} (0x${(code >>> 0).toString(16)})`;
}
