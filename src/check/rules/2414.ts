import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { netComponentsOf } from '../view/net-drivers.ts';

export const rule2414: Rule = {
  code: 2414,
  statement: 'FilterClass has other characters than a to z, digits and _.',
  why: 'Windows does not take the filter.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      into: 'primitive',
      inf: `[Version]
Class = NetDriver
[DefaultInstall.NTamd64.NetDrivers]
AddNetFilter = contoso_filter, Demo_Filter
[Demo_Filter]
FilterClass = «Contoso Class»`,
      also: 'any',
    },
  ],
  right: [
    {
      into: 'primitive',
      inf: `[Version]
Class = NetDriver
[DefaultInstall.NTamd64.NetDrivers]
AddNetFilter = contoso_filter, Demo_Filter
[Demo_Filter]
FilterClass = contoso_class`,
      also: 'any',
    },
  ],
  find: subject =>
    netComponentsOf(subject)
      .flatMap(line => subject.inf.section(line.field(2) ?? '')?.linesNamed('FilterClass') ?? [])
      .filter(line => !/^[a-z0-9_]+$/.test(line.field(1) ?? ''))
      .map(line => ({
        message: `FilterClass ${line.field(1)} has other characters than a to z, digits and _`,
        span: line.span(1),
      })),
};
