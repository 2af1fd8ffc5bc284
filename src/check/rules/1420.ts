import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { sectionsWithoutArchitecture } from './1421.ts';

/**
 * Observed: it belongs to no line (infverif case 001).
 * Assumed: an architecture on every [DefaultInstall] is all that it asks for; settled by InfVerif on primitive
 * packages that use directives not allowed to them.
 */
export const rule1420: Rule = {
  code: 1420,
  statement: 'An INF with [DefaultInstall] is no primitive driver.',
  why: 'Windows then carries the section out in place, without the driver store, and not at all where only driver packages are taken.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      into: 'primitive',
      inf: ';- [DefaultInstall.NTamd64]\n[DefaultInstall]\nCopyFiles = Demo_Files',
      also: [1421, 2083],
    },
  ],
  right: [{ into: 'primitive', inf: '[DefaultInstall.NTamd64]\nCopyFiles = Demo_Files' }],
  find: subject =>
    !subject.hasModels &&
    sectionsWithoutArchitecture(subject).some(({ kind }) => kind.name === 'DefaultInstall')
      ? [{ message: 'the [DefaultInstall] of this INF does not make it a primitive driver' }]
      : [],
};
