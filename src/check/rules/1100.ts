import { documented, foldCase, sameName } from '../../base/index.ts';
import { sourceDisk, sourceFile } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { architecturesOf } from '../view/architectures.ts';
import { type CopiedFile, copiesOf, STORE } from '../view/copies.ts';
import type { Subject } from '../view/subject.ts';

/** Observed: the line is that of the file in the list, and the path of the disk counts too (infverif case 014). */
export const rule1100: Rule = {
  code: 1100,
  statement: 'A file that stays in the driver store is given another name or directory there.',
  why: 'The driver store keeps a package as it is; a copy of the file beside it is not made.',
  remedy:
    'Give it the same name and the same subdirectory in CopyFiles, [SourceDisksFiles] and [DestinationDirs].',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[SourceDisksFiles]\ndemo.sys = 1, x64\n[Demo_Files]\n«demo.sys»',
    '[SourceDisksNames]\n1 = %Disk%, , , \\x64\n[Demo_Files]\n«demo.sys»',
    '[Demo_Files]\ndemo.sys\n«demo.dll, demo64.dll»\n[SourceDisksFiles]\ndemo64.dll = 1',
  ],
  right: [
    `[SourceDisksFiles]
demo.dll = 1, x64
[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Dlls
[Demo_Dlls]
demo.dll
[DestinationDirs]
Demo_Dlls = 13, X64`,
  ],
  find: subject =>
    copiesOf(subject)
      .filter(({ file }) => file.destination.dirId === STORE)
      .flatMap(copied => {
        const differs = differenceOf(subject, copied);
        if (!differs) return [];
        const { file, use } = copied;
        return [
          { message: `${file.target} stays in the driver store, but ${differs}`, span: file.span, use },
        ];
      }),
};

function differenceOf(subject: Subject, { file, use }: CopiedFile): string | undefined {
  const { source, target, destination } = file;
  if (!sameName(source, target)) return `comes as ${source}`;
  const to = pathOf(destination.subdirectory);
  const from = architecturesOf(subject, use)
    .flatMap(architecture => {
      const found = sourceFile(subject.inf, source, architecture);
      if (!found) return [];
      const disk = sourceDisk(subject.inf, found.diskId, architecture);
      return [pathOf(disk?.path, found.subdirectory)];
    })
    .find(path => foldCase(path) !== foldCase(to));
  return from === undefined ? undefined : `lies in ${nameOf(from)} and is copied to ${nameOf(to)}`;
}

function pathOf(...parts: readonly (string | undefined)[]): string {
  return parts
    .flatMap(part => part?.split(/[\\/]/) ?? [])
    .filter(name => name !== '' && name !== '.')
    .join('\\');
}

function nameOf(path: string): string {
  return path === '' ? 'the top of the package' : path;
}
