import { documented } from '../../base/index.ts';
import { levels } from '../levels.ts';
import type { Rule } from '../rule.ts';
import { unlistedFiles } from '../view/catalogs.ts';

export const ruleCatalogMissingFile: Rule = {
  code: 'catalog-missing-file',
  statement: 'The catalog does not list the INF or a file that is copied.',
  why: 'The signature does not cover the file: Windows takes the package as unsigned, or refuses it.',
  remedy: 'Make the catalog again with inf2cat when the package is complete, and sign it.',
  citation: documented('catalog-files'),
  levels: levels('EEE'),
  wrong: [
    {
      inf: '[Demo_Files]\n«demo.sys»',
      files: { 'demo.sys': 'driver', 'demo.cat': 'catalog without demo.sys' },
    },
    {
      inf: '[Version]\nCatalogFile = «demo.cat»',
      files: { 'demo.sys': 'driver', 'demo.cat': 'catalog without demo.inf' },
    },
  ],
  right: [
    {
      inf: '[Version]\nCatalogFile = demo.cat',
      files: {
        'demo.sys': 'driver',
        'readme.txt': 'not installed',
        'demo.cat': 'catalog without readme.txt',
      },
    },
  ],
  find: subject =>
    unlistedFiles(subject)
      .filter(({ listed }) => !listed)
      .map(({ name, catalog, wanted }) => ({
        message: `${catalog.name} does not list ${name}`,
        span: wanted?.span ?? catalog.span,
        ...(wanted && { use: wanted.use }),
      })),
};
