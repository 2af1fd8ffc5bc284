import { compareVersions, documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { OWN_CODE_SINCE, RESERVED_SINCE, reservedNamesOf } from '../view/reserved.ts';

/**
 * Assumed: names that no record tells are not reserved, and from 10.0.26100 on names of samples are 1017; settled by
 * InfVerif on the samples of Microsoft, built without /samples.
 */
export const rule1293: Rule = {
  code: 1293,
  statement: 'A service has a name that is reserved.',
  why: 'The service of another package has it: whichever is installed later changes the other.',
  remedy: 'Give the service a name of your own.',
  citation: documented('inf-validation-errors-and-warnings'),
  since: RESERVED_SINCE,
  wrong: [
    {
      inf: '[Demo_Install.NT.Services]\nAddService = «Echo», 2, Demo_Service',
      options: { rules: { major: 10, minor: 0, build: 22621 } },
    },
    {
      inf: '[Demo_Install.NT.Wdf]\nKmdfService = «Echo», Demo_Wdf\n[Demo_Wdf]\nKmdfLibraryVersion = 1.33',
      options: { rules: { major: 10, minor: 0, build: 22621 } },
      also: 'any',
    },
  ],
  right: [
    {
      inf: '[Demo_Install.NT.Services]\nAddService = ContosoEcho, 2, Demo_Service',
      options: { rules: { major: 10, minor: 0, build: 22621 } },
    },
  ],
  find: subject => {
    const { rules } = subject.options;
    if (rules === 'next' || compareVersions(rules, OWN_CODE_SINCE) >= 0) return [];
    return reservedNamesOf(subject).map(({ name, span, use }) => ({
      message: `the name ${name} is reserved`,
      span,
      use,
    }));
  },
};
