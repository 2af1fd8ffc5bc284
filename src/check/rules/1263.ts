import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf, TYPE } from '../view/registry.ts';

/** REG_MULTI_SZ as a number of the package's own: those of the other texts mean REG_BINARY, REG_DWORD and REG_NONE. */
const CLASH = 0x0007_0001;

export const rule1263: Rule = {
  code: 1263,
  statement: 'A registry value is given the type REG_MULTI_SZ as if that were a type of its own.',
  why: 'Its bytes would be read as a list of texts, which they need not be.',
  remedy: 'Lists of texts have the flags 0x00010000.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, List, «0x00070001», 41, 00, 00, 00`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, List, 0x00010000, A, B`,
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(({ add }) => (add.flags & TYPE) === CLASH)
      .map(({ line, use }) => ({
        message: `the flags ${line.field(4)} give REG_MULTI_SZ as a type of the package's own`,
        span: line.span(4),
        use,
      })),
};
