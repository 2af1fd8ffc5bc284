import { documented, sameName } from '../../base/index.ts';
import { directivesOf } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf, type Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

/** Assumed: the line is that of the section; settled by an output of InfVerif with 1289. */
export const rule1289: Rule = {
  code: 1289,
  statement: 'A section lacks an entry that it needs.',
  why: 'Windows cannot carry out what the section is for.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[Demo_Service]»\n;- ErrorControl'],
  right: ['[Demo_Service]\nErrorControl = 1'],
  find: subject => candidates(subject).flatMap(lacking),
};

/** [Version] has 1234. What only class installers read they alone can miss. */
function candidates({ uses }: Subject): readonly Use[] {
  return uses.filter(({ kind }) => kind.name !== 'Version' && kind.reached.by === 'field');
}

function lacking(use: Use) {
  return directivesOf(use.kind.name)
    .filter(({ form, occurs, classes }) => form === 'entry' && occurs[0] > 0 && !classes)
    .filter(({ name }) => !use.statements.some(({ key }) => key !== undefined && sameName(key, name)))
    .map(({ name }) => ({
      message: `section [${use.section.name}] needs ${name}`,
      span: headerOf(use.section),
      use,
    }));
}
