import { documented } from '../../base/index.ts';
import { dirIdOf } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { copiesOf, destinationText } from '../view/copies.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Directories whose place the page does not tell are left out.
 * Assumed: whatever lies below %SystemRoot% is within the system path, and the line is that of the list, as with 1322;
 * settled by an output of InfVerif with 1306.
 */
export const rule1306: Rule = {
  code: 1306,
  statement: 'A file goes outside the directory of Windows.',
  why: 'Not every Windows lets drivers copy there.',
  remedy: 'Leave it in the driver store: DIRID 13.',
  citation: documented('using-a-universal-inf-file'),
  wrong: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Dlls
[Demo_Dlls]
«demo.dll»
[SourceDisksFiles]
demo.dll = 1
[DestinationDirs]
Demo_Dlls = 16422, Contoso`,
      options: { mode: 'u' },
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Dlls
[Demo_Dlls]
demo.dll
[SourceDisksFiles]
demo.dll = 1
[DestinationDirs]
Demo_Dlls = 11`,
      options: { mode: 'u' },
    },
  ],
  find: subject =>
    copiesOf(subject)
      .filter(({ file: { destination } }) => isOutside(destination.dirId))
      .map(({ file, list, use }) => ({
        message: `${file.target} goes to ${destinationText(file.destination)}, outside the directory of Windows`,
        span: file.span,
        ...(list && { list: headerOf(list) }),
        use,
      })),
};

function isOutside(dirId: number): boolean {
  const path = dirIdOf(dirId)?.path;
  return path !== undefined && !path.startsWith('%SystemRoot%');
}
