import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** Observed: the line is that of [Version] (infverif case 001). */
export const rule1324: Rule = {
  code: 1324,
  statement: '[Version] does not say PnpLockdown = 1.',
  why: 'Programs other than Windows may then change the files that the package installs.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[Version]»\n;- PnpLockdown', '«[Version]»\nPnpLockdown = 0'],
  right: ['[Version]\nPnpLockdown = 1'],
  find: ({ inf, version: { pnpLockdown } }) => {
    const section = inf.section('Version');
    if (!section || pnpLockdown?.value) return [];
    const span = headerOf(section);
    const end = { start: span.end, end: span.end };
    const edit = pnpLockdown
      ? { span: pnpLockdown.span, text: '1' }
      : { span: end, text: '\nPnpLockdown = 1' };
    return [{ message: '[Version] does not say PnpLockdown = 1', span, edits: [edit] }];
  },
};
