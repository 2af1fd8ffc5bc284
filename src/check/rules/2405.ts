import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { netDriversOf } from '../view/net-drivers.ts';
import { headerOf } from '../view/subject.ts';

export const rule2405: Rule = {
  code: 2405,
  statement: 'A package of another class than NetDriver has a [DefaultInstall.NetDrivers] section.',
  why: 'Windows does not read the section there.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      into: 'primitive',
      inf: `«[DefaultInstall.NTamd64.NetDrivers]»
AddNetFilter = contoso_filter, Demo_Filter
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
    sameName(subject.version.class?.value ?? '', 'NetDriver')
      ? []
      : netDriversOf(subject).map(section => ({
          message: `section [${section.name}] is for packages of class NetDriver only`,
          span: headerOf(section),
        })),
};
