import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { copiesOf } from '../view/copies.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: the line is that of the list; settled by an output of InfVerif with 1275. */
export const rule1275: Rule = {
  code: 1275,
  statement: '[DestinationDirs] does not say where files go.',
  why: 'Windows puts them into System32.',
  citation: documented('inf-destinationdirs-section'),
  wrong: [
    {
      inf: '[DestinationDirs]\n;- DefaultDestDir\nOther_Files = 13\n«[Demo_Files]»',
      also: 'any',
    },
  ],
  right: ['[DestinationDirs]\n;- DefaultDestDir\nDemo_Files = 13'],
  find: subject =>
    copiesOf(subject)
      .filter(({ file }) => !file.destination.span)
      .map(({ file, list, use }) => ({
        message: `[DestinationDirs] does not list ${list ? `[${list.name}]` : `DefaultDestDir for ${file.target}`}`,
        span: list ? headerOf(list) : file.span,
        use,
      })),
};
