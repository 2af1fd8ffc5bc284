import { documented } from '../../base/index.ts';
import { includeInf } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { includes, infOfSection, needsOf } from '../view/needs.ts';

/** For the INFs whose sections pages name. */
export const rule2651: Rule = {
  code: 2651,
  statement: 'A section of an INF of Windows is needed, and the INF is not included.',
  why: 'Windows does not find the section.',
  fixes: true,
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Install.NT.HW]\nNeeds = «WUDFRD.NT.HW»'],
  right: ['[Demo_Install.NT.HW]\nInclude = wudfrd.inf\nNeeds = WUDFRD.NT.HW'],
  find: subject =>
    needsOf(subject).flatMap(({ name, span, by, found, line }) => {
      const inf = found ? undefined : infOfSection(name);
      if (inf === undefined || subject.uses.some(use => includes(use, inf))) return [];
      const edits = [includeInf(subject.inf, by.section, line, inf)];
      return [{ message: `[${name}] is needed, but ${inf} is not included`, span, use: by, edits }];
    }),
};
