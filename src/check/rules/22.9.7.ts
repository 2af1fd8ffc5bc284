import { documented } from '../../base/index.ts';
import { RULES_OF } from '../options.ts';
import type { Rule } from '../rule.ts';
import { driverVers } from '../view/driver-ver.ts';
import type { Use } from '../view/use.ts';

/** The day from which on drivers for Windows 7 and later have to be dated. */
const FIRST_DAY = '2009-04-21';

/**
 * Assumed: the newest Windows is any since Windows 7; settled by inf2cat with each /os on such a package.
 * Observed: a date in the future has the same number (MicrosoftDocs/windows-driver-docs issue 3502).
 * @see inf2cat
 */
export const rule22_9_7: Rule = {
  code: '22.9.7',
  statement: 'DriverVer is dated before 04/21/2009, or in the future.',
  why: 'Inf2Cat makes no catalog of the package for a Windows since Windows 7.',
  remedy:
    'Give it the day of the build; with /uselocaltime Inf2Cat takes the day where it runs, else that in UTC.',
  citation: documented('test-signing'),
  levels: { k: 'none', u: 'none', w: 'none', h: 'error' },
  wrong: [
    { inf: '[Version]\nDriverVer = «04/20/2009», 1.0.0.0', options: { mode: 'h' } },
    {
      inf: '[Version]\nDriverVer = «01/02/2026», 1.0.0.0',
      options: { mode: 'h', today: '2026-01-01' },
    },
  ],
  right: [
    {
      inf: '[Version]\nDriverVer = 04/21/2009, 1.0.0.0',
      options: { mode: 'h', today: '2009-04-21' },
    },
  ],
  find: subject => {
    const { today } = subject.options;
    return driverVers(subject).flatMap(({ line, use }) => {
      const text = line.field(1)?.trim() ?? '';
      const [, month, day, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
      if (!month || !day || isForOldOnly(use)) return [];
      const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      const span = line.span(1);
      if (date < FIRST_DAY) return [{ message: `the date ${text} is before 04/21/2009`, span, use }];
      if (today === undefined || date <= today) return [];
      return [{ message: `the date ${text} is in the future (today, in UTC, is ${today})`, span, use }];
    });
  },
};

function isForOldOnly({ until }: Use): boolean {
  return until !== undefined && until.major < RULES_OF.major;
}
