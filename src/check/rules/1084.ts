import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

const COMPANIONS: Readonly<Record<string, string>> = {
  UmdfService: 'UmdfLibraryVersion',
  KmdfService: 'KmdfLibraryVersion',
};

/** Assumed: KmdfService is like UmdfService, which the page names; settled by InfVerif on one without its version. */
export const rule1084: Rule = {
  code: 1084,
  statement: 'A framework service does not say which version of the framework it needs.',
  why: 'Windows cannot load the framework for the driver.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT.Wdf]\nUmdfService = ContosoDemo, «Demo_Umdf»\nUmdfServiceOrder = ContosoDemo\n[Demo_Umdf]\nServiceBinary = %13%\\demo.sys',
  ],
  right: [
    '[Demo_Install.NT.Wdf]\nKmdfService = ContosoDemo, Demo_Kmdf\n[Demo_Kmdf]\nKmdfLibraryVersion = 1.15',
  ],
  find: ({ references }) =>
    references.flatMap(({ directive, found, span, by, name }) => {
      const companion = COMPANIONS[directive.name];
      if (!companion || !found || found.line(companion)) return [];
      return [{ message: `${directive.name} needs ${companion} in section [${name}]`, span, use: by }];
    }),
};
