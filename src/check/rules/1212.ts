import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/** An early version of the page names the pair; the one of today speaks of two sections. */
export const rule1212: Rule = {
  code: 1212,
  statement: 'An INF has [Manufacturer] and [DefaultInstall].',
  why: 'A package is for devices or without them; Windows cannot tell which is meant.',
  remedy: 'Take one of the two away.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [{ inf: '«[DefaultInstall.NTamd64]»\nCopyFiles = Demo_Files' }],
  right: [{ into: 'primitive', inf: '[DefaultInstall.NTamd64]\nCopyFiles = Demo_Files' }],
  find: subject =>
    subject.hasModels
      ? subject.usesOf('DefaultInstall').map(({ section }) => ({
          message: `an INF cannot have both [Manufacturer] and [${section.name}]`,
          span: headerOf(section),
        }))
      : [],
};
