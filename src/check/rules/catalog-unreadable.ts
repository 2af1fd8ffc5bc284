import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { catalogsOf } from '../view/catalogs.ts';

export const ruleCatalogUnreadable: Rule = {
  code: 'catalog-unreadable',
  statement: 'The file that CatalogFile names is no catalog.',
  why: 'Windows takes the package as unsigned.',
  remedy: 'Make it with inf2cat, and sign it.',
  citation: documented('catalog-files'),
  levels: levels('EEE'),
  wrong: [
    { inf: '[Version]\nCatalogFile = «demo.cat»', files: { 'demo.sys': '', 'demo.cat': 'no catalog' } },
  ],
  right: [{ inf: '[Version]\nCatalogFile = demo.cat', files: { 'demo.sys': '', 'demo.cat': 'catalog' } }],
  find: subject =>
    catalogsOf(subject)
      .filter(({ catalog }) => !catalog)
      .map(({ name, span }) => ({ message: `${name} cannot be read as a catalog`, span })),
};
