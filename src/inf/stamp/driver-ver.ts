/** What DriverVer is to say: `09/21/2026` and `6.0.1.0`. */
export interface DriverVerStamp {
  readonly date: string;
  readonly version: string;
}

/**
 * Reads a date, month/day/year, and writes month and day with two digits; undefined where the text is none.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-driverver-directive
 */
export function readStampDate(text: string): string | undefined {
  const [, month, day, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text.trim()) ?? [];
  const last = lastDay(Number(month), Number(year));
  if (last === undefined || Number(day) < 1 || Number(day) > last) return undefined;
  return `${month!.padStart(2, '0')}/${day!.padStart(2, '0')}/${year}`;
}

/** Reads a version, one to four numbers up to 65535 with points between them; undefined where the text is none. */
export function readStampVersion(text: string): string | undefined {
  const version = text.trim();
  return /^\d{1,5}(\.\d{1,5}){0,3}$/.test(version) && version.split('.').every(part => Number(part) <= 0xffff)
    ? version
    : undefined;
}

/** The last day of a month; undefined where there is no such month. */
function lastDay(month: number, year: number): number | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

const NTVERP = [
  'VER_PRODUCTMAJORVERSION',
  'VER_PRODUCTMINORVERSION',
  'VER_PRODUCTBUILD',
  'VER_PRODUCTBUILD_QFE',
];

/**
 * The version that an Ntverp.h defines; undefined where it lacks a part. Of several definitions the last counts.
 * Assumed: product major, minor, build and QFE make the version; settled by stamping with `-i` and without `-v`.
 * @see https://learn.microsoft.com/windows-hardware/drivers/devtest/stampinf-command-options
 */
export function readNtverp(header: string): string | undefined {
  const parts = NTVERP.map(name => {
    const definition = new RegExp(
      `^[ \\t]*#[ \\t]*define[ \\t]+${name}[ \\t]+(?:/\\*.*?\\*/[ \\t]*)*(\\d+)`,
      'gm',
    );
    return [...header.matchAll(definition)].at(-1)?.[1];
  });
  return parts.includes(undefined) ? undefined : parts.join('.');
}
