import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { APPEND, MULTI_SZ, registryAddsOf, TYPE } from '../view/registry.ts';

export const rule1265: Rule = {
  code: 1265,
  statement: 'A registry value that is no list is to be appended to.',
  why: 'Only lists of texts (REG_MULTI_SZ) can be.',
  remedy: 'Write the flags 0x00010008, or leave out 0x8.',
  citation: documented('inf-addreg-directive'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, «0x00000008», x`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, 0x00010008, x`,
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(({ add: { flags } }) => (flags & APPEND) !== 0 && (flags & TYPE) !== MULTI_SZ)
      .map(({ add, line, use }) => ({
        message: `${add.name || 'the value'} is no list, so nothing can be appended to it`,
        span: line.span(4),
        use,
      })),
};
