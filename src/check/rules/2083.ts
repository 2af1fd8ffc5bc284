import { documented, foldCase } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf, type Subject } from '../view/subject.ts';

/** Observed: the line is that of the header (infverif case 014). */
export const rule2083: Rule = {
  code: 2083,
  statement: 'Nothing leads to a section.',
  why: 'What it says is never done; often the name is misspelt where it should be named.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[Demo_Extra]»\nHKR,,Extra,,1', '«[Demo_Install.NTarm64]»\nCopyFiles = Demo_Files'],
  right: ['[Demo_Install.NT]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,Extra,,1'],
  find: subject => {
    const used = usedNames(subject);
    return subject.inf.sections
      .filter(({ name }) => !used.has(foldCase(name)))
      .map(section => ({
        message: `nothing leads to section [${section.name}]`,
        span: headerOf(section),
      }));
  },
};

function usedNames({ uses }: Subject): ReadonlySet<string> {
  return new Set(uses.map(({ section }) => foldCase(section.name)));
}
