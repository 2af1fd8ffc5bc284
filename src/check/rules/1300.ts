import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../view/subject.ts';

/**
 * An earlier version of the page names LogConfig; DDInstall.CoInstallers, which it names too, alone is not told since
 * (infverif case 014).
 * Assumed: it is for the sections of resources, and 2009 for the directive; settled by InfVerif on an INF with both.
 */
export const rule1300: Rule = {
  code: 1300,
  statement: 'A section is of a time before Plug and Play.',
  why: 'No Windows of today reads it.',
  citation: documented('inf-ddinstall-factdef-section'),
  wrong: [
    {
      inf: '«[Demo_Install.NT.FactDef]»\nConfigPriority = NORMAL\nIRQConfig = 5',
      also: 'any',
    },
  ],
  right: ['[Demo_Install.NT.HW]\nAddReg = Demo_Extra\n[Demo_Extra]\nHKR,,Extra,,1'],
  find: subject =>
    subject.usesOf('DDInstall.FactDef', 'DDInstall.LogConfigOverride').map(use => ({
      message: `no Windows of today reads [${use.section.name}]`,
      span: headerOf(use.section),
      use,
    })),
};
