import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { OWN_CODE_SINCE, reservedNamesOf } from '../view/reserved.ts';

/** Before, it is 1293. Assumed: the names are those that were recorded with 1293; settled as 1293 is. */
export const rule1017: Rule = {
  code: 1017,
  statement: 'A service has the name of a sample of Microsoft.',
  why: 'Others that began with that sample have it too: whichever is installed later changes the other.',
  remedy: 'Give the service a name of your own.',
  citation: documented('inf-validation-errors-and-warnings'),
  since: OWN_CODE_SINCE,
  wrong: [
    '[Demo_Install.NT.Services]\nAddService = «Echo», 2, Demo_Service',
    {
      inf: '[Demo_Install.NT.Wdf]\nKmdfService = «Echo», Demo_Wdf\n[Demo_Wdf]\nKmdfLibraryVersion = 1.33',
      also: 'any',
    },
  ],
  right: ['[Demo_Install.NT.Services]\nAddService = ContosoEcho, 2, Demo_Service'],
  find: subject =>
    reservedNamesOf(subject).map(({ name, span, use }) => ({
      message: `${name} is the name of a sample`,
      span,
      use,
    })),
};
