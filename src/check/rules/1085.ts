import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** Assumed: it is a named service without its section; settled by InfVerif on directives cut short. */
export const rule1085: Rule = {
  code: 1085,
  statement: 'AddService names a service and no section that describes it.',
  why: 'Windows cannot create the service.',
  citation: documented('inf-addservice-directive'),
  wrong: [
    {
      inf: '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service\n«AddService = ContosoOther»',
    },
  ],
  right: [
    '[Demo_Install.NT.Services]\nAddService = ,2\n;- [Demo_Service]\n;- [Demo_Files]\n[Demo_Install.NT]\n;- CopyFiles',
  ],
  find: subject =>
    subject.statementsOf('AddService').flatMap(({ line, use }) => {
      if (!line.field(1) || line.field(3)) return [];
      return [{ message: `AddService ${line.field(1)} names no section`, span: line.lineSpan, use }];
    }),
};
