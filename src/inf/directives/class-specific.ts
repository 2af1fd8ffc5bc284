import type { Directive, FlagSet } from './model.ts';
import { entries, flags, MAYBE, needed, ONCE, optional } from './rows.ts';

const networkPage = 'ddinstall-section-in-a-network-inf-file';
const network = entries({
  in: ['DDInstall'],
  page: networkPage,
  classes: ['Net', 'NetClient', 'NetTrans', 'NetService'],
});
const image = entries({ in: ['DDInstall'], page: 'inf-files-for-still-image-devices', classes: ['Image'] });

/** Entries of DDInstall that the class installers for network components and still images read. */
export const classDirectives: readonly Directive[] = [
  network('Characteristics', ONCE, 'What the network component is and may do.', [
    needed('characteristics', flags('NCF')),
  ]),
  network('BusType', MAYBE, 'The bus of a physical adapter.', [needed('bus', flags('INTERFACE_TYPE'))]),
  network('Port1DeviceNumber', MAYBE, 'The PCI device number of port 1.', [needed('number', 'integer')]),
  network('Port1FunctionNumber', MAYBE, 'The PCI function number of port 1.', [needed('number', 'integer')]),
  image('SubClass', ONCE, 'StillImage.', [needed('subclass', 'string')]),
  image('DeviceType', ONCE, '1 scanner, 2 camera, 3 video device.', [needed('type', 'integer')]),
  image('DeviceSubType', MAYBE, 'Chosen by the vendor.', [needed('type', 'string')]),
  image('Connection', MAYBE, 'Serial or Parallel.', [needed('connection', 'string')]),
  image('Capabilities', MAYBE, 'What the device can do, as bits.', [needed('capabilities', 'integer')]),
  image('PropertyPages', MAYBE, 'A DLL with property pages.', [
    needed('dll', 'file'),
    optional('entry point', 'string'),
  ]),
  image('DeviceData', MAYBE, 'A section of values for the DeviceData key.', [needed('section', 'string')]),
  image('Events', MAYBE, 'A section of events of the device.', [needed('section', 'string')]),
  image('UninstallSection', MAYBE, 'A section that is carried out at removal.', [
    needed('section', 'string'),
  ]),
];

export const classFlags: readonly FlagSet[] = [
  {
    name: 'NCF',
    combine: 'or',
    page: networkPage,
    values: [
      { value: 0x1, name: 'NCF_VIRTUAL', means: 'virtual adapter' },
      { value: 0x2, name: 'NCF_SOFTWARE_ENUMERATED', means: 'software-enumerated adapter' },
      { value: 0x4, name: 'NCF_PHYSICAL', means: 'physical adapter' },
      { value: 0x8, name: 'NCF_HIDDEN', means: 'not shown' },
      { value: 0x10, name: 'NCF_NO_SERVICE', means: 'has no service' },
      { value: 0x20, name: 'NCF_NOT_USER_REMOVABLE', means: 'cannot be removed by people' },
      { value: 0x80, name: 'NCF_HAS_UI', means: 'has a user interface' },
      { value: 0x400, name: 'NCF_FILTER', means: 'filter intermediate driver; not since Windows 10' },
      { value: 0x4000, name: 'NCF_NDIS_PROTOCOL', means: 'needs the unload event of the binding engine' },
      { value: 0x40000, name: 'NCF_LW_FILTER', means: 'lightweight filter' },
    ],
  },
  {
    name: 'INTERFACE_TYPE',
    combine: 'one',
    page: networkPage,
    values: [
      { value: 1, name: 'ISA', means: 'ISA' },
      { value: 2, name: 'EISA', means: 'EISA' },
      { value: 3, name: 'MicroChannel', means: 'Micro Channel' },
      { value: 4, name: 'TurboChannel', means: 'TURBOchannel' },
      { value: 5, name: 'PCIBus', means: 'PCI' },
      { value: 6, name: 'VMEbus', means: 'VMEbus' },
      { value: 7, name: 'NuBus', means: 'NuBus' },
      { value: 8, name: 'PCMCIABus', means: 'PCMCIA' },
      { value: 9, name: 'Cbus', means: 'C-bus' },
      { value: 10, name: 'MPIBus', means: 'MPI' },
      { value: 11, name: 'MPSABus', means: 'MPSA' },
      { value: 14, name: 'PNPISABus', means: 'PnP ISA' },
      { value: 15, name: 'PNPBus', means: 'PnP' },
    ],
  },
];
