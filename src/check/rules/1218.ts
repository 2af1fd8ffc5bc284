import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import { driverVers } from '../view/driver-ver.ts';

export const rule1218: Rule = {
  code: 1218,
  statement: 'The date of DriverVer is not MM/DD/YYYY.',
  why: 'Windows takes the package as without a date: it loses against every package that has one.',
  citation: documented('inf-driverver-directive'),
  wrong: ['[Version]\nDriverVer = «2026-11-01», 1.0.0.0', '[Version]\nDriverVer = «13/01/2026», 1.0.0.0'],
  right: ['[Version]\nDriverVer = 11/01/2026, 1.0.0.0', '[Version]\nDriverVer = 2/29/2024, 1.0.0.0'],
  find: subject =>
    driverVers(subject).flatMap(({ line, use }): Found[] => {
      const date = line.field(1);
      if (!date || isDate(date)) return [];
      return [{ message: `the date ${date} is not MM/DD/YYYY`, span: line.span(1), use }];
    }),
};

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Assumed: one digit for a month or a day is enough, and hyphens do for slashes, as the page of DriverVer says;
 * settled by InfVerif on such dates.
 */
function isDate(text: string): boolean {
  const match = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text.trim());
  if (!match) return false;
  const [month, day, year] = match.slice(1).map(Number) as [number, number, number];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) && (month !== 2 || day < 29 || isLeap);
}
