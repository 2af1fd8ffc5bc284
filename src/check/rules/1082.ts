import { documented } from '../../base/index.ts';
import { readInteger } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type FieldText, fieldsOf } from '../view/fields.ts';

/** Numbers of registry entries are 1268, disk numbers 1008. */
const OWN_RULES = ['add-registry-section', 'del-registry-section', 'bit-registry-section'];

/** Assumed: it is what cannot be read as a number, and 1081 what can; settled by InfVerif on both. */
export const rule1082: Rule = {
  code: 1082,
  statement: 'A directive has no number where it needs one.',
  why: 'Windows takes what it takes without the directive, or fails.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Service]\nServiceType = «SERVICE_KERNEL_DRIVER»'],
  right: ['[Demo_Service]\nServiceType = 0x1'],
  find: subject =>
    fieldsOf(subject, 'flags', 'integer')
      .filter(isNoNumber)
      .map(({ directive, field, value, span, use }) => ({
        message: `${value} is no number: ${directive.name} needs one for ${field.name}`,
        span,
        use,
      })),
};

function isNoNumber({ value, use, directive }: FieldText): boolean {
  if (value === '' || OWN_RULES.includes(use.kind.name) || directive.classes) return false;
  return Number.isNaN(readInteger(value));
}
