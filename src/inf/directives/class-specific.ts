import type { Directive, FlagSet } from './model.ts';
import { VISTA } from './releases.ts';
import { entries, flags, list, MAYBE, needed, ONCE, optional, section } from './rows.ts';

const networkPage = 'ddinstall-section-in-a-network-inf-file';
const network = entries({
  in: ['DDInstall'],
  page: networkPage,
  classes: ['Net', 'NetClient', 'NetTrans', 'NetService'],
});
const image = entries({ in: ['DDInstall'], page: 'inf-files-for-still-image-devices', classes: ['Image'] });

const ndis = entries({
  in: ['DDInstall'],
  page: 'keywords-not-displayed-in-the-user-interface',
  classes: ['Net'],
  since: VISTA,
});
const wia = entries({ in: ['DDInstall'], page: 'inf-files-for-wia-devices', classes: ['Image'] });
const printer = entries({
  in: ['DDInstall', 'printer-data-section'],
  page: 'printer-inf-file-entries',
  classes: ['Printer'],
});

/** Entries of DDInstall that class installers read: for network components, still images and printers. */
export const classDirectives: readonly Directive[] = [
  network('Characteristics', ONCE, 'What the network component is and may do.', [
    needed('characteristics', flags('NCF')),
  ]),
  network('BusType', MAYBE, 'The bus of a physical adapter.', [needed('bus', flags('INTERFACE_TYPE'))]),
  network('Port1DeviceNumber', MAYBE, 'The PCI device number of port 1.', [needed('number', 'integer')]),
  network('Port1FunctionNumber', MAYBE, 'The PCI function number of port 1.', [needed('number', 'integer')]),
  ndis('*IfType', MAYBE, 'The NDIS interface type.', [needed('type', 'integer')]),
  ndis('*MediaType', MAYBE, 'The medium.', [needed('type', 'integer')]),
  ndis('*PhysicalMediaType', MAYBE, 'The physical medium.', [needed('type', 'integer')]),
  ndis('*NdisDeviceType', MAYBE, '1: an endpoint, not a way to a network.', [needed('type', 'integer')]),
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
  wia('PortSelect', MAYBE, 'NO: asks for no port; Message1: shows a message.', [needed('choice', 'string')]),
  wia('ICMProfiles', MAYBE, 'The color profile.', [needed('profile', 'string')], {
    classes: ['Image', 'Printer'],
  }),
  printer('DriverFile', MAYBE, 'The printer graphics DLL; the section name without it.', [
    needed('file', 'file'),
  ]),
  printer('ConfigFile', MAYBE, 'The printer interface DLL; DriverFile without it.', [needed('file', 'file')]),
  printer('DataFile', MAYBE, 'The data file; the section name without it.', [needed('file', 'file')]),
  printer('HelpFile', MAYBE, 'The help of the interface DLL.', [needed('file', 'file')]),
  printer('LanguageMonitor', MAYBE, 'Name and DLL of a language monitor.', [needed('monitor', 'string')]),
  printer('PrintProcessor', MAYBE, 'Name and DLL of a print processor.', [needed('processor', 'string')]),
  printer('DriverCategory', MAYBE, 'What kind of print queue it is.', [needed('category', 'string')]),
  printer('DefaultDataType', MAYBE, 'Not read.', [needed('type', 'string')]),
  printer('VendorSetup', MAYBE, 'A function for setup of its own; deprecated.', [
    needed('function', 'string'),
  ]),
  printer(
    'DataSection',
    MAYBE,
    'Takes further entries from a section that printers share.',
    [needed('SectionName', section('printer-data-section'))],
    { in: ['DDInstall'], page: 'printer-inf-file-data-sections' },
  ),
  printer(
    'CoreDriverSections',
    MAYBE,
    'Core drivers and the sections of theirs that are needed.',
    [list('GUID,sections', 'string')],
    { in: ['DDInstall'], page: 'using-core-drivers', since: VISTA },
  ),
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
