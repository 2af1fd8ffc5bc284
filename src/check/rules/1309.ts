import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import { deletionsOf, isUninstall } from '../view/deletions.ts';
import { headerOf, type Subject } from '../view/subject.ts';

/**
 * Observed: [DefaultUninstall] is passed over (infverif case 001).
 * Assumed: the line is that of the list of files, as with 1322; settled by an output of InfVerif with 1309.
 */
export const rule1309: Rule = {
  code: 1309,
  statement: 'A file or service is deleted.',
  why: 'Packages only add; what a package added goes when it is removed.',
  citation: documented('using-a-universal-inf-file'),
  wrong: [
    '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 0x00000002, Demo_Service\n«DelService = ContosoOld»',
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
DelFiles = Demo_Old
[Demo_Old]
«old.sys»
[DestinationDirs]
Demo_Old = 12`,
    },
  ],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files'],
  find: subject => [...services(subject), ...files(subject)],
};

function services(subject: Subject): Found[] {
  return subject
    .statementsOf('DelService')
    .filter(({ use }) => !isUninstall(use))
    .map(({ line, use }) => ({
      message: `DelService deletes the service ${line.field(1)}`,
      span: line.lineSpan,
      use,
    }));
}

function files(subject: Subject): Found[] {
  return deletionsOf(subject, 'DelFiles').flatMap(({ section, by }) =>
    section.lines.map(line => ({
      message: `DelFiles deletes ${line.field(1)}`,
      span: line.lineSpan,
      list: headerOf(section),
      use: by,
    })),
  );
}
