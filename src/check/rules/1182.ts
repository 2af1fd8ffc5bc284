import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { channelsOf } from '../view/channels.ts';
import { numberIn } from '../view/services.ts';

const SEQUENTIAL = 2;
/** Admin and Operational channels are circular where nothing is said. */
const OPERATIONAL = 2;

/** Assumed: LoggingAutoBackup and LoggingRetention are meant; settled by an output of InfVerif with 1182. */
export const rule1182: Rule = {
  code: 1182,
  statement: 'A channel keeps full files, and is not sequential.',
  why: 'A circular file is never full, so nothing is kept.',
  citation: documented('inf-addeventprovider-directive'),
  wrong: [
    `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...19041
[Models.NTamd64.10.0...19041]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
;- [Models.NTamd64.10.0...17763]
[Demo_Install.NT.Events]
AddEventProvider = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, Demo_Provider
[Demo_Provider]
ProviderName = Contoso-Demo
ResourceFile = %13%\\demo.sys
AddChannel = Contoso-Demo/Admin, 1, Demo_Channel
[Demo_Channel]
LoggingAutoBackup = «1»`,
  ],
  right: [
    `[Manufacturer]
%Contoso% = Models, NTamd64.10.0...19041
[Models.NTamd64.10.0...19041]
%Device% = Demo_Install, USB\\VID_1209&PID_0001
;- [Models.NTamd64.10.0...17763]
[Demo_Install.NT.Events]
AddEventProvider = {6f0c1d2e-6a8e-4b62-9f5a-2d5d1c1b7a10}, Demo_Provider
[Demo_Provider]
ProviderName = Contoso-Demo
ResourceFile = %13%\\demo.sys
AddChannel = Contoso-Demo/Admin, 1, Demo_Channel
[Demo_Channel]
LoggingRetention = 0x2
LoggingAutoBackup = 1`,
  ],
  find: subject =>
    channelsOf(subject).flatMap(({ type, install: use }) => {
      if (!use || type > OPERATIONAL || numberIn(use, 'LoggingAutoBackup') !== 1) return [];
      if (numberIn(use, 'LoggingRetention') === SEQUENTIAL) return [];
      const span = use.section.line('LoggingAutoBackup')!.span(1);
      return [{ message: 'LoggingAutoBackup needs LoggingRetention = 2', span, use }];
    }),
};
