import { documented, sameName } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Found, Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';
import type { Reference } from '../view/use.ts';

/**
 * Observed: the line is that of the section's header (infverif cases 001, 004, 007, 008 and 009).
 * Assumed: it is for lists of files and lists of registry entries, other mixtures are 1206; settled by InfVerif on an
 * INF whose AddReg and DelReg name one section.
 */
export const rule1205: Rule = {
  code: 1205,
  statement: 'Two directives name the same section.',
  why: 'The fields of a line mean one thing to CopyFiles and another to DelFiles: flags are misread.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
DelFiles = Demo_Files
«[Demo_Files]»`,
      options: { mode: 'k' },
      also: [1102, 1309],
    },
  ],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files'],
  find: ({ references }) => {
    const named = references.filter(({ found, needs }) => found && !needs);
    return repeated(named, ({ found }) => found!.foldedName).flatMap(twoDirectives);
  },
};

const ALIKE: readonly (readonly string[])[] = [
  ['CopyFiles', 'DelFiles', 'RenFiles'],
  ['AddReg', 'DelReg', 'BitReg'],
];

function twoDirectives(references: readonly Reference[]): Found[] {
  const [first] = references;
  const alike = ALIKE.find(names => names.some(name => sameName(name, first!.directive.name))) ?? [];
  const names = alike.filter(name => references.some(({ directive }) => sameName(directive.name, name)));
  if (names.length < 2) return [];
  const section = first!.found!;
  const span = headerOf(section);
  return [{ message: `[${section.name}] is named by ${names.join(' and ')}`, span, use: first!.by }];
}
