import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { ASSOCSERVICE, servicesOf } from '../view/services.ts';

export const rule1253: Rule = {
  code: 1253,
  statement: 'AddService names no service.',
  why: 'Windows skips it. Without a name and with flag 2 it would say that the device needs no driver.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service\n«AddService = ,»'],
  right: [
    '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service',
    { inf: '[Demo_Install.NT.Services]\nAddService = , 2\n;- [Demo_Service]' },
  ],
  find: subject =>
    servicesOf(subject)
      .filter(({ name, flags }) => name === '' && (flags & ASSOCSERVICE) === 0)
      .map(({ line, use }) => ({ message: 'AddService names no service', span: line.lineSpan, use })),
};
