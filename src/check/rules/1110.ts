import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { fieldsOf } from '../view/fields.ts';

export const rule1110: Rule = {
  code: 1110,
  statement: 'CopyINF names a file that is no INF.',
  why: 'It brings further driver packages along; files are copied by CopyFiles.',
  citation: documented('inf-copyinf-directive'),
  wrong: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nCopyINF = other.inf, «demo.dll»'],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nCopyINF = other.inf'],
  find: subject =>
    fieldsOf(subject)
      .filter(
        ({ directive, value }) => directive.name === 'CopyINF' && value !== '' && !/\.inf$/i.test(value),
      )
      .map(({ value, span, use }) => ({ message: `CopyINF names ${value}, which is no INF`, span, use })),
};
