import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** Observed: the line is 1 (infverif case 013). */
export const rule1003: Rule = {
  code: 1003,
  of: 'file',
  statement: 'The file is neither ANSI nor UTF-16LE.',
  why: 'Windows reads it as ANSI: its first line, and every letter beyond ASCII, become others.',
  remedy: 'Save it as UTF-16LE with a byte order mark.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ into: 'nothing', inf: '\u{FEFF}«»[Version]\nSignature = "$Windows NT$"\n', also: 'any' }],
  right: ['[Version]\nSignature = "$Windows NT$"'],
  find: ({ decoded: { encoding } }) =>
    encoding === 'utf-8' || encoding === 'utf-16be'
      ? [
          {
            message: `the file is ${encoding.toUpperCase()}; it must be ANSI or UTF-16LE`,
            span: { start: 0, end: 0 },
          },
        ]
      : [],
};
