import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

export const rule1226: Rule = {
  code: 1226,
  statement: 'A value directly below HKR is to have a security descriptor.',
  why: 'The key is one of Windows, whose security the package cannot change.',
  remedy: 'Write the value into a subkey, or set Security for the device.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKR, , Value, , x»
[Demo_Values.Security]
"D:P(A;;GA;;;SY)(A;;GA;;;BA)"`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, , x
[Demo_Values.Security]
"D:P(A;;GA;;;SY)(A;;GA;;;BA)"`,
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(
        ({ add: { root, subkey }, use: { section } }) =>
          sameName(root, 'HKR') && subkey === '' && subject.inf.section(`${section.name}.Security`),
      )
      .map(({ add, use }) => ({
        message: `${add.name || 'the value'} is directly below HKR: it cannot have a security descriptor`,
        span: add.span,
        use,
      })),
};
