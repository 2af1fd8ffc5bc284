import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { infOfSection, needsOf, partOf } from '../view/needs.ts';

/** Sections of Windows that no page names may be for any part, as one of netvwifibus.inf is. */
export const rule1313: Rule = {
  code: 1313,
  statement: 'A needed section has not the suffix of the section that needs it.',
  why: 'Windows reads it as the part that needs it, where its directives mean nothing.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT.Services]\nInclude = winusb.inf\nNeeds = «WINUSB.NT»\nAddService = ContosoDemo, 0x00000002, Demo_Service',
  ],
  right: [
    '[Demo_Install.NT.Services]\nInclude = winusb.inf\nNeeds = WINUSB.NT.Services\nAddService = ContosoDemo,, Demo_Service',
  ],
  find: subject =>
    needsOf(subject).flatMap(({ name, span, by, found }) => {
      const parent = partOf(by.section.name);
      const isKnown = found !== undefined || infOfSection(name) !== undefined;
      if (!isKnown || parent === '' || partOf(name) !== '') return [];
      return [
        {
          message: `[${name}] needs the suffix ${parent} to be needed by [${by.section.name}]`,
          span,
          use: by,
        },
      ];
    }),
};
