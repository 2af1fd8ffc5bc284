import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { lackingIn } from '../view/needed.ts';

/**
 * [Version] has 1234, sections of services have 1013.
 * Assumed: the line is that of the section; settled by an output of InfVerif with 1289.
 */
export const rule1289: Rule = {
  code: 1289,
  statement: 'A section lacks an entry that it needs.',
  why: 'Windows cannot carry out what the section is for.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: '[Demo_Install.NT.Components]\nAddComponent = Panel, , Demo_Panel\n«[Demo_Panel]»\nDisplayName = %Device%',
      also: 'any',
    },
  ],
  right: [
    {
      inf: '[Demo_Install.NT.Components]\nAddComponent = Panel, , Demo_Panel\n[Demo_Panel]\nComponentIDs = ContosoPanel',
      also: 'any',
    },
  ],
  find: ({ uses }) =>
    uses
      .filter(
        ({ kind }) =>
          kind.name !== 'Version' && kind.name !== 'service-install-section' && kind.reached.by === 'field',
      )
      .flatMap(lackingIn),
};
