import { documented } from '../../base/index.ts';
import { dropLine } from '../edits.ts';
import type { Rule } from '../rule.ts';

export const rule1213: Rule = {
  code: 1213,
  statement: 'A catalog is listed in [SourceDisksFiles].',
  why: 'A catalog cannot hold the digest of itself; CatalogFile in [Version] names it.',
  fixes: true,
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[SourceDisksFiles]\n«demo.cat» = 1'],
  right: ['[SourceDisksFiles]\ndemo.dll = 1'],
  find: subject =>
    subject.usesOf('SourceDisksFiles').flatMap(({ section, statements }) =>
      statements
        .filter(({ key }) => key !== undefined && /\.cat$/i.test(key))
        .map(({ key, line }) => ({
          message: `${key} is a catalog, which [${section.name}] cannot list`,
          span: line.span(0),
          edits: [dropLine(subject.inf, line)],
        })),
    ),
};
