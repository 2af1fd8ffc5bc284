import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

/** Assumed: the log files of AddAutoLogger are meant; settled by an output of InfVerif with 1326. */
export const rule1326: Rule = {
  code: 1326,
  statement: 'The log file of a session is not below %DriverData%.',
  why: 'It is the directory for data of drivers that others may read.',
  remedy: 'Write FileName = %%DriverData%%\\….',
  citation: documented('inf-validation-errors-and-warnings'),
  wrong: [
    {
      inf: `[Demo_Install.NT.Events]
AddAutoLogger = ContosoLog, {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, Demo_Log
[Demo_Log]
Start = 1
FileName = «%%SystemRoot%%\\Contoso.etl»`,
      also: 'any',
    },
  ],
  right: [
    {
      inf: `[Demo_Install.NT.Events]
AddAutoLogger = ContosoLog, {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, Demo_Log
[Demo_Log]
Start = 1
FileName = %%DriverData%%\\Contoso\\Log.etl`,
      also: 'any',
    },
  ],
  find: subject =>
    subject.usesOf('add-autologger-install-section').flatMap(use =>
      use.section
        .linesNamed('FileName')
        .filter(line => line.field(1) && !/^%DriverData%\\/i.test(line.field(1)!))
        .map(line => ({ message: `${line.field(1)} is not below %DriverData%`, span: line.span(1), use })),
    ),
};
