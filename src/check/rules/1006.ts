import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { missingFieldsOf } from '../view/fields.ts';

/**
 * Observed: a string without text is a value: windows-drivers-rs tests that its kmdf-driver, whose service has one as
 * DisplayName, passes InfVerif.
 * Assumed: of directives with several fields it is 1080; settled by InfVerif on such lines.
 */
export const rule1006: Rule = {
  code: 1006,
  statement: 'An entry has no value.',
  why: 'Windows takes what it takes without the entry, or fails.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Service]\nDescription = %Device%\n«DisplayName =»'],
  right: [
    '[Demo_Service]\nDisplayName = %Device%',
    '[Demo_Service]\nDisplayName = %Nothing%\n[Strings]\nNothing = ""',
  ],
  find: subject =>
    missingFieldsOf(subject)
      .filter(
        ({ field, directive, statement }) =>
          field.kind !== 'section' && directive.fields.length === 1 && !statement.line.raw(1),
      )
      .map(({ use, statement, directive }) => ({
        message: `${directive.name} has no value`,
        span: statement.line.lineSpan,
        use,
      })),
};
