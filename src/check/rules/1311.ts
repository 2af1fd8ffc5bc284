import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { laterNeeds } from '../view/first-need.ts';
import { partOf } from '../view/needs.ts';

export const rule1311: Rule = {
  code: 1311,
  statement: 'A needed section lacks the suffix of the section that needed it first.',
  why: 'Windows has read it as the part that needed it first.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: '[Demo_Install.NT]\n;- CopyFiles\n[Demo_Install.NT.HW]\nNeeds = Demo_Basis\n[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001\n%Contoso% = Demo_Other, USB\\VID_1209&PID_0002\n[Demo_Other.NT]\nNeeds = «Demo_Basis»\n[Demo_Basis]\nCopyFiles = Demo_Files',
      also: 'any',
    },
  ],
  right: [
    {
      inf: '[Demo_Install.NT]\nNeeds = Demo_Basis\n;- CopyFiles\n[Demo_Basis]\nCopyFiles = Demo_Files',
      also: 'any',
    },
  ],
  find: subject =>
    laterNeeds(subject)
      .filter(({ need }) => partOf(need.name) === '')
      .map(({ need: { name, span, by }, first, suffix }) => ({
        message: `[${name}] was needed by [${first.by.section.name}] before and lacks its suffix ${suffix}`,
        span,
        use: by,
      })),
};
