import { documented } from '../../base/index.ts';
import { RULES_OF } from '../options.ts';
import type { Rule } from '../rule.ts';
import { driverVers } from '../view/driver-ver.ts';

/** The day from which on drivers for Windows 7 and later have to be dated, as year, month and day in one number. */
const FIRST_DAY = 20_090_421;

/** Assumed: the newest Windows is any since Windows 7; settled by inf2cat with each /os on such a package. */
export const rule22_9_7: Rule = {
  code: '22.9.7',
  statement: 'DriverVer is dated before 04/21/2009.',
  why: 'Inf2Cat makes no catalog of the package for a Windows since Windows 7.',
  citation: documented('test-signing'),
  levels: { k: 'none', u: 'none', w: 'none', h: 'error' },
  wrong: [{ inf: '[Version]\nDriverVer = «04/20/2009», 1.0.0.0', options: { mode: 'h' } }],
  right: [{ inf: '[Version]\nDriverVer = 04/21/2009, 1.0.0.0', options: { mode: 'h' } }],
  find: subject =>
    driverVers(subject).flatMap(({ line, use }) => {
      const [, month, day, year] =
        /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(line.field(1)?.trim() ?? '') ?? [];
      const number = Number(year) * 10_000 + Number(month) * 100 + Number(day);
      if (!(number < FIRST_DAY) || (use.until && use.until.major < RULES_OF.major)) return [];
      return [{ message: `the date ${line.field(1)} is before 04/21/2009`, span: line.span(1), use }];
    }),
};
