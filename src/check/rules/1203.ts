import { documented } from '../../base/index.ts';
import type { Directive } from '../../inf/index.ts';
import { sectionLike } from '../near.ts';
import type { Found, Rule } from '../rule.ts';
import { infOfSection } from '../view/needs.ts';
import type { Subject } from '../view/subject.ts';

/**
 * Sections that are needed are 1314 and those after it, install sections of models 1261, of services 2006; those of
 * included INFs that pages name are 1220.
 * Observed: that the section includes INFs makes no difference (microsoft/UDE issue 8): only Needs reaches theirs.
 */
export const rule1203: Rule = {
  code: 1203,
  statement: 'A section that is named is not there.',
  why: 'Windows refuses the package when it is staged.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    { inf: '[Demo_Install.NT]\nCopyFiles = «Demo_File»', also: [2083, 2084] },
    '[Demo_Install.NT.HW]\nInclude = machine.inf\nNeeds = PciD3ColdSupported.HW\nAddReg = «Demo_Values»',
    {
      inf: '[Manufacturer]\n%Contoso% = Models, NTamd64.10.0...17763, «NTarm64.10.0...17763»',
    },
  ],
  right: [
    '[Demo_Install.NT]\nCopyFiles = Demo_Files',
    '[Demo_Install.NT]\nCopyFiles = @demo.sys\n;- [Demo_Files]',
  ],
  find: subject => [...missingLists(subject), ...missingModels(subject)],
};

const SERVICE = 'service-install-section';

function missingLists({ inf, references }: Subject): Found[] {
  return references
    .filter(
      ({ found, needs, kind, by, name, directive }) =>
        !found &&
        !needs &&
        kind.name !== SERVICE &&
        !(by.section.line('Include') && isTheirs(name, directive)),
    )
    .map(({ name, span, by }) => {
      const hint = sectionLike(inf, name);
      return { message: `section [${name}] does not exist`, span, use: by, ...(hint && { hint }) };
    });
}

/** Whether an included INF has the section: pages name it, or tell printers to name such sections. */
function isTheirs(name: string, directive: Directive): boolean {
  return infOfSection(name) !== undefined || directive.name === 'DataSection';
}

function missingModels({ inf, models }: Subject): Found[] {
  return models
    .filter(({ section }) => !section)
    .map(({ name, span }) => {
      const hint = sectionLike(inf, name);
      return { message: `section [${name}] does not exist`, span, ...(hint && { hint }) };
    });
}
