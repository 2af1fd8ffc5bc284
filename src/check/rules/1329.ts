import { compareVersions, documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { writtenFiltersOf } from '../view/filters.ts';

/** AddFilter is read from here on. @see inf-addfilter-directive */
const FIRST = { major: 10, minor: 0, build: 18362 };

/**
 * In extensions it is 1384.
 * Assumed: it is asked only where every Windows that uses the section reads AddFilter; settled by InfVerif /w on a
 * package for 10.0.17763 with such values.
 */
export const rule1329: Rule = {
  code: 1329,
  statement: 'A filter driver is set with a registry value or a property.',
  why: 'Filters of base and extension packages then overwrite each other.',
  remedy: 'Use AddFilter in the .Filters section.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...18362
[Models.NTamd64.10.0...18362]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
;- [Models.NTamd64.10.0...17763]
[Demo_Install.NT.HW]
AddReg = Demo_Filters
[Demo_Filters]
«HKR, , UpperFilters, 0x00010000, ContosoDemo»`,
  ],
  right: [
    `[Demo_Install.NT.HW]
AddReg = Demo_Filters
[Demo_Filters]
HKR, , UpperFilters, 0x00010000, ContosoDemo`,
  ],
  find: subject =>
    subject.version.extensionId
      ? []
      : writtenFiltersOf(subject)
          .filter(({ use }) => use.from && compareVersions(use.from, FIRST) >= 0)
          .map(({ what, span, use }) => ({
            message: `${what} is set here, and not by AddFilter`,
            span,
            use,
          })),
};
