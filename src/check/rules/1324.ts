import { documented } from '../../base/index.ts';
import { setEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Observed: the line is that of [Version] (infverif case 001), and 10.0.18362 did not look for it
 * (microsoft/Windows-driver-samples issue 430) and 10.0.19041 did
 * (Gbps/gbhv issue 16).
 */
export const rule1324: Rule = {
  code: 1324,
  statement: '[Version] does not say PnpLockdown = 1.',
  why: 'Programs other than Windows may then change the files that the package installs.',
  fixes: true,
  citation: documented('inf-validation-errors-and-warnings'),
  since: { major: 10, minor: 0, build: 19041 },
  wrong: ['«[Version]»\n;- PnpLockdown', '«[Version]»\nPnpLockdown = 0'],
  right: ['[Version]\nPnpLockdown = 1'],
  find: ({ inf, version: { pnpLockdown } }) => {
    const section = inf.section('Version');
    if (!section || pnpLockdown?.value) return [];
    const span = headerOf(section);
    const edits = [setEntry(inf, section, 'PnpLockdown', '1')];
    return [{ message: '[Version] does not say PnpLockdown = 1', span, edits }];
  },
};
