import { documented, foldCase } from '../../base/index.ts';
import { type Inf, readAddSoftware, type SoftwareAdd } from '../../inf/index.ts';
import { levels } from '../levels.ts';
import type { Found, Rule } from '../rule.ts';
import { isHigher } from '../view/software-version.ts';

const PROGRAM = 1;

const adding = (version: string): string => `[Version]
Class = SoftwareComponent
ClassGuid = {5c4c3332-344d-483c-8739-259e934c9cc8}
DriverVer = 01/0${version.slice(0, 1)}/2026, 1.0.0.0
[Demo_Install.NT.Software]
AddSoftware = ContosoPanel, , Demo_Software
[Demo_Software]
SoftwareType = 1
SoftwareBinary = %13%\\panel.exe
SoftwareVersion = ${version}
[Demo_Files]
demo.sys
panel.exe
[SourceDisksFiles]
panel.exe = 1`;

export const ruleSoftwareLowerVersion: Rule = {
  code: 'software-lower-version',
  statement: 'A program of AddSoftware has a lower version than in the predecessor of the package.',
  why: 'Windows runs a program again when its version is higher than the last one of its name: where the predecessor was, it is never run.',
  citation: documented('inf-addsoftware-directive'),
  levels: levels('WWW'),
  wrong: [
    {
      inf: adding('9.0.0.0').replace('SoftwareVersion = 9.0.0.0', 'SoftwareVersion = «1.9.0.0»'),
      predecessor: adding('2.0.0.0'),
      also: 'any',
    },
  ],
  right: [
    { inf: adding('2.0.0.0'), predecessor: adding('1.0.0.0'), also: 'any' },
    {
      inf: adding('9.0.0.0').replace('SoftwareVersion = 9.0.0.0', 'SoftwareVersion = 2.0.0.0'),
      predecessor: adding('2.0.0.0'),
      also: 'any',
    },
  ],
  find: subject => {
    const { predecessor } = subject.source;
    const before = predecessor ? programsIn(predecessor.inf) : [];
    return subject.usesOf('DDInstall.Software').flatMap(use =>
      use.section.linesNamed('AddSoftware').flatMap((line): Found[] => {
        const { name, install } = readAddSoftware(subject.inf, line);
        const version = install?.type?.value === PROGRAM ? install.version : undefined;
        const last = before.find(one => foldCase(one.name.value) === foldCase(name.value))?.install?.version;
        if (!version || !last || !isHigher(last.value, version.value)) return [];
        const message = `${name.value} ${version.value} is never run where ${predecessor!.name} ran ${last.value}`;
        return [{ message, span: version.span, use }];
      }),
    );
  },
};

function programsIn(inf: Inf): SoftwareAdd[] {
  return inf.sections
    .flatMap(section => section.linesNamed('AddSoftware').map(line => readAddSoftware(inf, line)))
    .filter(({ install }) => install?.type?.value === PROGRAM);
}
