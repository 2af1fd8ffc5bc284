import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { EXTENSION } from '../view/extension.ts';
import { ASSOCSERVICE, servicesOf } from '../view/services.ts';

export const rule1383: Rule = {
  code: 1383,
  statement: 'An extension package gives the device its function driver.',
  why: 'The function driver is that of the base package; an extension adds filters and settings.',
  remedy: 'Leave SPSVCINST_ASSOCSERVICE (0x2) out.',
  citation: documented('using-an-extension-inf-file'),
  wrong: [
    {
      inf: `[Version]
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}
[Demo_Install.NT.Services]
AddService = ContosoDemo, «0x00000002», Demo_Service`,
    },
  ],
  right: [
    {
      inf: `[Version]
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}
[Demo_Install.NT.Services]
AddService = ContosoDemo, , Demo_Service`,
    },
  ],
  find: subject =>
    subject.isOfClass(EXTENSION)
      ? servicesOf(subject)
          .filter(({ flags }) => (flags & ASSOCSERVICE) !== 0)
          .map(({ name, line, use }) => ({
            message: `an extension gives the device ${name || 'no driver'} as its function driver (flag 0x2)`,
            span: line.span(2),
            use,
          }))
      : [],
};
