import { documented } from '../../base/index.ts';
import { readInteger } from '../../inf/index.ts';
import { levels } from '../levels.ts';
import type { Found, Rule } from '../rule.ts';

const SOFTWARE_COMPONENT = '{5c4c3332-344d-483c-8739-259e934c9cc8}';

export const ruleSoftwareNeverRuns: Rule = {
  code: 'software-never-runs',
  statement: 'A program of AddSoftware is not in a package for a software component.',
  why: 'Windows runs programs (SoftwareType 1) for software components only: it is never run.',
  remedy: 'Add a component with AddComponent, and the program in a package of class SoftwareComponent.',
  citation: documented('inf-addsoftware-directive'),
  levels: levels('WWW'),
  wrong: [
    '[Demo_Install.NT.Software]\nAddSoftware = Panel, , Demo_Software\n[Demo_Software]\nSoftwareType = «1»\nSoftwareBinary = %13%\\demo.exe\nSoftwareVersion = 1.0.0.0',
  ].map(inf => ({ inf, also: 'any' as const })),
  right: [
    {
      inf: '[Demo_Install.NT.Software]\nAddSoftware = Panel, , Demo_Software\n[Demo_Software]\nSoftwareType = 2\nSoftwareID = pfn://Contoso.Panel_8wekyb3d8bbwe',
    },
  ],
  find: subject =>
    subject.isOfClass(SOFTWARE_COMPONENT)
      ? []
      : subject.usesOf('software-install-section').flatMap(use =>
          use.statements.flatMap(({ directive, line }): Found[] => {
            if (directive?.name !== 'SoftwareType' || readInteger(line.field(1) ?? '') !== 1) return [];
            const message = `[${use.section.name}] is a program: Windows runs it for software components only`;
            return [{ message, span: line.span(1), use }];
          }),
        ),
};
