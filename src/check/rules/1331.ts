import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { meet } from '../view/meet.ts';
import { isShared, keyText, registryAddsOf } from '../view/registry.ts';
import { differingSettings, type Setting } from '../view/settings.ts';
import type { Subject } from '../view/subject.ts';

/**
 * Values below HKR are of each device. Assumed: the line is that of the later value; settled by an output of InfVerif
 * with 1331.
 */
export const rule1331: Rule = {
  code: 1331,
  statement: 'Two install sections set a registry value to different data.',
  why: 'Windows may carry both out before devices come: which one counts is then not sure.',
  remedy: 'Write the value below HKR.',
  citation: documented('inf-verif-error-1330'),
  wrong: [
    {
      inf: `[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
%Other% = Demo_Other, USB\\VID_1209&PID_0002
[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_One
[Demo_Other.NT]
CopyFiles = Demo_Files
AddReg = Demo_Two
[Demo_Other.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
[Demo_One]
HKLM, SOFTWARE\\Contoso, Value, , one
[Demo_Two]
«HKLM, SOFTWARE\\Contoso, Value, , two»
[Strings]
Other = "Contoso Other"`,
      also: [1321],
    },
  ],
  right: [
    {
      inf: `[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
%Other% = Demo_Other, USB\\VID_1209&PID_0002
[Demo_Install.NT]
CopyFiles = Demo_Files
AddReg = Demo_One
[Demo_Other.NT]
CopyFiles = Demo_Files
AddReg = Demo_Two
[Demo_Other.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
[Demo_One]
HKR, Contoso, Value, , one
[Demo_Two]
HKR, Contoso, Value, , two
[Strings]
Other = "Contoso Other"`,
    },
  ],
  find: subject =>
    differingSettings(sharedSettings(subject), (a, b) => meet(subject, a, b)).map(({ value, by, other }) => ({
      message: `${keyText(value.add)}\\${value.add.name} is set otherwise by [${other.by.section.name}] than by [${by.section.name}]`,
      span: value.add.span,
      use: value.use,
    })),
};

/** The values of all devices, by the install sections that set them; parts of one install section are one. */
function sharedSettings(subject: Subject): readonly Setting[] {
  return registryAddsOf(subject)
    .filter(({ add }) => isShared(add.root))
    .flatMap(value =>
      value.use.references
        .map(({ by }) => by.base ?? by)
        .filter(({ kind }) => kind.name === 'DDInstall')
        .map(by => ({ value, by })),
    );
}
