import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { missingFieldsOf } from '../view/fields.ts';

/** Assumed: of directives with several fields it is 1080; settled by InfVerif on such lines. */
export const rule1006: Rule = {
  code: 1006,
  statement: 'An entry has no value.',
  why: 'Windows takes what it takes without the entry, or fails.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Service]\nDescription = %Device%\n«DisplayName =»'],
  right: ['[Demo_Service]\nDisplayName = %Device%'],
  find: subject =>
    missingFieldsOf(subject)
      .filter(({ field, directive }) => field.kind !== 'section' && directive.fields.length === 1)
      .map(({ use, statement, directive }) => ({
        message: `${directive.name} has no value`,
        span: statement.line.lineSpan,
        use,
      })),
};
