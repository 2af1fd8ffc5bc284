import { documented, foldCase, sameName } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Found, Rule } from '../rule.ts';
import { type CopiedFile, copiesOf } from '../view/copies.ts';
import { meet } from '../view/meet.ts';
import type { Subject } from '../view/subject.ts';

/** Assumed: the line is that of the later file in its list; settled by an output of InfVerif with 1330. */
export const rule1330: Rule = {
  code: 1330,
  statement: 'Two files are copied to the same place.',
  why: 'Windows may copy all files before devices come: which one stays is then not sure.',
  citation: documented('inf-verif-error-1330'),
  wrong: [
    {
      inf: `[Models.NTamd64.10.0...17763]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
%Other% = Demo_Other, USB\\VID_1209&PID_0002
[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_One
[Demo_Other.NT]
CopyFiles = Demo_Files, Demo_Two
[Demo_Other.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
[Demo_One]
demo.dll, one.dll
[Demo_Two]
«demo.dll, two.dll»
[SourceDisksFiles]
one.dll = 1
two.dll = 1
[DestinationDirs]
Demo_One = 11
Demo_Two = 11
[Strings]
Other = "Contoso Other"`,
      options: { mode: 'u' },
    },
  ],
  right: [
    {
      inf: `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...17763, NTarm64.10.0...17763
[Models.NTarm64.10.0...17763]
%Device% = Demo_Other, USB\\VID_1209&PID_0001
[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_One
[Demo_Other.NT]
CopyFiles = Demo_Files, Demo_Two
[Demo_Other.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service
[Demo_One]
demo.dll, one.dll
[Demo_Two]
demo.dll, two.dll
[SourceDisksFiles]
one.dll = 1
two.dll = 1
[DestinationDirs]
Demo_One = 11
Demo_Two = 11`,
      options: { mode: 'u' },
    },
  ],
  find: subject => repeated(copiesOf(subject), placeOf).flatMap(copies => otherThanBefore(subject, copies)),
};

function placeOf({ file: { destination, target } }: CopiedFile): string {
  return foldCase(`${destination.dirId}\\${destination.subdirectory ?? ''}\\${target}`);
}

function otherThanBefore(subject: Subject, copies: readonly CopiedFile[]): Found[] {
  return copies.flatMap(({ file, use }, i) => {
    const other = copies
      .slice(0, i)
      .find(one => !sameName(one.file.source, file.source) && meet(subject, one.use, use));
    if (!other) return [];
    const message = `${file.source} and ${other.file.source} are both copied to ${file.target}`;
    return [{ message, span: file.span, use }];
  });
}
