import { documented } from '../../base/index.ts';
import { dirIdOf } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { type CopiedFile, copiesOf, destinationText, STORE } from '../view/copies.ts';
import { SIGNATURE_DIRIDS } from '../view/isolation.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Assumed: directories that mean nothing are 1241 and 1243 alone; settled by InfVerif on such a directory.
 */
export const rule1322: Rule = {
  code: 1322,
  statement: 'A file does not stay in the driver store.',
  why: 'Outside it files of other packages and versions take its place.',
  remedy: 'Give its list DIRID 13 in [DestinationDirs].',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Dlls
[Demo_Dlls]
«demo.dll»
[SourceDisksFiles]
demo.dll = 1
[DestinationDirs]
Demo_Dlls = 11`,
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Help
[Demo_Help]
«demo.chm»
[SourceDisksFiles]
demo.chm = 1
[DestinationDirs]
Demo_Help = 18`,
      options: { mode: 'h' },
      also: [1340],
    },
  ],
  right: [
    '[DestinationDirs]\nDefaultDestDir = 13',
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Dlls
[Demo_Dlls]
demo.dll
[SourceDisksFiles]
demo.dll = 1
[DestinationDirs]
Demo_Dlls = 11`,
      options: { mode: 'h' },
    },
  ],
  find: subject =>
    copiesOf(subject)
      .filter(copied => isOutside(copied, subject.options.mode === 'h'))
      .map(({ file, list, use }) => ({
        message: `${file.target} goes to ${destinationText(file.destination)} and does not stay in the driver store`,
        span: file.span,
        ...(list && { list: headerOf(list) }),
        use,
      })),
};

function isOutside({ file: { destination } }: CopiedFile, isSignature: boolean): boolean {
  const { dirId } = destination;
  return (
    dirId !== STORE && dirIdOf(dirId) !== undefined && !(isSignature && SIGNATURE_DIRIDS.includes(dirId))
  );
}
