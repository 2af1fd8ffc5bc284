import { documented } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Rule } from '../rule.ts';
import { ASSOCSERVICE, servicesOf } from '../view/services.ts';

/** Assumed: the line is that of the second one; settled by an output of InfVerif with 1211. */
export const rule1211: Rule = {
  code: 1211,
  statement: 'A section gives a device two function drivers.',
  why: 'A device has one function driver; which it would get is not sure.',
  remedy: 'Set SPSVCINST_ASSOCSERVICE (0x2) for the function driver only.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
AddService = ContosoFilter, «0x00000002», Demo_Filter
[Demo_Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\demo.sys`,
  ],
  right: [
    `[Demo_Install.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
AddService = ContosoFilter, , Demo_Filter
[Demo_Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\demo.sys`,
  ],
  find: subject => {
    const associated = servicesOf(subject).filter(({ flags }) => (flags & ASSOCSERVICE) !== 0);
    return repeated(associated, ({ use }) => use.section.name).flatMap(([first, ...others]) =>
      others.map(({ name, line, use }) => ({
        message: `${name || 'no service'} is a second function driver beside ${first!.name || 'none'}`,
        span: line.span(2),
        use,
      })),
    );
  },
};
