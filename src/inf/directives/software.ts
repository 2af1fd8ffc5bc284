import type { Directive, FlagSet } from './model.ts';
import { W10_1703, W10_1709 } from './releases.ts';
import { ANY, entries, flags, list, MAYBE, needed, ONCE, optional, section } from './rows.ts';

const component = entries({
  in: ['component-install-section'],
  page: 'inf-addcomponent-directive',
  since: W10_1703,
});
const software = entries({
  in: ['software-install-section'],
  page: 'inf-addsoftware-directive',
  since: W10_1703,
});

/** Software components and the software that they bring. */
export const softwareDirectives: readonly Directive[] = [
  entries({ in: ['DDInstall.Components'], page: 'inf-addcomponent-directive', since: W10_1703 })(
    'AddComponent',
    ANY,
    'Creates a software component as a child of the device.',
    [
      needed('ComponentName', 'string'),
      optional('flags', 'zero'),
      needed('component-install-section', section('component-install-section')),
    ],
  ),
  component('ComponentIDs', ONCE, 'Its IDs; SWC\\ in front makes them hardware IDs.', [
    list('component-id', 'component id'),
  ]),
  component('Description', MAYBE, 'What the component is; 1024 characters at most.', [
    needed('description', 'string'),
  ]),
  component(
    'DisplayName',
    MAYBE,
    'Stands in an example of the section page; the directive page does not know it.',
    [needed('name', 'string')],
    { page: 'inf-ddinstall-components-section', assumed: 'a component device installed from such an INF' },
  ),
  entries({ in: ['DDInstall.Software'], page: 'inf-addsoftware-directive', since: W10_1703 })(
    'AddSoftware',
    ANY,
    'Queues software that is installed after the device.',
    [
      needed('SoftwareName', 'string'),
      optional('flags', flags('AddSoftware flags')),
      needed('software-install-section', section('software-install-section')),
    ],
  ),
  software('SoftwareType', ONCE, 'A program or a link to the Store.', [
    needed('type-code', flags('SoftwareType')),
  ]),
  software('SoftwareBinary', MAYBE, 'The program; type 1 needs it.', [needed('path-to-binary', 'path')]),
  software('SoftwareArguments', MAYBE, 'Its arguments; <<DeviceInstanceID>> is the component device.', [
    list('argument', 'string'),
  ]),
  software('SoftwareVersion', MAYBE, 'Runs only if greater than the last that ran; type 1 needs it.', [
    needed('w.x.y.z', 'version'),
  ]),
  software('SoftwareID', MAYBE, 'pfn:// and a package family name; type 2 needs it.', [
    needed('pfn://x.y.z', 'string'),
  ]),
];

export const softwareFlags: readonly FlagSet[] = [
  {
    name: 'AddSoftware flags',
    combine: 'one',
    page: 'inf-addsoftware-directive',
    values: [
      { value: 0x0, name: '0x00000000', means: 'once' },
      { value: 0x1, name: '0x00000001', means: 'once for each component device that names it' },
    ],
  },
  {
    name: 'SoftwareType',
    combine: 'one',
    page: 'inf-addsoftware-directive',
    values: [
      { value: 1, name: 'MSI or EXE', means: 'a program, run silently; component INFs on desktops only' },
      { value: 2, name: 'Microsoft Store link', means: 'an app of the Store; any INF', since: W10_1709 },
    ],
  },
];
