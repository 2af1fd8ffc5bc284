import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** A drive, a share, the root of a drive, a variable, or a directory other than 13, the package's own. */
const ABSOLUTE = /^(?:[a-z]:|\\|%(?!13%)-?\d+%|%%)/i;

export const rule1141: Rule = {
  code: 1141,
  statement: 'SoftwareBinary is no path below the package.',
  why: 'Windows starts the software from the package in the driver store.',
  remedy: 'Copy the file with the package, and name it alone or as %13%\\file.',
  citation: documented('inf-addsoftware-directive'),
  wrong: [
    {
      inf: `[Demo_Install.NT.Software]
AddSoftware = ContosoPanel, , Demo_Software
[Demo_Software]
SoftwareType = 1
SoftwareVersion = 1.0.0.0
SoftwareBinary = «C:\\Contoso\\panel.exe»`,
      also: 'any',
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT.Software]
AddSoftware = ContosoPanel, , Demo_Software
[Demo_Software]
SoftwareType = 1
SoftwareVersion = 1.0.0.0
SoftwareBinary = %13%\\panel.exe`,
      also: 'any',
    },
  ],
  find: subject =>
    subject.usesOf('software-install-section').flatMap(use =>
      use.section.linesNamed('SoftwareBinary').flatMap(line => {
        const binary = line.raw(1) ?? '';
        if (!ABSOLUTE.test(binary)) return [];
        return [
          { message: `SoftwareBinary ${binary} is no path below the package`, span: line.span(1), use },
        ];
      }),
    ),
};
