import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/**
 * Observed: the line is that of the first header, and each section is named once
 * (microsoft/Windows-driver-samples pull 160, intel/pcm issue 90, SigalHu/PCIEDriver issue 2).
 */
export const rule1209: Rule = {
  code: 1209,
  statement: 'A section is defined more than once.',
  why: 'Windows takes the parts as one section: what was meant as another one is added to the first.',
  remedy: 'Put what they hold into one section.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Files]\ndemo.sys\n[SourceDisksFiles]\ndemo.sys = 1\n«[Demo_Files]»'],
  right: ['[Demo_Files]\ndemo.sys'],
  find: ({ inf }) =>
    inf.sections
      .filter(({ headers }) => headers.length > 1)
      .map(({ name, headers }) => ({
        message: `section [${name}] is defined ${headers.length} times`,
        span: headers[1]!,
        reported: headers[0]!,
      })),
};
