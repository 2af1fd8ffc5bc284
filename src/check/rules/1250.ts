import { documented, sameName } from '../../base/index.ts';
import type { Rule } from '../rule.ts';

const LOGS = ['System', 'Application', 'Security'] as const;
/** The field of the log by directive. */
const FIELDS: Readonly<Record<string, number>> = { AddService: 5, DelService: 3 };

export const rule1250: Rule = {
  code: 1250,
  statement: 'A service writes into an event log that Windows does not have.',
  why: 'Its events would have no log to go to.',
  citation: documented('inf-addservice-directive'),
  wrong: [
    `[Demo_Install.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service, Demo_Log, «Setup»
[Demo_Log]
AddReg = Demo_Log_Values
[Demo_Log_Values]
HKR, , TypesSupported, 0x00010001, 7`,
  ],
  right: [
    `[Demo_Install.NT.Services]
AddService = ContosoDemo, 0x00000002, Demo_Service, Demo_Log, Application
[Demo_Log]
AddReg = Demo_Log_Values
[Demo_Log_Values]
HKR, , TypesSupported, 0x00010001, 7`,
  ],
  find: subject =>
    Object.entries(FIELDS).flatMap(([directive, field]) =>
      subject.statementsOf(directive).flatMap(({ line, use }) => {
        const log = line.field(field) ?? '';
        if (log === '' || LOGS.some(name => sameName(name, log))) return [];
        return [
          {
            message: `${log} is no event log: it is one of ${LOGS.join(', ')}`,
            span: line.span(field),
            use,
          },
        ];
      }),
    ),
};
