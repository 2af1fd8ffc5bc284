import { documented } from '../../base/index.ts';
import { includeInf } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { includes, infOfSection, needsOf } from '../view/needs.ts';

/** Assumed: where no section at all includes the INF it is 2651; settled by InfVerif on both. */
export const rule1319: Rule = {
  code: 1319,
  statement: 'A section needs one of an INF that it does not include itself.',
  why: 'Windows looks for needed sections in the INFs that the same section includes.',
  fixes: true,
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT]\nInclude = winusb.inf\nNeeds = WINUSB.NT\n[Demo_Install.NT.HW]\nNeeds = «WINUSB.NT.HW»',
  ],
  right: [
    '[Demo_Install.NT]\nInclude = winusb.inf\nNeeds = WINUSB.NT\n[Demo_Install.NT.HW]\nInclude = winusb.inf\nNeeds = WINUSB.NT.HW',
  ],
  find: subject =>
    needsOf(subject).flatMap(({ name, span, by, found, line }) => {
      const inf = found ? undefined : infOfSection(name);
      if (inf === undefined || includes(by, inf) || !subject.uses.some(use => includes(use, inf))) return [];
      const message = `[${by.section.name}] does not include ${inf}, which has [${name}]`;
      return [{ message, span, use: by, edits: [includeInf(subject.inf, by.section, line, inf)] }];
    }),
};
