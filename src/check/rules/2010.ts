import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: Models sections are meant, and the line is that of the section; settled by an output of InfVerif with 2010. */
export const rule2010: Rule = {
  code: 2010,
  statement: 'A Models section has no architecture.',
  why: 'Windows takes it as one for x86, and no other Windows sees its models.',
  citation: documented('inf-manufacturer-section'),
  wrong: [
    {
      inf: `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...17763, NT.6.1
«[Models.NT.6.1]»
%Device% = Demo_Install, USB\\VID_1209&PID_0001`,
      also: [1199],
    },
  ],
  right: ['[Models.NTamd64.10.0...17763]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001'],
  find: ({ models }) =>
    models.flatMap(({ decoration, section, name }) => {
      if (!section || decoration?.architecture) return [];
      return [
        {
          message: `section [${name}] has no architecture, and counts as one for x86`,
          span: headerOf(section),
        },
      ];
    }),
};
