import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** Assumed: a name whose extension ends in an underscore is one; settled by InfVerif on such names. */
export const rule1231: Rule = {
  code: 1231,
  statement: '[SourceDisksFiles] lists the compressed name of a file.',
  why: 'Windows looks for the compressed file by itself; listed is the name that the file is to have.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[SourceDisksFiles]\n«demo.dl_» = 1'],
  right: ['[SourceDisksFiles]\ndemo_.dll = 1'],
  find: subject =>
    subject.usesOf('SourceDisksFiles').flatMap(({ section, statements }) =>
      statements
        .filter(({ key }) => key !== undefined && /\.[^.]{0,2}_$/.test(key))
        .map(({ key, line }) => ({
          message: `[${section.name}] lists ${key}, the compressed name of a file`,
          span: line.span(0),
        })),
    ),
};
