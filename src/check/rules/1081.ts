import { documented, sameName } from '../../base/index.ts';
import { flagSet, readInteger } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type FieldText, fieldsOf } from '../view/fields.ts';

/** Sets of numbers whose other numbers are 1083 or have codes of their own: EventLogType is 1250. */
const OWN_RULES = ['EventLogType', 'signature-name'];

export const rule1081: Rule = {
  code: 1081,
  statement: 'A directive has a value that it does not know.',
  why: 'Windows takes what it takes without the directive, or fails.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Service]\nStartType = «7»', '[Demo_Service]\nErrorControl = «9»'],
  right: ['[Demo_Service]\nStartType = 3'],
  find: subject =>
    fieldsOf(subject, 'word', 'switch', 'flags')
      .filter(isUnknown)
      .map(({ directive, field, value, span, use }) => ({
        message: `${value} is no ${field.name} of ${directive.name}`,
        span,
        use,
      })),
};

function isUnknown({ field, value, directive }: FieldText): boolean {
  if (value === '' || directive.classes || OWN_RULES.includes(field.name)) return false;
  switch (field.kind) {
    case 'word':
      return !field.words.some(word => sameName(word, value));
    case 'switch':
      return ![0, 1].includes(readInteger(value));
    case 'flags': {
      const set = flagSet(field.set);
      const number = readInteger(value);
      return set.combine === 'one' && !Number.isNaN(number) && !set.values.some(one => one.value === number);
    }
    default:
      return false;
  }
}
