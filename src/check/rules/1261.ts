import { documented } from '../../base/index.ts';
import { sectionLike } from '../near.ts';
import type { Rule } from '../rule.ts';

/** Assumed: the line is that of the model; settled by an output of InfVerif with 1261. */
export const rule1261: Rule = {
  code: 1261,
  statement: 'A model names an install section that is not there.',
  why: 'Windows chooses the driver for the device, and then cannot install it.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: '[Models.NTamd64.10.0...17763]\n%Device% = «Demo_Instal», USB\\VID_1209&PID_0001',
      also: 'any',
    },
  ],
  right: ['[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001'],
  find: ({ inf, models }) =>
    models.flatMap(({ installs, models: all }) =>
      all.flatMap(({ installSection: { value, span }, description }) => {
        if (value === '' || installs.get(value)?.section) return [];
        const hint = sectionLike(inf, value);
        const message = `install section [${value}] of ${description.value} does not exist`;
        return [{ message, span, ...(hint && { hint }) }];
      }),
    ),
};
