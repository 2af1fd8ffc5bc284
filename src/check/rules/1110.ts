import { documented } from '../../base/index.ts';
import { locatedFields } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';

export const rule1110: Rule = {
  code: 1110,
  statement: 'CopyINF names a file that is no INF.',
  why: 'It brings further driver packages along; files are copied by CopyFiles.',
  citation: documented('inf-copyinf-directive'),
  wrong: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nCopyINF = other.inf, «demo.dll»'],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nCopyINF = other.inf'],
  find: subject =>
    subject
      .statementsOf('CopyINF')
      .flatMap(({ line, use }) => locatedFields(line).map(field => ({ ...field, use })))
      .filter(({ value }) => !/\.inf$/i.test(value))
      .map(({ value, span, use }) => ({ message: `CopyINF names ${value}, which is no INF`, span, use })),
};
