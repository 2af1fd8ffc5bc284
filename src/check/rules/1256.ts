import { documented } from '../../base/index.ts';
import { flagSet, flagsIn, readInteger } from '../../inf/index.ts';
import type { Rule } from '../rule.ts';

export const rule1256: Rule = {
  code: 1256,
  statement: 'WMIInterface has a flag that it does not know.',
  why: 'Windows does not do what the flag was meant for.',
  citation: documented('inf-ddinstall-wmi-section'),
  wrong: [
    `[Demo_Install.NT.WMI]
WMIInterface = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, «0x2», Demo_Class
[Demo_Class]
Security = "O:SYG:SYD:(A;;GA;;;SY)"`,
  ],
  right: [
    `[Demo_Install.NT.WMI]
WMIInterface = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, 0x1, Demo_Class
[Demo_Class]
Security = "O:SYG:SYD:(A;;GA;;;SY)"`,
  ],
  find: subject =>
    subject.usesOf('DDInstall.WMI').flatMap(use =>
      use.section.linesNamed('WMIInterface').flatMap(line => {
        const flags = readInteger(line.field(2) ?? '');
        if (Number.isNaN(flags) || flagsIn(flagSet('SCWMI'), flags).rest === 0) return [];
        return [
          { message: `WMIInterface does not know the flags ${line.field(2)}`, span: line.span(2), use },
        ];
      }),
    ),
};
