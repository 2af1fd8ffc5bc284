import { documented, sameName } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';

export const rulePackageMissingCatalog: Rule = {
  code: 'package-missing-catalog',
  statement: 'The catalog that the INF names is not in the package.',
  why: 'Windows takes the package as unsigned.',
  remedy: 'Make it with inf2cat, and sign it.',
  citation: documented('inf-version-section'),
  levels: levels('WWW'),
  wrong: [{ inf: '[Version]\nCatalogFile = «demo.cat»', files: { 'demo.sys': '' } }],
  right: [{ inf: '[Version]\nCatalogFile = demo.cat', files: { 'demo.sys': '', 'demo.cat': 'catalog' } }],
  find: ({ source: { package: beside }, version: { catalogs } }) =>
    catalogs
      .filter(
        ({ file }) => beside && file.value && !beside.files.some(({ path }) => sameName(path, file.value)),
      )
      .map(({ file }) => ({ message: `the package has no ${file.value}`, span: file.span })),
};
