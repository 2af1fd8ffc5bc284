import { documented } from '../../base/index.ts';
import { type RegistryAdd, readRegistryLine } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import {
  APPEND,
  DELETE_TEXT,
  isControlSet,
  isShared,
  keyText,
  MULTI_SZ,
  registryAddsOf,
  TYPE,
} from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Observed: lists below HKR and in HKLM\SYSTEM\CurrentControlSet are passed over: cdrom, VhidminiUm and SampleDSM of
 * Microsoft's samples, universal drivers, are built without it.
 * Assumed: others are not, and the line is that of the list of entries, as with 1303; settled by an output of InfVerif
 * with 1305.
 */
export const rule1305: Rule = {
  code: 1305,
  statement: 'A text is put into a list in the registry, or taken out of it.',
  why: 'What the list holds then depends on what was installed before.',
  remedy: 'Write the whole list.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
«HKCR, Contoso, List, 0x00010008, x»`,
      also: 'any',
    },
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, Contoso, List, 0x00010008, x`,
  ],
  find: subject => {
    const appended = registryAddsOf(subject).filter(
      ({ add: { flags } }) => (flags & APPEND) !== 0 && (flags & TYPE) === MULTI_SZ,
    );
    const deleted = subject
      .usesOf('del-registry-section')
      .flatMap(use => use.section.lines.map(line => ({ add: readRegistryLine(line), use })))
      .filter(({ add: { flags } }) => (flags & DELETE_TEXT) === DELETE_TEXT);
    return [...appended, ...deleted]
      .filter(({ add }) => isShared(add.root) && !isControlSet(add))
      .map(({ add, use }) => ({
        message: `the list ${valueText(add)} is changed in part`,
        span: add.span,
        list: headerOf(use.section),
        use,
      }));
  },
};

function valueText(add: RegistryAdd): string {
  return `${keyText(add)}\\${add.name}`;
}
