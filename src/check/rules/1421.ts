import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf, type Subject } from '../view/subject.ts';
import type { Use } from '../view/use.ts';

/** Observed: the line is that of the header, and [DefaultUninstall] counts too (infverif case 001). */
export const rule1421: Rule = {
  code: 1421,
  statement: 'A [DefaultInstall] or [DefaultUninstall] section has no architecture.',
  why: 'Windows takes a package without devices as a driver package only with an architecture.',
  remedy: 'Name it [DefaultInstall.NTamd64], and the like for each architecture.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      into: 'primitive',
      inf: ';- [DefaultInstall.NTamd64]\n«[DefaultInstall]»\nCopyFiles = Demo_Files',
      also: [1420, 2083],
    },
  ],
  right: [{ into: 'primitive', inf: '[DefaultInstall.NTamd64]\nCopyFiles = Demo_Files' }],
  find: subject =>
    sectionsWithoutArchitecture(subject).map(use => ({
      message: `section [${use.section.name}] has no architecture, as in [${use.kind.name}.NTamd64]`,
      span: headerOf(use.section),
    })),
};

/** Those of the primitive kinds whose name ends without an architecture. */
export function sectionsWithoutArchitecture(subject: Subject): readonly Use[] {
  return subject
    .usesOf('DefaultInstall', 'DefaultUninstall')
    .filter(({ section }) => !/\.nt(x86|amd64|arm|arm64|ia64)(\.[0-9a-fx.]*)?$/i.test(section.name));
}
