import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';

/** An earlier version of the page, under another number, names this directive as the example. */
export const rule2009: Rule = {
  code: 2009,
  statement: 'LogConfig is ignored.',
  why: 'Windows takes resources from the bus or from firmware, not from the INF.',
  citation: documented('inf-logconfig-directive'),
  wrong: [
    {
      inf: '[Demo_Install.NT]\nCopyFiles = Demo_Files\n«LogConfig = Demo_Config»\n[Demo_Config]\nConfigPriority = NORMAL\nIRQConfig = 5',
      also: 'any',
    },
  ],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files'],
  find: ({ uses }) =>
    uses.flatMap(use =>
      use.statements
        .filter(({ directive }) => directive?.name === 'LogConfig')
        .map(({ line }): Found => ({ message: 'LogConfig is ignored', span: line.lineSpan, use })),
    ),
};
