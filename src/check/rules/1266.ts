import { documented } from '../../base/index.ts';
import { readRegistryLine } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { DELETE_TEXT } from '../view/registry.ts';

export const rule1266: Rule = {
  code: 1266,
  statement: 'A DelReg entry takes a text out of a list and does not say which.',
  why: 'Windows takes nothing out.',
  citation: documented('inf-delreg-directive'),
  wrong: [
    `[Demo_Install.NT]
CopyFiles = Demo_Files
DelReg = Demo_Old
[Demo_Old]
«HKR, Contoso, List, 0x00018002»`,
  ],
  right: [
    `[Demo_Install.NT]
CopyFiles = Demo_Files
DelReg = Demo_Old
[Demo_Old]
HKR, Contoso, List, 0x00018002, Old`,
  ],
  find: subject =>
    subject.usesOf('del-registry-section').flatMap(use =>
      use.section.lines.flatMap(line => {
        const { flags, values, name } = readRegistryLine(line);
        if ((flags & DELETE_TEXT) !== DELETE_TEXT || values[0]) return [];
        return [{ message: `nothing is named that is to leave ${name}`, span: line.lineSpan, use }];
      }),
    ),
};
