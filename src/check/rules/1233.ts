import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: the line is that of [Version]; settled by an output of InfVerif with 1233. */
export const rule1233: Rule = {
  code: 1233,
  statement: '[Version] names no catalog.',
  why: 'A package without a catalog cannot be signed, and Windows does not stage it without asking.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[Version]»\n;- CatalogFile'],
  right: ['[Version]\nCatalogFile = demo.cat', '[Version]\n;- CatalogFile\nCatalogFile.NTamd64 = demo.cat'],
  find: ({ inf, version: { catalogs } }) => {
    const section = inf.section('Version');
    return section && !catalogs.some(({ file }) => file.value)
      ? [{ message: '[Version] has no CatalogFile, which a signature needs', span: headerOf(section) }]
      : [];
  },
};
