import { documented } from '../../base/index.ts';
import { repeated } from '../group.ts';
import type { Rule } from '../rule.ts';
import { type AddedChannel, channelsOf } from '../view/channels.ts';
import { numberIn } from '../view/services.ts';

/** Assumed: the line is that of the second Value; settled by an output of InfVerif with 1180. */
export const rule1180: Rule = {
  code: 1180,
  statement: 'Two channels of an event provider have the same Value.',
  why: 'The value tells the channels of a provider apart.',
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
AddChannel = Contoso-Demo/Admin, 1, Demo_Admin
AddChannel = Contoso-Demo/Operational, 2, Demo_Operational
[Demo_Admin]
Value = 16
[Demo_Operational]
Value = «0x10»`,
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
AddChannel = Contoso-Demo/Admin, 1, Demo_Admin
AddChannel = Contoso-Demo/Operational, 2, Demo_Operational
[Demo_Admin]
Value = 16
[Demo_Operational]
Value = 17`,
  ],
  find: subject => {
    const valued = channelsOf(subject).filter(
      ({ install }) => install && numberIn(install, 'Value') !== undefined,
    );
    const keyOf = ({ provider, install }: AddedChannel) =>
      `${provider.section.name}\0${numberIn(install!, 'Value')}`;
    return repeated(valued, keyOf).flatMap(group =>
      group.slice(1).map(({ provider, install }) => {
        const line = install!.section.line('Value')!;
        const message = `two channels of [${provider.section.name}] have the Value ${line.field(1)}`;
        return { message, span: line.span(1), use: install! };
      }),
    );
  },
};
