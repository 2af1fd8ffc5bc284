import { documented } from '../../base/index.ts';
import type { InfLine } from '../../inf/index.ts';
import { repeated } from '../group.ts';
import type { Rule } from '../rule.ts';
import type { Statement } from '../view/use.ts';

/**
 * CatalogFile has a decoration for each architecture; 1086 is for what is added by name. What says the same twice is
 * left alone, as it is in a sample of Microsoft that InfVerif passes.
 */
export const rule1088: Rule = {
  code: 1088,
  statement: 'A directive that counts once stands there twice.',
  why: 'Only one of them takes effect.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Service]\nStartType = 3\n«StartType = 4»'],
  right: ['[Demo_Service]\nStartType = 3', '[Version]\nPnpLockdown = 1\nPnpLockdown = 1'],
  find: ({ uses }) =>
    uses.flatMap(use => {
      const once = use.statements.filter(countsOnce);
      return repeated(once, ({ line }) => line.foldedKey!).flatMap(group =>
        group
          .filter(({ line }) => textOf(line) !== textOf(group[0]!.line))
          .map(({ key, line }) => ({
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

function textOf(line: InfLine): string {
  return line.fields.join('\0');
}
