import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/**
 * Observed: InfVerif of 10.0.15063 named no line (infverif case 016), and each section once.
 * Assumed: the newer ones name none either; settled by an output of InfVerif with 1209 since 2019.
 */
export const rule1209: Rule = {
  code: 1209,
  statement: 'A section is defined more than once.',
  why: 'Windows takes the parts as one section: what was meant as another one is added to the first.',
  remedy: 'Put what they hold into one section.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Files]\ndemo.sys\n[SourceDisksFiles]\ndemo.sys = 1\n«[Demo_Files]»'],
  right: ['[Demo_Files]\ndemo.sys'],
  find: ({ inf }) =>
    inf.sections
      .filter(({ headers }) => headers.length > 1)
      .map(({ name, headers }) => ({
        message: `section [${name}] is defined ${headers.length} times`,
        span: headers[1]!,
        reported: 'no line' as const,
      })),
};
