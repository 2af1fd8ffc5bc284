import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { numberIn } from '../view/services.ts';

const PROGRAM = 1;

export const rule1144: Rule = {
  code: 1144,
  statement: 'Software is installed by a program.',
  why: 'Programs run on desktop editions only; other products do nothing.',
  remedy: 'For all products, offer an app of the Store: SoftwareType 2 with SoftwareID.',
  citation: documented('inf-addsoftware-directive'),
  wrong: [
    {
      inf: `[Demo_Install.NT.Software]
AddSoftware = ContosoPanel, , Demo_Software
[Demo_Software]
SoftwareType = «1»
SoftwareVersion = 1.0.0.0
SoftwareBinary = %13%\\demo.sys`,
      also: ['software-never-runs'],
    },
  ],
  right: [
    `[Demo_Install.NT.Software]
AddSoftware = ContosoPanel, , Demo_Software
[Demo_Software]
SoftwareType = 2
SoftwareID = pfn://Contoso.Panel_1`,
  ],
  find: subject =>
    subject
      .usesOf('software-install-section')
      .filter(use => numberIn(use, 'SoftwareType') === PROGRAM)
      .map(use => ({
        message: 'SoftwareType 1, a program, runs on desktop editions only',
        span: use.section.line('SoftwareType')!.span(1),
        use,
      })),
};
