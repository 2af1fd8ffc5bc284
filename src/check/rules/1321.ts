import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { unisolatedValuesOf } from '../view/isolation.ts';
import { keyText } from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Assumed: the line is that of the AddReg section, as with 1303; settled by an output of InfVerif with 1321.
 */
export const rule1321: Rule = {
  code: 1321,
  statement: 'A registry value is not isolated below HKR.',
  why: 'It is the same for all devices and drivers, which then disturb each other.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKLM, SOFTWARE\\Contoso, Value, , x»`,
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKLM, SOFTWARE\\Contoso, Value, , x»`,
      options: { mode: 'h' },
    },
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, , x`,
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKLM, SYSTEM\\CurrentControlSet\\Control\\Contoso, Value, , x`,
      options: { mode: 'h' },
    },
  ],
  find: subject =>
    unisolatedValuesOf(subject)
      .filter(({ add }) => add.name !== '')
      .map(({ add, use }) => ({
        message: `${add.name} of ${keyText(add)} is not below HKR`,
        span: add.span,
        list: headerOf(use.section),
        use,
      })),
};
