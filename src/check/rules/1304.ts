import { documented, sameName } from '../../base/index.ts';
import { universalKeys } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import {
  type AddedValue,
  isControlSet,
  isShared,
  isWithin,
  keyText,
  registryAddsOf,
} from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Observed: it is told of keys below HKLM\SOFTWARE (infverif case 138), but not of HKLM\SYSTEM\CurrentControlSet:
 * SampleDSM of Microsoft's samples, a universal driver, is built without it.
 * Assumed: the keys that the page allows are allowed, and the line is that of the AddReg section, as with 1303; settled by
 * an output of InfVerif with 1304 whose INF is known.
 */
export const rule1304: Rule = {
  code: 1304,
  statement: 'A registry key is not relative to the device.',
  why: 'Not every Windows lets drivers write there, and nobody takes the value away with the device.',
  remedy: 'Write below HKR.',
  citation: documented('using-a-universal-inf-file'),
  wrong: [
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKLM, SOFTWARE\\Contoso, Value, , x»`,
      options: { mode: 'u' },
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, Value, , x
HKCR, CLSID\\{6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, , , Contoso`,
      options: { mode: 'u' },
    },
  ],
  find: subject =>
    registryAddsOf(subject)
      .filter(({ add }) => isShared(add.root) && !isUniversal(add))
      .map(({ add, use }) => ({
        message: `${keyText(add)} is not relative to the device`,
        span: add.span,
        list: headerOf(use.section),
        use,
      })),
};

function isUniversal({ root, subkey }: AddedValue['add']): boolean {
  if (isControlSet({ root, subkey })) return true;
  return universalKeys.some(
    allowed => sameName(allowed.root, root) && (allowed.key === undefined || isWithin(subkey, allowed.key)),
  );
}
