import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Models without hardware IDs, such as printers that people choose, count.
 * Observed: no line is named (Rhydon1337/windows-kernel-dll-injector issue 4, Gbps/gbhv issue 16), and 10.0.18362 did
 * not look for it (MicrosoftDocs/windows-driver-docs issue 2067).
 */
export const rule1297: Rule = {
  code: 1297,
  statement: 'A package for devices names no device.',
  why: 'Windows never installs it. What belongs to no device is a primitive driver, with [DefaultInstall].',
  citation: documented('inf-validation-errors-and-warnings'),
  since: { major: 10, minor: 0, build: 19041 },
  wrong: [
    {
      inf: '«[Manufacturer]»\n;- %Device% = Demo_Install, USB\\VID_1209&PID_0001\n[Models.NTamd64.10.0...17763]\n;- %Device%',
      also: 'any',
    },
  ],
  right: ['[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001'],
  find: ({ inf, models, options }) => {
    const section = inf.section('Manufacturer');
    const isThere = models.some(one => one.section);
    if (!section || options.target || !isThere) return [];
    if (models.some(({ models: all }) => all.length > 0)) return [];
    const message = 'the package is for devices and names none';
    return [{ message, span: headerOf(section), reported: 'no line' }];
  },
};
