import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { missingFieldsOf } from '../view/fields.ts';

/** Assumed: of directives with one field it is 1006; settled by InfVerif on such lines. */
export const rule1080: Rule = {
  code: 1080,
  statement: 'A directive lacks one of its values.',
  why: 'Windows cannot carry the directive out.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT.Components]\n«AddComponent = , , Demo_Component»\n[Demo_Component]\nComponentIDs = ContosoPanel',
  ],
  right: [
    '[Demo_Install.NT.Components]\nAddComponent = Panel, , Demo_Component\n[Demo_Component]\nComponentIDs = ContosoPanel',
  ],
  find: subject =>
    missingFieldsOf(subject)
      .filter(({ field, directive }) => field.kind !== 'section' && directive.fields.length > 1)
      .map(({ use, statement, directive, field }) => ({
        message: `${directive.name} has no ${field.name}`,
        span: statement.line.lineSpan,
        use,
      })),
};
