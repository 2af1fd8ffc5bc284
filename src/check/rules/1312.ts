import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { needsOf, partOf } from '../view/needs.ts';

/** A needed section without a suffix is 1313. */
export const rule1312: Rule = {
  code: 1312,
  statement: 'A needed section is of another part of an installation than the section that needs it.',
  why: 'Windows reads it as the part that needs it, where its directives mean nothing.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT.Services]\nInclude = winusb.inf\nNeeds = «WINUSB.NT.HW»\nAddService = ContosoDemo, 0x00000002, Demo_Service',
  ],
  right: [
    '[Demo_Install.NT.Services]\nInclude = winusb.inf\nNeeds = WINUSB.NT.Services\nAddService = ContosoDemo,, Demo_Service',
  ],
  find: subject =>
    needsOf(subject).flatMap(({ name, span, by }) => {
      const own = partOf(name);
      const parent = partOf(by.section.name);
      if (own === '' || sameName(own, parent)) return [];
      return [{ message: `[${name}] cannot be needed by [${by.section.name}]`, span, use: by }];
    }),
};
