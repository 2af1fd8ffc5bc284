import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { isControlSet, isWithin, keyText, registryAddsOf } from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: the line is that of the AddReg section; settled by an output of InfVerif with 1222. */
export const rule1222: Rule = {
  code: 1222,
  statement: 'A registry value is written below HKLM\\SYSTEM, and not in CurrentControlSet.',
  why: 'Windows decides which control set counts; others and the keys beside them are its own.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKLM, SYSTEM\\ControlSet001\\Control\\Contoso, Value, , x»`,
      also: [1321],
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKLM, System\\CurrentControlSet\\Control\\Contoso, Value, , x`,
      also: [1321],
    },
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(
        ({ add: { root, subkey } }) =>
          sameName(root, 'HKLM') && isWithin(subkey, 'SYSTEM') && !isControlSet({ root, subkey }),
      )
      .map(({ add, use }) => ({
        message: `${keyText(add)} is not in HKLM\\SYSTEM\\CurrentControlSet`,
        span: add.span,
        list: headerOf(use.section),
        use,
      })),
};
