import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1287: Rule = {
  code: 1287,
  statement: 'A decoration in [Manufacturer] cannot be read.',
  why: 'No Windows uses the Models section that it is for.',
  citation: documented('inf-manufacturer-section'),
  wrong: ['[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763, «NTx64.10.0»'],
  right: ['[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763'],
  find: ({ manufacturers }) =>
    manufacturers.flatMap(({ models, unreadable }) =>
      unreadable.map(({ value, span }) => ({
        message: `${value} is no decoration for [${models.value}], such as NTamd64.10.0...17763`,
        span,
      })),
    ),
};
