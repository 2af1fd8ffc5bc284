import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** The command ends with 2 besides. */
export const rule1000: Rule = {
  code: 1000,
  of: 'file',
  statement: 'The INF is not there.',
  why: 'Nothing was checked.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ into: 'absent', inf: '' }],
  right: ['[Version]\nSignature = "$Windows NT$"'],
  find: ({ isThere, name }) => (isThere ? [] : [{ message: `there is no file ${name}` }]),
};
