import { documented } from '../../base/index.ts';
import { destinationOf } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';
import { STORE } from '../view/copies.ts';
import { headerOf } from '../view/subject.ts';

/** Assumed: the line is that of the .Security section, and DIRID 13 is meant; settled by an output of InfVerif with 1101. */
export const rule1101: Rule = {
  code: 1101,
  statement: 'Files that stay in the driver store are given a security descriptor.',
  why: 'Windows protects the driver store as a whole.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: ['«[Demo_Files.Security]»\n"D:P(A;;GA;;;SY)(A;;GA;;;BA)"'],
  right: [
    {
      inf: '[DestinationDirs]\nDefaultDestDir = 12\n[Demo_Files.Security]\n"D:P(A;;GA;;;SY)(A;;GA;;;BA)"',
      also: 'any',
    },
  ],
  find: subject =>
    subject.usesOf('copy-file-list-section.security').flatMap(use => {
      const list = use.base?.section.name;
      if (list === undefined || destinationOf(subject.inf, list).dirId !== STORE) return [];
      const message = `the files of [${list}] stay in the driver store: they cannot have a security descriptor`;
      return [{ message, span: headerOf(use.section), use }];
    }),
};
