import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { deletionsOf } from '../view/deletions.ts';
import { isShared } from '../view/registry.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Observed: what is below HKR is passed over: lsi_u3 of Microsoft's samples, a universal driver, is built without it.
 * Assumed: the rest counts, and the line is that of the list, as with 1303; settled by an output of InfVerif with 1308.
 */
export const rule1308: Rule = {
  code: 1308,
  statement: 'Registry values that are not of the device, or properties, are deleted.',
  why: 'Packages only add; what a package added goes when it is removed.',
  citation: documented('using-a-universal-inf-file'),
  wrong: [
    `[Demo_Install.NT]
CopyFiles = Demo_Files
DelReg = Demo_Old
«[Demo_Old]»
HKLM, SOFTWARE\\Contoso, Value`,
  ],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files\nDelReg = Demo_Old\n[Demo_Old]\nHKR, Contoso, Value'],
  find: subject =>
    deletionsOf(subject, 'DelReg', 'DelProperty')
      .filter(
        ({ directive, section }) =>
          directive.name === 'DelProperty' || section.lines.some(line => isShared(line.field(1) ?? '')),
      )
      .map(({ directive, section, by }) => ({
        message: `${directive.name} deletes what [${section.name}] lists`,
        span: headerOf(section),
        use: by,
      })),
};
