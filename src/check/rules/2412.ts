import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { netComponentsOf } from '../view/net-drivers.ts';

export const rule2412: Rule = {
  code: 2412,
  statement: 'The ID of a network component has other characters than a to z, digits and _.',
  why: 'Windows does not take the component.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      into: 'primitive',
      inf: `[Version]
Class = NetDriver
[DefaultInstall.NTamd64.NetDrivers]
AddNetFilter = «Contoso-Filter», Demo_Filter
[Demo_Filter]
FilterClass = contoso_class`,
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
      .filter(line => line.field(1) && !/^[a-z0-9_]+$/.test(line.field(1)!))
      .map(line => ({
        message: `component ID ${line.field(1)} has other characters than a to z, digits and _`,
        span: line.span(1),
      })),
};
