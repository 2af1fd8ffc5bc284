import { documented } from '../../base/index.ts';
import { inBraces } from '../edits.ts';
import { isGuid } from '../guid.ts';
import type { Rule } from '../rule.ts';

export const rule1380: Rule = {
  code: 1380,
  statement: 'ExtensionId is no GUID.',
  why: 'Windows tells extension packages apart by it.',
  fixes: true,
  citation: documented('using-an-extension-inf-file'),
  wrong: [
    {
      inf: `[Version]
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
ExtensionId = «6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10»
[Demo_Install.NT.Services]
AddService = ContosoDemo, , Demo_Service`,
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
  find: ({ inf, version: { extensionId } }) => {
    if (!extensionId || isGuid(extensionId.value)) return [];
    const { value, span } = extensionId;
    const message = `ExtensionId ${value} is no GUID in braces`;
    return [{ message, span, edits: inBraces(inf, span, value) }];
  },
};
