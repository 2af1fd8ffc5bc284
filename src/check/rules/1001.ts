import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1001: Rule = {
  code: 1001,
  of: 'file',
  statement: 'The INF has no [Version] section with the signature "$Windows NT$".',
  why: 'Windows does not take the file as an INF.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ into: 'nothing', inf: '[Models]\nDevice = Install, PCI\\VEN_1234&DEV_0001\n' }],
  right: ['[Version]\nSignature = "$Windows NT$"'],
  find: ({ name, opened, isThere }) =>
    isThere && !opened.ok && opened.errorLine === 0
      ? [{ message: `${name} has no [Version] section with Signature = "$Windows NT$"` }]
      : [],
};
