import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { netComponentsOf } from '../view/net-drivers.ts';

/** Assumed: IDs of components and FilterClass are meant; settled by InfVerif on other entries of such sections. */
export const rule2415: Rule = {
  code: 2415,
  statement: 'A name of a network component begins with ms_ or vms_.',
  why: 'Such names are for components of Windows.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      into: 'primitive',
      inf: `[Version]
Class = NetDriver
[DefaultInstall.NTamd64.NetDrivers]
AddNetFilter = «ms_filter», Demo_Filter
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
AddNetFilter = contoso_ms_filter, Demo_Filter
[Demo_Filter]
FilterClass = contoso_class`,
      also: 'any',
    },
  ],
  find: subject => {
    const components = netComponentsOf(subject);
    const classes = components.flatMap(
      line => subject.inf.section(line.field(2) ?? '')?.linesNamed('FilterClass') ?? [],
    );
    return [...components, ...classes]
      .filter(line => /^v?ms_/i.test(line.field(1) ?? ''))
      .map(line => ({ message: `${line.field(1)} begins as names of Windows do`, span: line.span(1) }));
  },
};
