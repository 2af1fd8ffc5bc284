import { compareVersions, documented, foldCase, type WindowsVersion } from '../../base/index.ts';
import { groupBy } from '../group.ts';
import type { Found, Rule } from '../rule.ts';
import { type AddedService, servicesOf } from '../view/services.ts';
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
    return [...groupBy(installed, ({ name }) => foldCase(name)).values()].flatMap(otherThanBefore);
  },
};

function otherThanBefore(services: readonly AddedService[]): Found[] {
  return services.flatMap(({ name, line, use, install }, i) => {
    const other = services
      .slice(0, i)
      .find(one => meet(one.use, use) && configurationOf(one.install!) !== configurationOf(install!));
    if (!other) return [];
    const message = `service ${name} is configured otherwise in [${other.use.section.name}]`;
    return [{ message, span: line.lineSpan, use }];
  });
}

/** Whether a Windows can use both sections: one of each architecture, and of versions that both count on. */
function meet(a: Use, b: Use): boolean {
  const [one, other] = [architectureOf(a), architectureOf(b)];
  if (one !== other && one !== '' && other !== '') return false;
  return begins(a, b.until) && begins(b, a.until);
}

function begins({ from }: Use, until: WindowsVersion | undefined): boolean {
  return !from || !until || compareVersions(from, until) < 0;
}

function architectureOf({ section }: Use): string {
  return /\.nt(x86|amd64|arm64|arm|ia64)\./i.exec(section.name)?.[1]?.toLowerCase() ?? '';
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
