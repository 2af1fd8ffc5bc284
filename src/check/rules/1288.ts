import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** The first build that looks at the build of a decoration. */
const FIRST = 14310;

export const rule1288: Rule = {
  code: 1288,
  statement: 'A decoration has a build before 10.0.14310.',
  why: 'Older Windows does not know builds in decorations and uses none of the sections that have one.',
  citation: documented('inf-manufacturer-section'),
  wrong: [
    '[Manufacturer]\n%Contoso% = Models, «NTamd64.10.0...10240»\n;- [Models.NTamd64.10.0...17763]\n[Models.NTamd64.10.0...10240]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001',
  ].map(inf => ({ inf, also: [1199] })),
  right: ['[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763'],
  find: ({ manufacturers }) =>
    manufacturers.flatMap(({ decorations }) =>
      decorations
        .filter(({ value: { major = 0, build } }) => build !== undefined && (major < 10 || build < FIRST))
        .map(({ value, span }) => ({ message: `${value.text} has a build before 10.0.${FIRST}`, span })),
    ),
};
