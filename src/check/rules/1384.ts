import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { EXTENSION } from '../view/extension.ts';
import { writtenFiltersOf } from '../view/filters.ts';

export const rule1384: Rule = {
  code: 1384,
  statement: 'An extension package sets a filter driver with a registry value or a property.',
  why: 'Extensions are applied in no certain order, so neither is the order of the filters.',
  remedy: 'Use AddFilter in the .Filters section.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Version]
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}
[Demo_Install.NT.Services]
AddService = ContosoDemo, , Demo_Service
[Demo_Install.NT.HW]
AddReg = Demo_Filters
[Demo_Filters]
«HKR, , LowerFilters, 0x00010008, ContosoDemo»`,
      also: 'any',
    },
  ],
  right: [
    {
      inf: `[Version]
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}
[Demo_Install.NT.Services]
AddService = ContosoDemo, , Demo_Service
[Demo_Install.NT.HW]
AddReg = Demo_Values
[Demo_Values]
HKR, , Contoso, , x`,
    },
  ],
  find: subject =>
    subject.isOfClass(EXTENSION)
      ? writtenFiltersOf(subject).map(({ what, span, use }) => ({
          message: `an extension sets ${what}, and not by AddFilter`,
          span,
          use,
        }))
      : [],
};
