import { documented } from '../../base/index.ts';
import type { Found, Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: it is for files that are renamed, as deletions have 1309; settled by InfVerif on such an INF. */
export const rule1302: Rule = {
  code: 1302,
  statement: 'A file is renamed.',
  why: 'Windows of today installs by adding alone; what other packages brought is theirs.',
  citation: documented('inf-renfiles-directive'),
  wrong: [
    {
      inf: '[Demo_Install.NT]\nCopyFiles = Demo_Files\nRenFiles = Demo_Renamed\n[Demo_Renamed]\n«new.sys, old.sys»',
      also: 'any',
    },
  ],
  right: ['[Demo_Install.NT]\nCopyFiles = Demo_Files'],
  find: subject =>
    subject.usesOf('rename-file-list-section').flatMap(use =>
      use.section.lines.map(
        (line): Found => ({
          message: `${line.field(2) ?? ''} is renamed to ${line.field(1) ?? ''}`,
          span: line.lineSpan,
          list: headerOf(use.section),
          use,
        }),
      ),
    ),
};
