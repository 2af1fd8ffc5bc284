import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { netComponentsOf } from '../view/net-drivers.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: the line is that of [Version]; settled by an output of InfVerif with 2420. */
export const rule2420: Rule = {
  code: 2420,
  statement: 'A package of class NetDriver adds no network component.',
  why: 'Windows would have nothing to bind.',
  remedy: 'Add a [DefaultInstall.NTamd64.NetDrivers] section with AddNetFilter or AddNetProtocol.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ into: 'primitive', inf: '«[Version]»\nClass = NetDriver', also: 'any' }],
  right: [
    {
      into: 'primitive',
      inf: `[Version]
Class = NetDriver
[DefaultInstall.NTamd64.NetDrivers]
AddNetProtocol = contoso_protocol, Demo_Protocol
[Demo_Protocol]
BindName = contoso`,
      also: 'any',
    },
  ],
  find: subject => {
    const section = subject.inf.section('Version');
    const isNetDriver = sameName(subject.version.class?.value ?? '', 'NetDriver');
    if (!section || !isNetDriver || netComponentsOf(subject).length > 0) return [];
    return [{ message: 'the package adds no network component', span: headerOf(section) }];
  },
};
