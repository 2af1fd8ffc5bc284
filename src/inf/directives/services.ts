import type { Directive } from './model.ts';
import { W7, W10_2004, W11_22H2, W11_25398 } from './releases.ts';
import { ANY, entries, flags, list, MAYBE, needed, ONCE, optional, SOME, section, word } from './rows.ts';

const page = 'inf-addservice-directive';
const SERVICES: Directive['in'] = [
  'DDInstall.Services',
  'ClassInstall32.Services',
  'DefaultInstall.Services',
  'DefaultUninstall.Services',
];

const inServices = entries({ in: SERVICES, page });
const key = entries({ in: ['service-install-section'], page });
const trigger = entries({ in: ['service-trigger-install-section'], page, since: W10_2004 });
const failure = entries({ in: ['service-failure-actions-install-section'], page, since: W11_22H2 });

const eventLogType = optional('EventLogType', word('System', 'Security', 'Application'));

/**
 * Services: created, described, started by triggers, deleted. AddService needs its name and its section,
 * but for the null driver, which has neither.
 */
export const serviceDirectives: readonly Directive[] = [
  inServices('AddService', ANY, 'Creates a service; without a name and with flag 2, the null driver.', [
    optional('ServiceName', 'service'),
    optional('flags', flags('SPSVCINST')),
    optional('service-install-section', section('service-install-section')),
    optional('event-log-install-section', section('event-log-install-section')),
    eventLogType,
    optional('EventName', 'string'),
  ]),
  inServices(
    'DelService',
    ANY,
    'Deletes a service.',
    [
      needed('ServiceName', 'service'),
      optional('flags', flags('SPSVCINST for DelService')),
      eventLogType,
      optional('EventName', 'string'),
    ],
    { page: 'inf-delservice-directive', universal: 'no' },
  ),
  key('DisplayName', MAYBE, 'The name that people see.', [needed('name', 'string')]),
  key('Description', MAYBE, 'What the service does; 1024 characters at most.', [
    needed('description-string', 'string'),
  ]),
  key('ServiceType', ONCE, 'A driver or a Win32 service.', [needed('type-code', flags('SERVICE_TYPE'))]),
  key('StartType', ONCE, 'When it starts.', [needed('start-code', flags('SERVICE_START'))]),
  key('ErrorControl', ONCE, 'What follows when it cannot start.', [
    needed('error-control-level', flags('SERVICE_ERROR')),
  ]),
  key('ServiceBinary', ONCE, 'Its file, as %dirid%\\file.', [needed('path-to-service', 'path')]),
  key('StartName', MAYBE, 'Its driver object, or the account of a Win32 service.', [
    needed('service-start-name', 'string'),
  ]),
  key('LoadOrderGroup', MAYBE, 'The group that it loads with.', [needed('load-order-group-name', 'string')]),
  key('Dependencies', ANY, 'Services, and with + load order groups, that must run before.', [
    list('depend-on-item-name', 'service'),
  ]),
  key('Security', MAYBE, 'Who may start, stop and configure it.', [
    needed('security-descriptor-string', 'sddl'),
  ]),
  key('RequiredPrivileges', ANY, 'The privileges of a Win32 service.', [list('privilege-name', 'string')], {
    since: W7,
  }),
  key('ServiceSidType', MAYBE, 'The SID of a Win32 service.', [needed('value', flags('SERVICE_SID_TYPE'))], {
    since: W10_2004,
  }),
  key(
    'DelayedAutoStart',
    MAYBE,
    'With 1, a Win32 service starts after the others.',
    [needed('value', 'switch')],
    { since: W10_2004 },
  ),
  key(
    'AddTrigger',
    ANY,
    'What starts or stops a Win32 service.',
    [list('service-trigger-install-section', section('service-trigger-install-section'))],
    { since: W10_2004 },
  ),
  key(
    'FailureActions',
    MAYBE,
    'What follows when a Win32 service fails.',
    [needed('service-failure-actions-install-section', section('service-failure-actions-install-section'))],
    { since: W11_22H2 },
  ),
  key(
    'BootFlags',
    MAYBE,
    'When a kernel driver is promoted to boot start.',
    [needed('value', flags('CM_SERVICE'))],
    { since: W11_25398 },
  ),
  trigger('TriggerType', ONCE, 'The event.', [needed('trigger-type', flags('SERVICE_TRIGGER_TYPE'))]),
  trigger('Action', ONCE, 'Start or stop.', [needed('action-type', flags('SERVICE_TRIGGER_ACTION'))]),
  trigger('SubType', ONCE, 'Which event: for arrivals, the interface class.', [
    needed('trigger-subtype', 'guid'),
  ]),
  trigger('DataItem', ANY, 'Narrows the event: for arrivals, to a device ID.', [
    needed('data-type', flags('SERVICE_TRIGGER_DATA_TYPE')),
    needed('data', 'string'),
  ]),
  failure('ResetPeriod', MAYBE, 'After how many seconds without a failure the count begins again.', [
    needed('reset-period', 'integer'),
  ]),
  failure('NonCrashFailures', MAYBE, 'With 1, failures without a crash count too.', [
    needed('value', 'switch'),
  ]),
  failure('Action', SOME, 'What the next failure does; the last action repeats.', [
    needed('failure-action-type', flags('SC_ACTION_TYPE')),
    needed('delay', 'integer'),
  ]),
];
