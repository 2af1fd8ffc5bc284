import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { numberIn } from '../view/services.ts';
import { headerOf } from '../view/subject.ts';

/** What each SoftwareType needs. @see inf-addsoftware-directive */
const NEEDED: Readonly<Record<number, readonly string[]>> = {
  1: ['SoftwareBinary', 'SoftwareVersion'],
  2: ['SoftwareID'],
};

/** Assumed: the line is that of the section; settled by an output of InfVerif with 1142. */
export const rule1142: Rule = {
  code: 1142,
  statement: 'A software section lacks an entry that its SoftwareType needs.',
  why: 'Windows does not know what to install, or which version it is.',
  citation: documented('inf-addsoftware-directive'),
  wrong: [
    {
      inf: `[Demo_Install.NT.Software]
AddSoftware = ContosoPanel, , Demo_Software
«[Demo_Software]»
SoftwareType = 2`,
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT.Software]
AddSoftware = ContosoPanel, , Demo_Software
[Demo_Software]
SoftwareType = 2
SoftwareID = pfn://Contoso.Panel_1`,
    },
  ],
  find: subject =>
    subject.usesOf('software-install-section').flatMap(use => {
      const type = numberIn(use, 'SoftwareType');
      return (NEEDED[type ?? 0] ?? [])
        .filter(key => !use.section.line(key)?.field(1))
        .map(key => ({
          message: `section [${use.section.name}] has SoftwareType ${type}, which needs ${key}`,
          span: headerOf(use.section),
          use,
        }));
    }),
};
