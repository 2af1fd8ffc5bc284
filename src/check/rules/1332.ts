import { documented, foldCase, sameName } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Rule } from '../rule.ts';
import { meet } from '../view/meet.ts';
import { type AddedValue, keyText, registryAddsOf } from '../view/registry.ts';
import { type AddedService, servicesOf } from '../view/services.ts';
import { differingSettings, type Setting } from '../view/settings.ts';
import type { Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

/** Assumed: the line is that of the later value; settled by an output of InfVerif with 1332. */
export const rule1332: Rule = {
  code: 1332,
  statement: 'Two sections set a registry value of the same service to different data.',
  why: 'Windows may set up services before devices come: which one counts is then not sure.',
  remedy: 'Give each its own service, or keep the value with the device.',
  citation: documented('inf-verif-error-1330'),
  wrong: [
    {
      inf: `[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
%Other% = Demo_Other, USB\\VID_1209&PID_0002
[Demo_Other.NT]
CopyFiles = Demo_Files
[Demo_Other.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Second
[Demo_Service]
AddReg = Demo_One
[Demo_Second]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\demo.sys
AddReg = Demo_Two
[Demo_One]
HKR, Parameters, Value, 0x00010001, 1
[Demo_Two]
«HKR, Parameters, Value, 0x00010001, 2»
[Strings]
Other = "Contoso Other"`,
    },
  ],
  right: [
    {
      inf: `[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
%Other% = Demo_Other, USB\\VID_1209&PID_0002
[Demo_Other.NT]
CopyFiles = Demo_Files
[Demo_Other.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Second
[Demo_Service]
AddReg = Demo_One
[Demo_Second]
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %13%\\demo.sys
AddReg = Demo_Two
[Demo_One]
HKR, Parameters, Value, 0x00010001, 1
[Demo_Two]
HKR, parameters, value, 0x00010001, 0x1
[Strings]
Other = "Contoso Other"`,
    },
  ],
  find: subject => {
    const services = servicesOf(subject).filter(({ name, install }) => name !== '' && install);
    return repeated(services, ({ name }) => foldCase(name)).flatMap(same =>
      differingSettings(settingsOf(subject, same), (a, b) => meet(subject, a, b)).map(
        ({ value, by, other }) => ({
          message: `[${other.by.section.name}] sets ${keyText(value.add)}\\${value.add.name} of service ${same[0]!.name} otherwise than [${by.section.name}]`,
          span: value.add.span,
          use: value.use,
        }),
      ),
    );
  },
};

/** What AddReg writes for the service itself. */
function settingsOf(subject: Subject, services: readonly AddedService[]): readonly Setting[] {
  const own = ownValues(subject);
  const installs = [...new Set(services.map(({ install }) => install!))];
  return installs.flatMap(by => (own.get(by) ?? []).map(value => ({ value, by })));
}

/** The values below HKR by the sections whose AddReg leads to them. */
function ownValues(subject: Subject): ReadonlyMap<Use, readonly AddedValue[]> {
  return subject.view('own values', () => {
    const own = new Map<Use, AddedValue[]>();
    for (const value of registryAddsOf(subject)) {
      if (!sameName(value.add.root, 'HKR')) continue;
      for (const by of new Set(value.use.references.map(reference => reference.by)))
        if (!own.get(by)?.push(value)) own.set(by, [value]);
    }
    return own;
  });
}
