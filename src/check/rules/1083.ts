import { documented } from '../../base/index.ts';
import { flagSet, flagsIn, readInteger } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type FieldText, fieldsOf } from '../view/fields.ts';

/** Flags of registry entries may have types of the package's own. */
const SETS = ['COPYFLG', 'SPSVCINST', 'SPSVCINST for DelService'];

/**
 * Observed: AddService may have the flags of DelService: the Hardware Dev Center signed HidHide of nefarius with them.
 * Assumed: flags that no page names are not valid; settled by InfVerif on each bit.
 */
export const rule1083: Rule = {
  code: 1083,
  statement: 'A directive has a flag that it does not know.',
  why: 'Windows does not do what the flag was meant for.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Install.NT.Services]\nAddService = ContosoDemo, «0x01000002», Demo_Service'],
  right: [
    '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service',
    '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000206, Demo_Service',
  ],
  find: subject =>
    fieldsOf(subject, 'flags').flatMap(one => {
      const rest = unknownFlags(one);
      if (rest === 0) return [];
      const message = `${one.directive.name} does not know the flag 0x${rest.toString(16)} of ${one.value}`;
      return [{ message, span: one.span, use: one.use }];
    }),
};

function unknownFlags({ field, value }: FieldText): number {
  const number = readInteger(value);
  if (field.kind !== 'flags' || !SETS.includes(field.set) || Number.isNaN(number)) return 0;
  const { rest } = flagsIn(flagSet(field.set), number);
  return field.set === 'SPSVCINST' ? flagsIn(flagSet('SPSVCINST for DelService'), rest).rest : rest;
}
