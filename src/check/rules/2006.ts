import { documented } from '../../base/index.ts';
import { sectionLike } from '../near.ts';
import type { Rule } from '../rule.ts';
import { servicesOf } from '../view/services.ts';

export const rule2006: Rule = {
  code: 2006,
  statement: 'AddService names a service and no section that describes it.',
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
    servicesOf(subject)
      .filter(({ name, install }) => name !== '' && !install)
      .map(({ name, section, line, use }) => {
        if (section === undefined) {
          return { message: `AddService names no section for ${name}`, span: line.lineSpan, use };
        }
        const hint = sectionLike(subject.inf, section);
        return {
          message: `section [${section}] of service ${name} does not exist`,
          span: line.span(3),
          use,
          ...(hint && { hint }),
        };
      }),
};
