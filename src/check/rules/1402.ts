import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

export const rule1402: Rule = {
  code: 1402,
  statement: 'A driver uses UMDF 1.',
  why: 'UMDF 1 is deprecated.',
  remedy: 'Port the driver to UMDF 2.',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT.Wdf]
UmdfService = ContosoUser, Demo_Umdf
UmdfServiceOrder = ContosoUser
[Demo_Umdf]
UmdfLibraryVersion = «1.11.0»
DriverCLSID = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}
ServiceBinary = %13%\\demo.sys`,
    },
  ],
  right: [
    `[Demo_Install.NT.Wdf]
UmdfService = ContosoUser, Demo_Umdf
UmdfServiceOrder = ContosoUser
[Demo_Umdf]
UmdfLibraryVersion = 2.15.0
ServiceBinary = %13%\\demo.sys`,
  ],
  find: subject =>
    subject.usesOf('wdf-service-install-section').flatMap(use =>
      use.section
        .linesNamed('UmdfLibraryVersion')
        .filter(line => /^1\./.test(line.field(1) ?? ''))
        .map(line => ({ message: `UMDF ${line.field(1)} is deprecated`, span: line.span(1), use })),
    ),
};
