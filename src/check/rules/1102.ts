import { documented } from '../../base/index.ts';
import { destinationOf } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { STORE } from '../view/copies.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Assumed: RenFiles is as DelFiles, and the line is that of the list; settled by an output of InfVerif with 1102.
 */
export const rule1102: Rule = {
  code: 1102,
  statement: 'DelFiles or RenFiles is for files in the driver store.',
  why: 'What is in the driver store only Windows deletes, and only as a whole package.',
  citation: documented('using-dirids'),
  wrong: [
    {
      inf: '[Demo_Install.NT]\nCopyFiles = Demo_Files\nDelFiles = Demo_Old\n«[Demo_Old]»\nold.sys',
      also: [1309],
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT]
CopyFiles = Demo_Files
DelFiles = Demo_Old
[Demo_Old]
old.sys
[DestinationDirs]
Demo_Old = 12`,
      also: [1309],
    },
  ],
  find: ({ inf, references }) =>
    references
      .filter(
        ({ kind, found }) =>
          found &&
          (kind.name === 'delete-file-list-section' || kind.name === 'rename-file-list-section') &&
          destinationOf(inf, found.name).dirId === STORE,
      )
      .map(({ directive, found, by }) => ({
        message: `${directive.name} cannot be used for files in the driver store, as those of [${found!.name}] are`,
        span: headerOf(found!),
        use: by,
      })),
};
