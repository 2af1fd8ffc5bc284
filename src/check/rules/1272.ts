import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { ASSOCSERVICE, servicesOf } from '../view/services.ts';

/** Assumed: without flag 2 it is 1253; settled by InfVerif on both. */
export const rule1272: Rule = {
  code: 1272,
  statement: 'A device that needs no driver is given the section of a service.',
  why: 'Windows ignores the section, for AddService names no service.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Install.NT.Services]\nAddService = , 0x00000002, «Demo_Service»'],
  right: [{ inf: '[Demo_Install.NT.Services]\nAddService = , 2\n;- [Demo_Service]' }],
  find: subject =>
    servicesOf(subject)
      .filter(({ name, flags, section }) => name === '' && flags & ASSOCSERVICE && section !== undefined)
      .map(({ line, section, use }) => ({
        message: `section [${section}] is ignored: AddService names no service`,
        span: line.span(3),
        use,
      })),
};
