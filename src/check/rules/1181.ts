import { documented } from '../../base/index.ts';
import type { Rule } from '../rule.ts';
import { channelsOf } from '../view/channels.ts';
import { numberIn } from '../view/services.ts';

const ANALYTIC = 3;

/** Assumed: LoggingAutoBackup is the value that is meant; settled by InfVerif on each entry with each type of channel. */
export const rule1181: Rule = {
  code: 1181,
  statement: 'A channel has an entry that its type does not allow.',
  why: 'Only Admin and Operational channels keep full files.',
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
AddChannel = Contoso-Demo/Analytic, 3, Demo_Channel
[Demo_Channel]
LoggingRetention = 2
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
LoggingRetention = 2
LoggingAutoBackup = 1`,
  ],
  find: subject =>
    channelsOf(subject).flatMap(({ type, install: use }) => {
      if (!use || type < ANALYTIC || numberIn(use, 'LoggingAutoBackup') !== 1) return [];
      const span = use.section.line('LoggingAutoBackup')!.span(1);
      return [{ message: `a channel of type ${type} cannot have LoggingAutoBackup`, span, use }];
    }),
};
