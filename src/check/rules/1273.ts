import { type Architecture, documented } from '../../base/index.ts';
import { readInteger, sourceDisk } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { architecturesIn } from '../view/architectures.ts';
import type { Subject } from '../view/subject.ts';

/** A disk number that is none is 1008. With a LayoutFile the disks of another INF count, which is not at hand. */
export const rule1273: Rule = {
  code: 1273,
  statement: 'A file is on a disk that [SourceDisksNames] does not list.',
  why: 'Windows does not know where to look for it.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['[SourceDisksFiles]\ndemo.sys = «2»'],
  right: [';- [SourceDisksNames]\n[SourceDisksNames.amd64]\n1 = %Disk%'],
  find: subject =>
    subject.inf.section('Version')?.line('LayoutFile')
      ? []
      : subject.usesOf('SourceDisksFiles').flatMap(({ section, statements }) =>
          statements.flatMap(({ line, key }) => {
            const id = readInteger(line.field(1) || 'none');
            const isListed = (architecture: Architecture) => sourceDisk(subject.inf, id, architecture);
            if (key === undefined || Number.isNaN(id)) return [];
            if (architecturesFor(subject, section.name).every(isListed)) return [];
            return [{ message: `${key} is on disk ${id}, which is not listed`, span: line.span(1) }];
          }),
        ),
};

/** Those of the package that look into a [SourceDisksFiles.architecture] section, or into the one for all. */
function architecturesFor(subject: Subject, section: string): readonly Architecture[] {
  const own = section.split('.')[1]?.toLowerCase();
  return architecturesIn(subject).filter(architecture => own === undefined || architecture === own);
}
