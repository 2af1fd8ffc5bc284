import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1214: Rule = {
  code: 1214,
  statement: 'The catalog is not named filename.cat.',
  why: 'Windows finds no signature for the package.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Version]\nCatalogFile = «demo.txt»', '[Version]\nCatalogFile = «x64\\demo.cat»'],
  right: ['[Version]\nCatalogFile = demo.cat'],
  find: ({ version: { catalogs } }) =>
    catalogs
      .filter(({ file }) => file.value !== '' && !/^[^\\/:*?"<>|]+\.cat$/i.test(file.value))
      .map(({ file }) => ({
        message: `${file.value} is not named as catalogs are: filename.cat`,
        span: file.span,
      })),
};
