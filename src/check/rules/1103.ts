import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { copiesOf, STORE } from '../view/copies.ts';

const IN_USE_RENAME = 0x4000;

/**
 * Observed: COPYFLG_IN_USE_RENAME is such a flag (microsoft/Windows-driver-samples commit 217e46c9 of January 2023,
 * which quotes InfVerif).
 * Assumed: it is the only one, and 10.0.22621 did not look for it; settled by InfVerif on each flag.
 */
export const rule1103: Rule = {
  code: 1103,
  statement: 'A file is copied to the driver store with a flag that cannot be used there.',
  why: 'Files in the driver store are never in use when they come: each package has a directory of its own.',
  citation: documented('inf-validation-errors-and-warnings'),
  since: { major: 10, minor: 0, build: 26100 },
  wrong: ['[Demo_Files]\ndemo.sys, , , «0x4000»', '[Demo_Files]\ndemo.sys, , , «0x00004002»'],
  right: ['[Demo_Files]\ndemo.sys, , , 2'],
  find: subject =>
    copiesOf(subject)
      .filter(({ file: { flags, destination } }) => destination.dirId === STORE && flags & IN_USE_RENAME)
      .map(({ file, use }) => ({
        message: `${file.target} goes to the driver store, where the flag 0x4000 cannot be used`,
        span: file.flagsSpan!,
        use,
      })),
};
