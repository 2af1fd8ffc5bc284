import type { Directive, FlagSet } from './model.ts';
import { W10_1809, W11 } from './releases.ts';
import { ANY, entries, flags, MAYBE, needed, ONCE, optional, section } from './rows.ts';

const providerPage = 'inf-addeventprovider-directive';
const loggerPage = 'inf-addupdateautologger-directive';
const provider = entries({ in: ['event-provider-install-section'], page: providerPage, since: W10_1809 });
const channel = entries({ in: ['channel-install-section'], page: providerPage, since: W10_1809 });
const inEvents = entries({ in: ['DDInstall.Events'], page: loggerPage, since: W11 });
const logger = entries({ in: ['add-autologger-install-section'], page: loggerPage, since: W11 });
const traced = entries({ in: ['autologger-provider-install-section'], page: loggerPage, since: W11 });

const providers: readonly Directive[] = [
  inEvents(
    'AddEventProvider',
    ANY,
    'Registers an event provider.',
    [
      needed('ProviderGUID', 'guid'),
      needed('event-provider-install-section', section('event-provider-install-section')),
    ],
    { page: providerPage, since: W10_1809 },
  ),
  provider('ProviderName', ONCE, 'Its name, 255 characters at most.', [needed('name', 'string')]),
  provider('ResourceFile', ONCE, 'The file with its metadata.', [needed('path-to-file', 'path')]),
  provider('MessageFile', MAYBE, 'The file with its messages.', [needed('path-to-file', 'path')]),
  provider('ParameterFile', MAYBE, 'The file with its parameter strings.', [needed('path-to-file', 'path')]),
  provider('ImportChannel', ANY, 'Uses a channel of another provider.', [needed('channel-name', 'string')]),
  provider('AddChannel', ANY, 'Adds a channel; the order of channels counts.', [
    needed('channel-name', 'string'),
    needed('channel-type', flags('channel-type')),
    optional('channel-install-section', section('channel-install-section')),
  ]),
  channel('Isolation', MAYBE, 'Whose permissions it has by default; 1 without it.', [
    needed('isolation-type', flags('Isolation')),
  ]),
  channel('Access', MAYBE, 'Who may read, and with isolation 3 write.', [needed('access-string', 'sddl')]),
  channel('Enabled', MAYBE, 'Whether it is enabled; 0 without it.', [needed('0|1', 'switch')]),
  channel('Value', MAYBE, 'Its number among the channels of the provider.', [needed('value', 'integer')]),
  channel('LoggingMaxSize', MAYBE, 'Greatest size of its file in bytes; 1 MB without it and at least.', [
    needed('max-size', 'integer'),
  ]),
  channel('LoggingRetention', MAYBE, 'Circular or sequential.', [
    needed('retention-type', flags('LoggingRetention')),
  ]),
  channel('LoggingAutoBackup', MAYBE, 'With 1, a full file is kept: sequential Admin and Operational only.', [
    needed('0|1', 'switch'),
  ]),
];

const autoLoggers: readonly Directive[] = [
  inEvents('AddAutoLogger', ANY, 'Adds a session that records from boot on.', [
    needed('session-name', 'string'),
    needed('SessionGUID', 'guid'),
    needed('add-autologger-install-section', section('add-autologger-install-section')),
  ]),
  inEvents('UpdateAutoLogger', ANY, 'Adds providers to a session that exists.', [
    needed('session-name', 'string'),
    needed('update-autologger-install-section', section('update-autologger-install-section')),
  ]),
  logger('Start', ONCE, 'Whether it starts with the computer.', [needed('0|1', 'switch')]),
  logger('BufferSize', MAYBE, 'Kilobytes of one buffer, less than 1024.', [needed('buffer-size', 'integer')]),
  logger('ClockType', MAYBE, 'The clock of its time stamps; 1 without it.', [
    needed('clock-type', flags('ClockType')),
  ]),
  logger('DisableRealtimePersistence', MAYBE, 'With 1, undelivered events are lost at shutdown.', [
    needed('0|1', 'switch'),
  ]),
  logger('FileName', MAYBE, 'The log file, 1024 characters at most.', [needed('path-to-file', 'path')]),
  logger('FileMax', MAYBE, 'How many log files are kept, 16 at most.', [needed('file-max', 'integer')]),
  logger('FlushTimer', MAYBE, 'Flushes every so many seconds; 0: full buffers only.', [
    needed('flush-timer', 'integer'),
  ]),
  logger('LogFileMode', MAYBE, 'The log modes; 1 (sequential) without it.', [
    needed('log-file-mode', 'integer'),
  ]),
  logger('MaxFileSize', MAYBE, 'Greatest size in megabytes; 100 without it, 0 for none.', [
    needed('max-file-size', 'integer'),
  ]),
  logger('MaximumBuffers', MAYBE, 'Most buffers.', [needed('max-buffers', 'integer')]),
  logger('MinimumBuffers', MAYBE, 'Fewest buffers, two per processor at least.', [
    needed('min-buffers', 'integer'),
  ]),
  logger(
    'AddAutoLoggerProvider',
    ANY,
    'Enables a provider in the session.',
    [
      needed('ProviderGUID', 'guid'),
      needed('autologger-provider-install-section', section('autologger-provider-install-section')),
    ],
    { in: ['add-autologger-install-section', 'update-autologger-install-section'] },
  ),
  traced('Enabled', MAYBE, 'Whether the provider is enabled; 0 without it.', [needed('0|1', 'switch')]),
  traced('EnableFlags', MAYBE, 'The class of events.', [needed('enable-flags', 'integer')]),
  traced('EnableLevel', MAYBE, 'How much detail.', [needed('enable-level', 'integer')]),
  traced('EnableProperty', MAYBE, 'What is recorded with each event.', [
    needed('enable-property', flags('EVENT_ENABLE_PROPERTY')),
  ]),
  traced('MatchAnyKeyword', MAYBE, 'Events with any of these keyword bits; 0: all.', [
    needed('match-any-keyword', 'integer'),
  ]),
  traced('MatchAllKeyword', MAYBE, 'Of those, only events with all of these.', [
    needed('match-all-keyword', 'integer'),
  ]),
];

/** Event providers, their channels, and sessions that record from boot on. */
export const eventDirectives: readonly Directive[] = [...providers, ...autoLoggers];

export const eventFlags: readonly FlagSet[] = [
  {
    name: 'channel-type',
    combine: 'one',
    page: providerPage,
    values: [
      { value: 1, name: 'Admin', means: 'for people who can act on them' },
      { value: 2, name: 'Operational', means: 'for diagnosis' },
      { value: 3, name: 'Analytic', means: 'in high volume' },
      { value: 4, name: 'Debug', means: 'for developers' },
    ],
  },
  {
    name: 'Isolation',
    combine: 'one',
    page: providerPage,
    values: [
      { value: 1, name: 'Application', means: 'as the Application log' },
      { value: 2, name: 'System', means: 'as the System log' },
      { value: 3, name: 'Custom', means: 'its own' },
    ],
  },
  {
    name: 'LoggingRetention',
    combine: 'one',
    page: providerPage,
    values: [
      { value: 1, name: 'circular', means: 'overwrites the oldest; default of Admin and Operational' },
      { value: 2, name: 'sequential', means: 'stops when full; default of Analytic and Debug' },
    ],
  },
  {
    name: 'ClockType',
    combine: 'one',
    page: loggerPage,
    values: [
      { value: 1, name: 'Performance Counter Value', means: 'performance counter' },
      { value: 2, name: 'System Timer', means: 'system time' },
      { value: 3, name: 'CPU Cycle Counter', means: 'processor cycles' },
    ],
  },
  {
    name: 'EVENT_ENABLE_PROPERTY',
    combine: 'or',
    page: loggerPage,
    values: [
      { value: 0x1, name: 'EVENT_ENABLE_PROPERTY_SID', means: 'SID of the user' },
      { value: 0x2, name: 'EVENT_ENABLE_PROPERTY_TS_ID', means: 'terminal session' },
      { value: 0x4, name: 'EVENT_ENABLE_PROPERTY_STACK_TRACE', means: 'call stack' },
      { value: 0x10, name: 'EVENT_ENABLE_PROPERTY_IGNORE_KEYWORD_0', means: 'no events without a keyword' },
      { value: 0x20, name: 'EVENT_ENABLE_PROPERTY_PROVIDER_GROUP', means: 'the GUID is a provider group' },
      { value: 0x80, name: 'EVENT_ENABLE_PROPERTY_PROCESS_START_KEY', means: 'start key of the process' },
      { value: 0x100, name: 'EVENT_ENABLE_PROPERTY_EVENT_KEY', means: 'event key' },
      { value: 0x200, name: 'EVENT_ENABLE_PROPERTY_EXCLUDE_INPRIVATE', means: 'no InPrivate events' },
    ],
  },
];
