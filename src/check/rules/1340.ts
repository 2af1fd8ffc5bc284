import { documented } from '../../base/index.ts';
import { dirIdOf, readInteger } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';

/** Assumed: [DestinationDirs] is where it is looked for; settled by an output of InfVerif with 1340 or 1341. */
export const rule1340: Rule = {
  code: 1340,
  statement: 'Files go to a directory whose number is deprecated.',
  why: 'A package that copies there gets no signature of Microsoft any more.',
  citation: documented('using-dirids'),
  since: { major: 10, minor: 0, build: 26100 },
  wrong: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files, Demo_Help
[Demo_Help]
demo.chm
[SourceDisksFiles]
demo.chm = 1
[DestinationDirs]
Demo_Help = «18»`,
      also: [1322],
    },
  ],
  right: ['[DestinationDirs]\nDefaultDestDir = 13'],
  find: subject =>
    subject
      .usesOf('DestinationDirs')
      .flatMap(({ section }) =>
        section.lines
          .filter(line => dirIdOf(readInteger(line.field(1) || 'none'))?.deprecated)
          .map(line => ({ message: `DIRID ${line.field(1)} is deprecated`, span: line.span(1) })),
      ),
};
