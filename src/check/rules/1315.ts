import { documented } from '../../base/index.ts';
import { sectionLike } from '../near.ts';
import type { Found, Rule } from '../rule.ts';
import { infOfSection, needsOf } from '../view/needs.ts';

/** Where some section includes an INF it may be there; what pages say of sections of Windows is 1319 and 2651. */
export const rule1315: Rule = {
  code: 1315,
  statement: 'A needed section is not there.',
  why: 'Windows does not install what it is needed for.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nNeeds = «Demo_Basis.NT»'],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nInclude = contoso.inf\nNeeds = Contoso_Basis.NT'],
  find: subject => {
    if (subject.statementsOf('Include').some(({ line }) => line.fieldCount > 0)) return [];
    return needsOf(subject)
      .filter(({ found, name }) => !found && infOfSection(name) === undefined)
      .map(({ name, span, by }): Found => {
        const hint = sectionLike(subject.inf, name);
        return { message: `needed section [${name}] is not there`, span, use: by, ...(hint && { hint }) };
      });
  },
};
