import { documented, foldCase } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** Assumed: the line is that of UmdfService; settled by an output of InfVerif with 1400. */
export const rule1400: Rule = {
  code: 1400,
  statement: 'A user-mode driver is not in UmdfServiceOrder.',
  why: 'The framework loads only the drivers that are in the order.',
  citation: documented('specifying-wdf-directives-in-inf-files'),
  wrong: [
    {
      inf: `[Demo_Install.NT.Wdf]
«UmdfService = ContosoUser, Demo_Umdf»
UmdfServiceOrder = ContosoOther
[Demo_Umdf]
UmdfLibraryVersion = 2.15.0
ServiceBinary = %13%\\demo.sys`,
    },
  ],
  right: [
    `[Demo_Install.NT.Wdf]
UmdfService = ContosoUser, Demo_Umdf
UmdfServiceOrder = ContosoOther, contosouser
[Demo_Umdf]
UmdfLibraryVersion = 2.15.0
ServiceBinary = %13%\\demo.sys`,
  ],
  find: subject =>
    subject.usesOf('DDInstall.Wdf').flatMap(use => {
      const order = use.section.linesNamed('UmdfServiceOrder').flatMap(line => line.fields.map(foldCase));
      return use.section
        .linesNamed('UmdfService')
        .filter(line => line.field(1) && !order.includes(foldCase(line.field(1)!)))
        .map(line => ({
          message: `UmdfServiceOrder does not name ${line.field(1)}`,
          span: line.lineSpan,
          use,
        }));
    }),
};
