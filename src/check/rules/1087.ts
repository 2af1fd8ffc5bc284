import { documented, sameName } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';

export const rule1087: Rule = {
  code: 1087,
  statement: 'Two directives exclude each other.',
  why: 'Windows ignores one of them.',
  citation: documented('inf-addfilter-directive'),
  wrong: [
    {
      inf: `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...18362
[Models.NTamd64.10.0...18362]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
;- [Models.NTamd64.10.0...17763]
[Demo_Install.NT.Filters]
AddFilter = ContosoDemo, , Demo_Filter
[Demo_Filter]
FilterLevel = Low
«FilterPosition = Upper»`,
    },
  ],
  right: [
    `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...18362
[Models.NTamd64.10.0...18362]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
;- [Models.NTamd64.10.0...17763]
[Demo_Install.NT.Filters]
AddFilter = ContosoDemo, , Demo_Filter
[Demo_Filter]
FilterPosition = Upper`,
  ],
  find: ({ uses }) =>
    uses.flatMap(use => {
      const { either } = use.kind;
      if (!either) return [];
      const both = use.statements.filter(({ key }) =>
        either.some(name => key !== undefined && sameName(name, key)),
      );
      const names = new Set(both.map(({ directive }) => directive?.name));
      const last = both.at(-1);
      if (!last || names.size < 2) return [];
      const found: Found = {
        message: `${[...names].join(' and ')} exclude each other`,
        span: last.line.lineSpan,
        use,
      };
      return [found];
    }),
};
