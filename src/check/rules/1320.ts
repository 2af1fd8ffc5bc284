import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { unisolatedValuesOf } from '../view/isolation.ts';
import { keyText } from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Values with a name are 1321.
 * Assumed: keys and their unnamed values are meant, and the line is that of the AddReg section, as with 1303; settled
 * by an output of InfVerif with 1320.
 */
export const rule1320: Rule = {
  code: 1320,
  statement: 'A registry key is not isolated below HKR.',
  why: 'It is the same for all devices and drivers, which then disturb each other.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKLM, SOFTWARE\\Contoso»`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso`,
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKCR, CLSID\\{6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, , , Contoso`,
      options: { mode: 'h' },
    },
  ],
  find: subject =>
    unisolatedValuesOf(subject)
      .filter(({ add }) => add.name === '')
      .map(({ add, use }) => ({
        message: `${keyText(add)} is not below HKR`,
        span: add.span,
        list: headerOf(use.section),
        use,
      })),
};
