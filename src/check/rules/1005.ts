import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { missingFieldsOf } from '../view/fields.ts';

export const rule1005: Rule = {
  code: 1005,
  statement: 'A directive that names a section names none.',
  why: 'Windows does not know what it is to do, and does nothing.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT]\nCopyFiles = Demo_Files\n«AddReg =»',
    '[Demo_Install.NT.Components]\n«AddComponent = Panel,»',
  ],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files'],
  find: subject =>
    missingFieldsOf(subject)
      .filter(({ field }) => field.kind === 'section')
      .map(({ use, statement, directive }) => ({
        message: `${directive.name} names no section`,
        span: statement.line.lineSpan,
        use,
      })),
};
