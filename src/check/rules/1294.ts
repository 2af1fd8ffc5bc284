import { documented } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Found, Rule } from '../rule.ts';
import type { Use } from '../view/use.ts';

/**
 * Assumed: it is for names that a section of the package's own names lists: source files, disks, strings; settled by
 * InfVerif on lists of all kinds with a line twice.
 */
const LISTS: readonly string[] = ['SourceDisksFiles', 'SourceDisksNames', 'Strings', 'DestinationDirs'];

export const rule1294: Rule = {
  code: 1294,
  statement: 'The same name stands twice in a section.',
  why: 'Only one of the lines counts.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[SourceDisksFiles]\ndemo.sys = 1\n«demo.sys» = 1,x64'],
  right: ['[SourceDisksFiles]\ndemo.sys = 1'],
  find: ({ uses }) => uses.filter(({ kind }) => LISTS.includes(kind.name)).flatMap(twice),
};

function twice({ statements, section }: Use): Found[] {
  const named = statements.filter(({ key }) => key !== undefined && key !== '');
  return repeated(named, ({ line }) => line.foldedKey!).flatMap(group =>
    group.slice(1).map(({ key, line }) => ({
      message: `${key} stands twice in [${section.name}]`,
      span: line.span(0),
    })),
  );
}
