import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { netComponentsOf } from '../view/net-drivers.ts';

export const rule2400: Rule = {
  code: 2400,
  statement: 'AddNetFilter or AddNetProtocol lacks the ID of the component or its section.',
  why: 'Windows does not know what to bind, or how.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      into: 'primitive',
      inf: `[Version]
Class = NetDriver
[DefaultInstall.NTamd64.NetDrivers]
«AddNetFilter = contoso_filter»`,
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
      .filter(line => line.fieldCount !== 2 || line.fields.includes(''))
      .map(line => ({
        message: `${line.key} needs the ID of the component and its section`,
        span: line.lineSpan,
      })),
};
