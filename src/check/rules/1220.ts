import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { infOfSection } from '../view/needs.ts';

/** For the sections of Windows that pages name; of others nobody can tell without its INFs. */
export const rule1220: Rule = {
  code: 1220,
  statement: 'A directive names a section of an included INF.',
  why: 'Only Needs reaches sections of other INFs: Windows does not find the section.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Install.NT]\nInclude = winusb.inf\nNeeds = WINUSB.NT\nAddReg = «WINUSB.NT.HW»'],
  right: ['[Demo_Install.NT]\nInclude = winusb.inf\nNeeds = WINUSB.NT'],
  find: ({ references }) =>
    references.flatMap(({ name, span, by, found, needs, directive }) => {
      const inf = found || needs ? undefined : infOfSection(name);
      if (inf === undefined) return [];
      return [
        { message: `${directive.name} cannot name [${name}] of ${inf}; only Needs can`, span, use: by },
      ];
    }),
};
