import { type Architecture, documented } from '../../base/index.ts';
import { sourceFile } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { architecturesIn, architecturesOf } from '../view/architectures.ts';
import { type CopiedFile, copiesOf } from '../view/copies.ts';
import type { Subject } from '../view/subject.ts';

/** A no-break space, as it is or as its UTF-8 reads in ANSI: no file has that name. */
const BLANK = /^[\s\u{a0}Â]*$/u;

/**
 * With a LayoutFile the lists of another INF count, which is not at hand.
 * Observed: osrusbfx2 of Microsoft's samples, which has a list with such a space in it, is built without it.
 * Assumed: the line is that of the file in the list; settled by an output of InfVerif with 1230.
 */
export const rule1230: Rule = {
  code: 1230,
  statement: 'A file that is copied is not listed in [SourceDisksFiles].',
  why: 'Windows does not take it into the driver store, and cannot copy it.',
  remedy: 'List it in [SourceDisksFiles], or for each architecture in [SourceDisksFiles.amd64] and the like.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    '[Demo_Files]\ndemo.sys\n«demo.dll»',
    '[Demo_Files]\n«demo.sys»\n;- [SourceDisksFiles]\n[SourceDisksFiles.x86]\ndemo.sys = 1',
  ],
  right: [
    { inf: '[Demo_Files]\ndemo.sys\nother.sys, demo.sys', also: [1100] },
    ';- [SourceDisksFiles]\n[SourceDisksFiles.amd64]\ndemo.sys = 1',
  ],
  find: subject =>
    subject.inf.section('Version')?.line('LayoutFile')
      ? []
      : copiesOf(subject).flatMap(copied => {
          const missing = missingFor(subject, copied);
          const { file, use } = copied;
          if (missing.length === 0) return [];
          const all = missing.length === architecturesIn(subject).length;
          const message = `[SourceDisksFiles] does not list ${file.source}${all ? '' : ` for ${missing.join(', ')}`}`;
          return [{ message, span: file.span, use }];
        }),
};

function missingFor(subject: Subject, { file, use }: CopiedFile): readonly Architecture[] {
  if (BLANK.test(file.source)) return [];
  return architecturesOf(subject, use).filter(
    architecture => !sourceFile(subject.inf, file.source, architecture),
  );
}
