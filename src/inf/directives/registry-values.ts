import type { WindowsVersion } from '../../base/index.ts';
import type { FlagSet, FlagSetName, SectionKindName } from './model.ts';
import { VISTA, W10_1903, XP } from './releases.ts';

/** A value that Windows reads below HKR when an add-registry-section writes it for one of these sections. */
export interface RegistryValue {
  /** Empty: the unnamed value. */
  readonly name: string;
  readonly from: readonly SectionKindName[];
  /** The FLG_ADDREG type. */
  readonly type: number;
  readonly set?: FlagSetName;
  readonly since?: WindowsVersion;
  readonly does: string;
  readonly page: string;
}

const SZ = 0x0;
const MULTI_SZ = 0x10000;
const EXPAND_SZ = 0x20000;
const DWORD = 0x10001;

type More = Partial<RegistryValue>;

function valuesOf(from: RegistryValue['from'], page: string) {
  return (name: string, type: number, does: string, more?: More): RegistryValue => ({
    name,
    from,
    type,
    does,
    page,
    ...more,
  });
}

const device = valuesOf(['DDInstall.HW', 'ClassInstall32'], 'inf-addreg-directive');
const hardware = valuesOf(['DDInstall.HW'], 'inf-addreg-directive');
const level = valuesOf(['DDInstall.HW'], 'device-filter-driver-ordering');
const setupClass = valuesOf(['ClassInstall32'], 'inf-classinstall32-section');
const eventLog = valuesOf(['event-log-install-section'], 'inf-addservice-directive');

/** Values below HKR that mean something to Windows itself. */
export const registryValues: readonly RegistryValue[] = [
  device('DeviceCharacteristics', DWORD, 'Characteristics of the device objects.', {
    set: 'FILE_CHARACTERISTICS',
  }),
  device('DeviceType', DWORD, 'The FILE_DEVICE_ type of the device object of the bus.'),
  device('Security', SZ, 'Security of all device objects of the device, as SDDL.'),
  device('UpperFilters', MULTI_SZ, 'Filter services above the function driver.'),
  device('LowerFilters', MULTI_SZ, 'Filter services below the function driver.'),
  device('Exclusive', DWORD, 'With 1, the device can be opened once at a time.'),
  valuesOf(['DDInstall', 'ClassInstall32'], 'inf-addreg-directive')(
    'EnumPropPages32',
    SZ,
    'A property page provider: "dll,entry point".',
  ),
  hardware('LocationInformationOverride', SZ, 'Where the device is, in place of what its bus says.', {
    since: XP,
  }),
  hardware('ResourcePickerTags', SZ, 'Resource picker tags.'),
  hardware('ResourcePickerExceptions', SZ, 'Resource conflicts that are allowed.'),
  level('UpperFilterLevels', MULTI_SZ, 'The levels of upper filters, in order; base package only.', {
    since: W10_1903,
  }),
  level('UpperFilterDefaultLevel', SZ, 'The level of upper filters that name none.', { since: W10_1903 }),
  level('LowerFilterLevels', MULTI_SZ, 'The levels of lower filters, in order; base package only.', {
    since: W10_1903,
  }),
  level('LowerFilterDefaultLevel', SZ, 'The level of lower filters that name none.', { since: W10_1903 }),
  valuesOf(['DDInstall.CoInstallers'], 'inf-ddinstall-coinstallers-section')(
    'CoInstallers32',
    MULTI_SZ,
    'The co-installers of the device: "dll[,entry point]".',
  ),
  setupClass('', SZ, 'The name of the class that people see.'),
  setupClass('Installer32', SZ, 'The class installer: "dll,entry point".'),
  setupClass('Icon', SZ, 'The icon: negative in setupapi.dll, else in the installer or page provider.'),
  setupClass('SilentInstall', SZ, 'With 1, installers show no messages that need an answer.'),
  setupClass('NoInstallClass', SZ, 'With 1, no device of the class is installed by hand.'),
  setupClass('NoDisplayClass', SZ, 'With 1, Device Manager does not show the class.'),
  eventLog('EventMessageFile', EXPAND_SZ, 'The files that hold the messages of the event source.'),
  eventLog('TypesSupported', DWORD, 'The types of events; 7 for drivers.'),
  valuesOf(['service-install-section'], 'inf-addservice-directive')(
    'BootFlags',
    DWORD,
    'When the start type becomes boot; before BootFlags was a directive.',
    { set: 'CM_SERVICE' },
  ),
];

/** A property that AddProperty and DelProperty know by name. */
export interface PropertyName {
  readonly name: string;
  readonly of: 'device' | 'container';
  readonly since: WindowsVersion;
}

/** @see inf-addproperty-directive */
export const propertyNames: readonly PropertyName[] = [
  ...[
    'DeviceModel',
    'DeviceVendorWebsite',
    'DeviceDetailedDescription',
    'DeviceDocumentationLink',
    'DeviceIcon',
    'DeviceBrandingIcon',
  ].map((name): PropertyName => ({ name, of: 'device', since: VISTA })),
  ...['ContainerModelName', 'ContainerManufacturer', 'ContainerCategories', 'ContainerIcon'].map(
    (name): PropertyName => ({ name, of: 'container', since: VISTA }),
  ),
];

export const registryValueFlags: readonly FlagSet[] = [
  {
    name: 'FILE_CHARACTERISTICS',
    combine: 'or',
    page: 'inf-addreg-directive',
    values: [
      { value: 0x1, name: 'FILE_REMOVABLE_MEDIA', means: 'removable medium' },
      { value: 0x2, name: 'FILE_READ_ONLY_DEVICE', means: 'read only' },
      { value: 0x4, name: 'FILE_FLOPPY_DISKETTE', means: 'floppy disk' },
      { value: 0x8, name: 'FILE_WRITE_ONCE_MEDIA', means: 'can be written once' },
      { value: 0x100, name: 'FILE_DEVICE_SECURE_OPEN', means: 'security holds for every open' },
    ],
  },
];
