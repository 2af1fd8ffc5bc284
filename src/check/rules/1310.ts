import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { laterNeeds } from '../view/first-need.ts';
import { partOf } from '../view/needs.ts';

export const rule1310: Rule = {
  code: 1310,
  statement: 'A needed section has another suffix than the section that needed it first.',
  why: 'Windows has read it as the part that needed it first.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: '[Demo_Install.NT.Services]\nNeeds = Demo_Basis.HW\nAddService = ContosoDemo, 0x00000002, Demo_Service\n[Demo_Install.NT.HW]\nNeeds = «Demo_Basis.HW»\n[Demo_Basis.HW]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,Extra,,1',
      also: 'any',
    },
  ],
  right: [
    {
      inf: '[Demo_Install.NT.Services]\nNeeds = Demo_Basis.Services\nAddService = ContosoDemo, 0x00000002, Demo_Service\n[Demo_Basis.Services]\nAddService = ContosoOther,, Demo_Service',
      also: 'any',
    },
  ],
  find: subject =>
    laterNeeds(subject)
      .filter(({ need }) => partOf(need.name) !== '')
      .map(({ need: { name, span, by }, first }) => ({
        message: `[${name}] was needed by [${first.by.section.name}] before`,
        span,
        use: by,
      })),
};
