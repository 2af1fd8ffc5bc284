import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1299: Rule = {
  code: 1299,
  of: 'file',
  statement: 'The INF cannot be read, so that nothing else of it was checked.',
  why: 'What else is wrong shows when the first error is gone.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ into: 'nothing', inf: '[Version]\nSignature = "$Windows NT$"\n[Models\n', also: [1002] }],
  right: ['[Version]\nSignature = "$Windows NT$"'],
  find: ({ opened }) =>
    opened.ok || opened.errorLine === 0
      ? []
      : [{ message: 'nothing else was checked, for the INF cannot be read' }],
};
