import { documented } from '../../base/index.ts';
import { dirIdOf, isUserDirId } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { copiesOf } from '../view/copies.ts';

/** Assumed: the line is that of the file in the list; settled by an output of InfVerif with 1241. */
export const rule1241: Rule = {
  code: 1241,
  statement: 'A file goes to a directory whose number only an installation program could explain.',
  why: 'Windows installs devices without the program, and does not know the directory then.',
  citation: documented('using-dirids'),
  wrong: [
    `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Dlls
[Demo_Dlls]
«demo.dll»
[SourceDisksFiles]
demo.dll = 1
[DestinationDirs]
Demo_Dlls = 40000`,
  ],
  right: ['[DestinationDirs]\nDefaultDestDir = 13'],
  find: subject =>
    copiesOf(subject)
      .filter(({ file: { destination } }) => isUserDirId(destination.dirId) && !dirIdOf(destination.dirId))
      .map(({ file, use }) => ({
        message: `${file.target} goes to DIRID ${file.destination.dirId}, which only an installation program knows`,
        span: file.span,
        use,
      })),
};
