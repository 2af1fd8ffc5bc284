import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1271: Rule = {
  code: 1271,
  statement: 'A model names no install section.',
  why: 'Windows does not know what to install for the device.',
  citation: documented('inf-models-section'),
  wrong: [
    {
      inf: '[Models.NTamd64.10.0...17763]\n«%Other% = , USB\\VID_1209&PID_0002»\n%Device% = Demo_Install, USB\\VID_1209&PID_0001\n[Strings]\nOther = "Contoso Other"',
    },
  ],
  right: ['[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001'],
  find: ({ models }) =>
    models.flatMap(({ models: all }) =>
      all
        .filter(({ installSection }) => installSection.value === '')
        .map(({ description, span }) => ({ message: `${description.value} names no install section`, span })),
    ),
};
