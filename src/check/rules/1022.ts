import { documented, foldCase } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Rule } from '../rule.ts';
import { servicesOf, UNIQUE_NAME } from '../view/services.ts';

/** Assumed: the place is that which does not make the name unique; settled by an output of InfVerif with 1022. */
export const rule1022: Rule = {
  code: 1022,
  statement: 'A service name is made unique in one place and not in another.',
  why: 'Windows would take it for two services.',
  remedy: 'Set SPSVCINST_UNIQUE_NAME (0x10000) wherever the service is added, or nowhere.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
AddService = ContosoFilter, 0x00010000, Demo_Filter
AddService = «ContosoFilter», , Demo_Filter
[Demo_Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\demo.sys`,
  ],
  right: [
    `[Demo_Install.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
AddService = ContosoFilter, 0x00010000, Demo_Filter
[Demo_Filter]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\demo.sys`,
  ],
  find: subject =>
    repeated(servicesOf(subject), ({ name }) => foldCase(name)).flatMap(group => {
      const plain = group.filter(({ flags }) => (flags & UNIQUE_NAME) === 0);
      if (plain.length === 0 || plain.length === group.length) return [];
      return plain.map(({ name, line, use }) => ({
        message: `service ${name} is made unique elsewhere, and not here`,
        span: line.span(1),
        use,
      }));
    }),
};
