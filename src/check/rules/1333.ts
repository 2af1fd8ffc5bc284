import { documented, foldCase } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Found, Rule } from '../rule.ts';
import { meet } from '../view/meet.ts';
import { type AddedService, servicesOf } from '../view/services.ts';
import type { Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

/**
 * Assumed: what differs is the service-install section, whatever its name, not what it writes into the registry, which
 * is 1332; and the line is that of the second AddService; settled by an output of InfVerif with 1333.
 */
export const rule1333: Rule = {
  code: 1333,
  statement: 'Two install sections configure the same service in different ways.',
  why: 'Windows may set up services before devices come: which way counts is then not sure.',
  remedy: 'Give each its own service, or both the same configuration.',
  citation: documented('inf-verif-error-1330'),
  wrong: [
    `[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
%Other% = Demo_Other, USB\\VID_1209&PID_0002
[Demo_Other.NT]
CopyFiles = Demo_Files
[Demo_Other.NT.Services]
«AddService = ContosoDemo, 0x00000002, Demo_Early»
[Demo_Early]
ServiceType = 1
StartType = 0
ErrorControl = 1
ServiceBinary = %13%\\demo.sys
[Strings]
Other = "Contoso Other"`,
  ],
  right: [
    `[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
%Other% = Demo_Other, USB\\VID_1209&PID_0002
[Demo_Other.NT]
CopyFiles = Demo_Files
[Demo_Other.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Same
[Demo_Same]
StartType = 3
ServiceType = 0x1
ErrorControl = 1
ServiceBinary = %13%\\DEMO.sys
[Strings]
Other = "Contoso Other"`,
  ],
  find: subject => {
    const installed = servicesOf(subject).filter(({ install, name, use }) => install && name && use.from);
    return repeated(installed, ({ name }) => foldCase(name)).flatMap(services =>
      otherThanBefore(subject, services),
    );
  },
};

function otherThanBefore(subject: Subject, services: readonly AddedService[]): Found[] {
  const configured = new Map(services.map(({ install }) => [install, '']));
  for (const install of configured.keys()) configured.set(install, configurationOf(install!));
  return services.flatMap(({ name, line, use, install }, i) => {
    const other = services
      .slice(0, i)
      .find(one => configured.get(one.install) !== configured.get(install) && meet(subject, one.use, use));
    if (!other) return [];
    const message = `service ${name} is configured otherwise in [${other.use.section.name}]`;
    return [{ message, span: line.lineSpan, use }];
  });
}

const SAID = [
  'ServiceType',
  'StartType',
  'ErrorControl',
  'ServiceBinary',
  'LoadOrderGroup',
  'Dependencies',
  'StartName',
];

function configurationOf(install: Use): string {
  return SAID.map(key => {
    const fields = install.section.line(key)?.fields ?? [];
    return fields
      .map(field => (/^0x[0-9a-f]+$/i.test(field) ? String(Number(field)) : foldCase(field)))
      .join(',');
  }).join('\n');
}
