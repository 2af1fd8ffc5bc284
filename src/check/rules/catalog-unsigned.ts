import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { catalogsOf } from '../view/catalogs.ts';

export const ruleCatalogUnsigned: Rule = {
  code: 'catalog-unsigned',
  statement: 'The catalog has no signature.',
  why: 'Inf2Cat makes catalogs without one; until somebody signs it, Windows takes the package as unsigned.',
  remedy: 'Sign it with signtool, or send the package to the Hardware Dev Center.',
  citation: documented('inf2cat'),
  levels: levels('WWW'),
  wrong: [
    {
      inf: '[Version]\nCatalogFile = «demo.cat»',
      files: { 'demo.sys': '', 'demo.cat': 'catalog without signature' },
    },
  ],
  right: [{ inf: '[Version]\nCatalogFile = demo.cat', files: { 'demo.sys': '', 'demo.cat': 'catalog' } }],
  find: subject =>
    catalogsOf(subject)
      .filter(({ catalog }) => catalog?.signers.length === 0)
      .map(({ name, span }) => ({ message: `${name} is not signed`, span })),
};
