import { documented } from '../../base/index.ts';
import { sectionLike } from '../near.ts';
import type { Rule } from '../rule.ts';
import { servicesOf } from '../view/services.ts';

/** Without the name of a section it is 1005. */
export const rule2006: Rule = {
  code: 2006,
  statement: 'The section that describes a service is not there.',
  why: 'Windows cannot create the service.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, «Demo_Servise»',
      also: 'any',
    },
  ],
  right: ['[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service'],
  find: subject =>
    servicesOf(subject).flatMap(({ name, section, install, line, use }) => {
      if (name === '' || section === undefined || install) return [];
      const hint = sectionLike(subject.inf, section);
      const message = `section [${section}] of service ${name} does not exist`;
      return [{ message, span: line.span(3), use, ...(hint && { hint }) }];
    }),
};
