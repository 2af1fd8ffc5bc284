import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1011: Rule = {
  code: 1011,
  statement: 'An entry of [Manufacturer] names no Models section.',
  why: 'Nothing of the manufacturer is installed.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763\n«%Other% =»\n[Strings]\nOther = Other'],
  right: ['[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763'],
  find: ({ inf }) =>
    (inf.section('Manufacturer')?.lines ?? [])
      .filter(line => line.isEntry && !line.field(1))
      .map(line => ({
        message: `${line.rawKey} names no Models section`,
        span: line.lineSpan,
      })),
};
