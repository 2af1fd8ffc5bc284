import { documented, foldCase } from '../../base/index.ts';
import { groupBy } from '../group.ts';
import type { Rule } from '../rule.ts';

/** Assumed: what is added twice by name is meant, as the page's AddComponent; settled by InfVerif on other directives. */
const NAMED = ['AddComponent', 'AddSoftware', 'AddFilter'];

export const rule1086: Rule = {
  code: 1086,
  statement: 'The same thing is added twice.',
  why: 'Windows may pass over the second one.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.Components]
AddComponent = Panel, , Demo_Component
AddComponent = «Panel», , Demo_Component
[Demo_Component]
ComponentIDs = ContosoPanel`,
  ],
  right: [
    `[Demo_Install.NT.Components]
AddComponent = Panel, , Demo_Component
[Demo_Component]
ComponentIDs = ContosoPanel`,
  ],
  find: subject =>
    NAMED.flatMap(directive => {
      const named = subject.statementsOf(directive).filter(({ line }) => Boolean(line.field(1)));
      const groups = groupBy(named, ({ line, use: { kind, section } }) =>
        [kind.name, foldCase(section.name), foldCase(line.field(1)!)].join('\0'),
      );
      return [...groups.values()].flatMap(group =>
        group.slice(1).map(({ line, use }) => ({
          message: `${directive} names ${line.field(1)} more than once`,
          span: line.span(1),
          use,
        })),
      );
    }),
};
