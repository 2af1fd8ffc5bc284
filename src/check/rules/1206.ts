import { documented, sameName } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Found, Rule } from '../rule.ts';
import type { Reference } from '../view/use.ts';

/** Two lists of files, or of registry entries, are 1205. */
const ALIKE: readonly (readonly string[])[] = [
  ['copy-file-list-section', 'delete-file-list-section', 'rename-file-list-section'],
  ['add-registry-section', 'del-registry-section', 'bit-registry-section'],
  ['register-dll-section', 'unregister-dll-section'],
];

export const rule1206: Rule = {
  code: 1206,
  statement: 'A section is used as two things.',
  why: 'Its lines mean something to one of the directives that name it, and nothing to the other.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ inf: '[Demo_Install.NT]\nCopyFiles = Demo_Files\nAddReg = «Demo_Files»', also: 'any' }],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files'],
  find: ({ references }) => {
    const named = references.filter(({ found, needs }) => found && !needs);
    return repeated(named, ({ found }) => found!.foldedName).flatMap(otherKinds);
  },
};

/** The first reference says what the section is. */
function otherKinds(references: readonly Reference[]): Found[] {
  const [first, ...rest] = references;
  return rest
    .filter(({ kind }) => !isAlike(kind.name, first!.kind.name))
    .map(({ name, span, directive, by }) => ({
      message: `[${name}] is named by ${first!.directive.name}; ${directive.name} cannot use it too`,
      span,
      use: by,
    }));
}

function isAlike(a: string, b: string): boolean {
  return sameName(a, b) || ALIKE.some(kinds => kinds.includes(a) && kinds.includes(b));
}
