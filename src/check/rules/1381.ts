import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { EXTENSION } from '../view/extension.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: the line is that of [Version]; settled by an output of InfVerif with 1381. */
export const rule1381: Rule = {
  code: 1381,
  statement: 'An extension package has no ExtensionId.',
  why: 'Windows tells extension packages apart by it, and refuses one without.',
  citation: documented('using-an-extension-inf-file'),
  wrong: [
    {
      inf: `«[Version]»
Class = Extension
ClassGuid = {e2f84ce7-8efa-411c-aa69-97454ca4cb57}
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
  find: subject => {
    const section = subject.inf.section('Version');
    if (!section || !subject.isOfClass(EXTENSION) || subject.version.extensionId?.value) return [];
    return [{ message: '[Version] of an extension has no ExtensionId', span: headerOf(section) }];
  },
};
