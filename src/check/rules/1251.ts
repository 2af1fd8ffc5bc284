import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { ASSOCSERVICE, numberIn, servicesOf } from '../view/services.ts';

const DISABLED = 4;

/** Assumed: the line is that of AddService; settled by an output of InfVerif with 1251. */
export const rule1251: Rule = {
  code: 1251,
  statement: 'The function driver of a device is a disabled service.',
  why: 'Windows does not load it, so the device does not start.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Install.NT.Services]\n«AddService = ContosoDemo, 0x00000002, Demo_Service»\n[Demo_Service]\nStartType = 4',
  ],
  right: ['[Demo_Service]\nStartType = 3'],
  find: subject =>
    servicesOf(subject)
      .filter(
        ({ flags, install }) =>
          flags & ASSOCSERVICE && install && numberIn(install, 'StartType') === DISABLED,
      )
      .map(({ name, line, use }) => ({
        message: `${name} is the function driver of a device and disabled (StartType 4)`,
        span: line.lineSpan,
        use,
      })),
};
