import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/**
 * Where there is a [DefaultInstall] without an architecture it is 1420 and 1421 (infverif case 001).
 * Assumed: the line is that of the section that shows a primitive driver to be meant; settled by InfVerif on such an INF.
 */
export const rule1423: Rule = {
  code: 1423,
  statement: 'A primitive driver has no [DefaultInstall] section at all.',
  why: 'Nothing of it is installed.',
  citation: documented('creating-a-primitive-driver'),
  wrong: [
    {
      into: 'primitive',
      inf: ';- [DefaultInstall.NTamd64]\n«[DefaultInstall.NTamd64.Services]»\nAddService = ContosoDemo,, Demo_Service',
      also: 'any',
    },
  ],
  right: [{ into: 'primitive', inf: '[DefaultInstall.NTamd64]\nCopyFiles = Demo_Files' }],
  find: subject => {
    if (subject.hasModels || subject.usesOf('DefaultInstall').length > 0) return [];
    const [sign] = subject.usesOf('DefaultInstall.Services', 'DefaultUninstall');
    return sign
      ? [
          {
            message: '[DefaultInstall] with an architecture is missing',
            span: headerOf(sign.section),
            use: sign,
          },
        ]
      : [];
  },
};
