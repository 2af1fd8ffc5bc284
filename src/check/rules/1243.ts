import { documented } from '../../base/index.ts';
import { dirIdOf, isShellDirId, isUserDirId } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { copiesOf } from '../view/copies.ts';

/**
 * Numbers of shell folders that the page does not list are left out: Windows may know them.
 * Assumed: the line is that of the file in the list; settled by an output of InfVerif with 1243.
 */
export const rule1243: Rule = {
  code: 1243,
  statement: 'A file goes to a directory whose number means nothing.',
  why: 'Windows does not know where to put it.',
  citation: documented('using-dirids'),
  wrong: [
    `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Dlls
[Demo_Dlls]
«demo.dll»
[SourceDisksFiles]
demo.dll = 1
[DestinationDirs]
Demo_Dlls = 99`,
  ],
  right: ['[DestinationDirs]\nDefaultDestDir = 13'],
  find: subject =>
    copiesOf(subject)
      .filter(({ file: { destination } }) => meansNothing(destination.dirId))
      .map(({ file, use }) => ({
        message: `${file.target} goes to DIRID ${file.destination.dirId}, which means nothing`,
        span: file.span,
        use,
      })),
};

function meansNothing(dirId: number): boolean {
  return !Number.isNaN(dirId) && !dirIdOf(dirId) && !isShellDirId(dirId) && !isUserDirId(dirId);
}
