import type { Directive, FlagSet } from './model.ts';
import { S2003, W10_1903, W11_24H2 } from './releases.ts';
import { ANY, entries, flags, MAYBE, needed, ONCE, optional, SOME, section, word } from './rows.ts';

const filter = entries({
  in: ['filter-install-section'],
  page: 'inf-addfilter-directive',
  since: W10_1903,
});
const server = entries({
  in: ['com-server-install-section'],
  page: 'inf-addcomserver-directive',
  since: W11_24H2,
});
const comClass = entries({
  in: ['com-class-install-section'],
  page: 'inf-addcomclass-directive',
  since: W11_24H2,
});

/** Device interfaces and their classes, declarative filters, WMI classes and COM servers. */
export const interfaceDirectives: readonly Directive[] = [
  {
    name: 'InterfaceClassGUID',
    form: 'keyed',
    in: ['InterfaceInstall32'],
    key: needed('InterfaceClassGUID', 'guid'),
    fields: [
      needed('install-interface-section', section('interface-install-section')),
      optional('flags', 'zero'),
    ],
    occurs: ANY,
    does: 'Creates a device interface class if it does not exist.',
    page: 'inf-interfaceinstall32-section',
  },
  entries({ in: ['DDInstall.Interfaces'], page: 'inf-addinterface-directive' })(
    'AddInterface',
    ANY,
    'Provides a device interface.',
    [
      needed('InterfaceClassGUID', 'guid'),
      optional('reference-string', 'string'),
      optional('add-interface-section', section('add-interface-section')),
      optional('flags', 'zero'),
    ],
  ),
  entries({ in: ['DDInstall.Filters'], page: 'inf-addfilter-directive', since: W10_1903 })(
    'AddFilter',
    ANY,
    'Puts a driver service into the device stack as a filter.',
    [
      needed('FilterName', 'service'),
      optional('flags', 'zero'),
      needed('filter-install-section', section('filter-install-section')),
    ],
  ),
  filter('FilterLevel', MAYBE, 'The level, one that the base package defines.', [
    needed('LevelName', 'string'),
  ]),
  filter('FilterPosition', MAYBE, 'Above or below, in the default level if there are levels.', [
    needed('position', word('Upper', 'Lower')),
  ]),
  entries({ in: ['DDInstall.WMI'], page: 'inf-ddinstall-wmi-section', since: S2003 })(
    'WMIInterface',
    ANY,
    'Sets the security of a WMI class.',
    [
      needed('WmiClassGUID', 'guid'),
      optional('flags', flags('SCWMI')),
      needed('WMI-class-section', section('WMI-class-section')),
    ],
  ),
  entries({ in: ['WMI-class-section'], page: 'inf-ddinstall-wmi-section', since: S2003 })(
    'Security',
    ONCE,
    'Who may use the data blocks of the class; more than one Security counts as none.',
    [needed('security-descriptor-string', 'sddl')],
  ),
  entries({ in: ['DDInstall.COM'], page: 'inf-addcomserver-directive', since: W11_24H2 })(
    'AddComServer',
    SOME,
    'Registers a COM server below the device.',
    [
      needed('com-server-name', 'string'),
      optional('flags', 'zero'),
      needed('com-server-install-section', section('com-server-install-section')),
    ],
  ),
  server('ServerType', ONCE, 'What kind of server it is.', [needed('server-type', flags('ServerType'))]),
  server('ServerBinary', ONCE, 'Its file.', [needed('binary-path', 'path')]),
  server('ServerBinaryWow64', MAYBE, 'Its file for x86 programs on amd64.', [
    needed('wow64-binary-path', 'path'),
  ]),
  server(
    'AddComClass',
    SOME,
    'Registers a class of the server.',
    [
      needed('clsid-guid', 'guid'),
      optional('flags', 'zero'),
      optional('com-class-install-section', section('com-class-install-section')),
    ],
    { page: 'inf-addcomclass-directive' },
  ),
  comClass('Description', MAYBE, 'What the class is.', [needed('COM-class-description', 'string')]),
  comClass('ThreadingModel', MAYBE, 'The apartments that it supports.', [
    needed('threading-model', word('Apartment', 'Both', 'Free', 'Neutral')),
  ]),
];

export const interfaceFlags: readonly FlagSet[] = [
  {
    name: 'SCWMI',
    combine: 'or',
    page: 'inf-ddinstall-wmi-section',
    values: [{ value: 0x1, name: 'SCWMI_CLOBBER_SECURITY', means: 'replaces security that exists' }],
  },
  {
    name: 'ServerType',
    combine: 'one',
    page: 'inf-addcomserver-directive',
    values: [{ value: 1, name: 'In-proc', means: 'a DLL' }],
  },
];
