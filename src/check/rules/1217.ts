import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import { driverVers } from '../view/driver-ver.ts';

/**
 * Assumed: a part may be 65535 at most, as the page of DriverVer says, though that of InfVerif says 65536, and four
 * parts are asked for; settled by InfVerif on such versions.
 */
export const rule1217: Rule = {
  code: 1217,
  statement: 'A version is not w.x.y.z with parts up to 65535.',
  why: 'Windows cannot compare it with the version of another package.',
  citation: documented('inf-driverver-directive'),
  wrong: ['[Version]\nDriverVer = 11/01/2026, «1.0.70000.0»', '[Version]\nDriverVer = 11/01/2026, «1.0b»'],
  right: ['[Version]\nDriverVer = 11/01/2026, 1.0.65535.0'],
  find: subject =>
    driverVers(subject).flatMap(({ line, use }): Found[] => {
      const version = line.field(2);
      if (!version || isVersion(version)) return [];
      const message = `the version ${version} of DriverVer is not w.x.y.z with parts up to 65535`;
      return [{ message, span: line.span(2), use }];
    }),
};

function isVersion(text: string): boolean {
  const parts = text.trim().split('.');
  return parts.length === 4 && parts.every(part => /^\d{1,5}$/.test(part) && Number(part) <= 65535);
}
