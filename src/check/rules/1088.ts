import { documented, foldCase } from '../../base/index.ts';
import { groupBy } from '../group.ts';
import type { Rule } from '../rule.ts';
import type { Statement } from '../view/use.ts';

/** CatalogFile has a decoration for each architecture; 1086 is for what is added by name. */
export const rule1088: Rule = {
  code: 1088,
  statement: 'A directive that counts once stands there twice.',
  why: 'Only one of them takes effect.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Service]\nStartType = 3\n«StartType = 4»'],
  right: ['[Demo_Service]\nStartType = 3'],
  find: ({ uses }) =>
    uses.flatMap(use => {
      const once = use.statements.filter(countsOnce);
      return [...groupBy(once, ({ key }) => foldCase(key!)).values()].flatMap(group =>
        group.slice(1).map(({ key, line }) => ({
          message: `${key} stands more than once in [${use.section.name}]`,
          span: line.lineSpan,
          use,
        })),
      );
    }),
};

function countsOnce({ directive, key }: Statement): boolean {
  return directive?.form === 'entry' && directive.occurs[1] === 1 && key !== undefined;
}
