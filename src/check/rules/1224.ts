import { documented, foldCase } from '../../base/index.ts';
import { registryRoots } from '../../inf/index.ts';
import { replaced } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { fieldsOf } from '../view/fields.ts';

/** As the registry's own programs write them. */
const ROOTS: ReadonlyMap<string, string> = new Map([
  ['HKEY_LOCAL_MACHINE', 'HKLM'],
  ['HKEY_CLASSES_ROOT', 'HKCR'],
  ['HKEY_CURRENT_USER', 'HKCU'],
  ['HKEY_USERS', 'HKU'],
]);

export const rule1224: Rule = {
  code: 1224,
  statement: 'A registry entry begins with no root of the registry.',
  why: 'Windows fails the whole installation at such a line.',
  remedy: 'Write HKR, HKLM, HKCR, HKCU or HKU.',
  fixes: true,
  citation: documented('inf-addreg-directive'),
  wrong: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKEY_LOCAL_MACHINE», SOFTWARE\\Contoso, Value, , x`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
hkr, Contoso, Value, , x`,
  ],
  find: subject =>
    fieldsOf(subject, 'registry root')
      .filter(({ value }) => !registryRoots.includes(foldCase(value)))
      .map(({ value, span, use }) => ({
        message: `${value || 'nothing'} is no registry root`,
        span,
        use,
        edits: replaced(subject.inf, span, value, ROOTS.get(foldCase(value))),
      })),
};
