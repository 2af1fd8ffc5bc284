import { documented } from '../../base/index.ts';
import { readInteger } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';

export const rule1262: Rule = {
  code: 1262,
  statement: 'The mask of a BitReg entry is more than one byte.',
  why: 'BitReg changes bits of one byte.',
  citation: documented('inf-bitreg-directive'),
  wrong: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
BitReg = Demo_Bits
[Demo_Bits]
HKR, , Options, 1, «0x100», 0`,
      also: [1307],
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
BitReg = Demo_Bits
[Demo_Bits]
HKR, , Options, 1, 0x80, 1`,
      also: [1307],
    },
  ],
  find: subject =>
    subject.usesOf('bit-registry-section').flatMap(use =>
      use.section.lines.flatMap(line => {
        const mask = readInteger(line.field(5) ?? '');
        if (Number.isNaN(mask) || (mask >= 0 && mask <= 0xff)) return [];
        return [{ message: `the mask ${line.field(5)} is more than a byte`, span: line.span(5), use }];
      }),
    ),
};
