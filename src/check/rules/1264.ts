import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { registryAddsOf } from '../view/registry.ts';

/** The high words that need no FLG_ADDREG_BINVALUETYPE: REG_SZ, REG_MULTI_SZ, REG_EXPAND_SZ. */
const TEXTS = [0, 1, 2];

export const rule1264: Rule = {
  code: 1264,
  statement: 'A registry value has a type of its own without FLG_ADDREG_BINVALUETYPE.',
  why: 'Windows does not know how the value is written.',
  remedy: 'Add 0x00000001 to the flags.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, «0x00040000», 1`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, 0x00040001, 01, 00, 00, 00`,
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(({ add: { flags } }) => (flags & 1) === 0 && !TEXTS.includes(flags >>> 16))
      .map(({ line, use }) => ({
        message: `the flags ${line.field(4)} have a type that needs FLG_ADDREG_BINVALUETYPE`,
        span: line.span(4),
        use,
      })),
};
