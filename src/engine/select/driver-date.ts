import { eraOf, type Facts } from '../../base/index.ts';
import type { DriverVer } from '../../inf/index.ts';

/** DriverVer as a Windows compares it: the date as yyyymmdd, 0 where none counts; four version parts. */
export interface ComparableDriverVer {
  readonly date: number;
  readonly version: readonly [number, number, number, number];
}

/**
 * Reads `mm/dd/yyyy[, w.x.y.z]` as a Windows compares it. A missing or invalid date counts as 00/00/0000, and
 * so does that of an unsigned package on Windows 2000; versions count since XP SP1.
 * Assumed: a DriverVer date that no calendar has counts as none; a recorded choice between two such packages would
 * settle it.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-driverver-directive
 */
export function comparableDriverVer(
  driverVer: DriverVer | undefined,
  signed: boolean,
  facts: Facts,
): ComparableDriverVer {
  const { versionBreaksTies, unsignedIsUndated } = eraOf(facts);
  const { date, version } = driverVerNumbers(driverVer);
  return {
    date: signed || !unsignedIsUndated ? date : 0,
    version: versionBreaksTies ? version : [0, 0, 0, 0],
  };
}

/** DriverVer as it is written, as numbers: what is missing or invalid is 0. */
export function driverVerNumbers(driverVer: DriverVer | undefined): ComparableDriverVer {
  const [w = 0, x = 0, y = 0, z = 0] = (driverVer?.version ?? '')
    .split('.')
    .map(part => Number.parseInt(part, 10) || 0);
  return { date: dateNumber(driverVer?.date ?? ''), version: [w, x, y, z] };
}

function dateNumber(text: string): number {
  const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})\s*$/.exec(text);
  if (!match) return 0;
  const [month, day, year] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year)
    ? year * 10000 + month * 100 + day
    : 0;
}

function daysIn(month: number, year: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** Orders two of them: the newer first, by date, then by version, its parts as numbers. */
export function compareAge(a: ComparableDriverVer, b: ComparableDriverVer): number {
  return b.date - a.date || compareVersionParts(b, a);
}

function compareVersionParts(a: ComparableDriverVer, b: ComparableDriverVer): number {
  for (let i = 0; i < 4; i++) {
    const order = a.version[i]! - b.version[i]!;
    if (order) return order;
  }
  return 0;
}
