import type { Directive, FlagSet } from './model.ts';
import { W7, W10_1709, XP } from './releases.ts';
import {
  ANY,
  entries,
  flags,
  list,
  MAYBE,
  needed,
  ONCE,
  optional,
  optionalList,
  section,
  word,
} from './rows.ts';

const version = entries({ in: ['Version'], page: 'inf-version-section' });
const control = entries({ in: ['ControlFlags'], page: 'inf-controlflags-section' });
const attribute = entries({ in: ['SignatureAttributes.Type'], page: 'inf-signatureattributes-section' });

/** [Version]: what a package says of itself. Required means: for Plug and Play packages. */
const versionEntries: readonly Directive[] = [
  version('Signature', ONCE, 'Marks the file as an INF of Windows.', [
    needed('signature-name', word('$Windows NT$', '$Chicago$')),
  ]),
  version('Class', ONCE, 'The device setup class, by name.', [needed('class-name', 'class name')]),
  version('ClassGuid', ONCE, 'The device setup class, by GUID.', [needed('class-guid', 'guid')]),
  version('Provider', ONCE, 'Who provides the package.', [needed('INF-creator', 'string')]),
  version('ExtensionId', MAYBE, 'Which extension this is, over all its versions.', [
    needed('extension-id', 'guid'),
  ]),
  version(
    'CatalogFile',
    MAYBE,
    'The catalog that holds the digests of the package.',
    [needed('filename.cat', 'catalog file')],
    { decorated: true },
  ),
  version(
    'DriverVer',
    ONCE,
    'Date and version of the package.',
    [needed('mm/dd/yyyy', 'date'), optional('w.x.y.z', 'version')],
    { page: 'inf-driverver-directive' },
  ),
  version('PnpLockdown', MAYBE, 'With 1, applications cannot change the copied files.', [
    needed('0|1', 'switch'),
  ]),
  version('LayoutFile', MAYBE, 'INFs of the system that say where source files are.', [
    list('filename.inf', 'inf file'),
  ]),
  version('ClassVer', MAYBE, 'Reserved for some classes, such as Printer.', [
    needed('major.minor', 'string'),
  ]),
  version('DriverPackageDisplayName', MAYBE, 'Was read by the Driver Install Frameworks.', [
    needed('driver-package-description', 'string'),
  ]),
  version('DriverPackageType', MAYBE, 'Was read by the Driver Install Frameworks.', [
    needed('PackageType', 'string'),
  ]),
];

/** [ControlFlags]: `*` stands for every device of the INF where the first two and the last allow it. */
const controlFlags: readonly Directive[] = [
  control(
    'ExcludeFromSelect',
    ANY,
    'Hides devices from lists that people choose from.',
    [list('device-identification-string', 'device id')],
    { decorated: true },
  ),
  control('CopyFilesOnly', ANY, 'Copies files for devices that are not there yet.', [
    list('device-identification-string', 'device id'),
  ]),
  control('InteractiveInstall', ANY, 'Installs devices only in the session of a user.', [
    list('device-identification-string', 'device id'),
  ]),
  control(
    'RequestAdditionalSoftware',
    ANY,
    'Asks for software that the package does not hold.',
    [list('device-identification-string', 'device id')],
    { since: W7, until: W10_1709 },
  ),
];

/** From the manufacturer to the install section. */
const models: readonly Directive[] = [
  {
    name: 'manufacturer-identifier',
    form: 'keyed',
    in: ['Manufacturer'],
    key: needed('manufacturer-name', 'string'),
    fields: [
      needed('models-section-name', section('Models')),
      optionalList('TargetOSVersion', 'TargetOSVersion'),
    ],
    occurs: ANY,
    does: 'Names a manufacturer, its Models section and the decorations that section has.',
    page: 'inf-manufacturer-section',
  },
  {
    name: 'manufacturer-name',
    form: 'line',
    in: ['Manufacturer'],
    fields: [needed('manufacturer-name', section('Models'))],
    occurs: ANY,
    does: 'Names a manufacturer whose Models section has the same name.',
    page: 'inf-manufacturer-section',
  },
  {
    name: 'device-description',
    form: 'keyed',
    in: ['Models'],
    key: needed('device-description', 'string'),
    fields: [
      needed('install-section-name', section('DDInstall')),
      optional('hw-id', 'device id'),
      optionalList('compatible-id', 'device id'),
    ],
    occurs: ANY,
    does: 'Names a device, its install section and the IDs that match it (one at least).',
    page: 'inf-models-section',
  },
  {
    name: 'strkey',
    form: 'keyed',
    in: ['Strings'],
    key: needed('strkey', 'string'),
    fields: [needed('some string', 'string')],
    occurs: ANY,
    does: 'Says what %strkey% stands for.',
    page: 'inf-strings-section',
  },
];

const signatureAttributes: readonly Directive[] = [
  {
    name: 'file',
    form: 'keyed',
    in: ['SignatureAttributes'],
    key: needed('file', 'file'),
    fields: [needed('SignatureAttributes.SigType', section('SignatureAttributes.Type'))],
    occurs: ANY,
    does: 'Says which further signature a file asks for.',
    page: 'inf-signatureattributes-section',
  },
  attribute('Elam', MAYBE, 'Early launch antimalware.', [needed('true', word('true'))]),
  attribute('HalExt', MAYBE, 'HAL extension.', [needed('true', word('true'))]),
  attribute('PETrust', MAYBE, 'Protected environment.', [needed('true', word('true'))]),
  attribute('DRMLevel', MAYBE, 'Digital rights management.', [needed('level', word('1300', '1200'))]),
  attribute('WindowsHello', MAYBE, 'Windows Hello.', [needed('true', word('true'))]),
];

const sourceDisksName: Directive = {
  name: 'diskid',
  form: 'keyed',
  in: ['SourceDisksNames'],
  key: needed('diskid', 'disk id'),
  fields: [
    needed('disk-description', 'string'),
    optional('tag-or-cab-file', 'file'),
    optional('unused', 'unused'),
    optional('path', 'subdirectory'),
    optional('flags', flags('SRC_FLAGS')),
    optional('tag-file', 'file'),
  ],
  occurs: ANY,
  does: 'Describes one source medium: how it is recognised and where its files are.',
  page: 'inf-sourcedisksnames-section',
};

const sourceDisksFile: Directive = {
  name: 'filename',
  form: 'keyed',
  in: ['SourceDisksFiles'],
  key: needed('filename', 'file'),
  fields: [needed('diskid', 'disk id'), optional('subdir', 'subdirectory'), optional('size', 'integer')],
  occurs: ANY,
  does: 'Says on which medium, and in which directory below its path, a source file is.',
  page: 'inf-sourcedisksfiles-section',
};

const destinations = [needed('dirid', 'dirid'), optional('subdir', 'subdirectory')];

const destinationDirs: readonly Directive[] = [
  {
    name: 'DefaultDestDir',
    form: 'entry',
    in: ['DestinationDirs'],
    fields: destinations,
    occurs: MAYBE,
    does: 'Where files go whose list is not named here, and those named by @file.',
    page: 'inf-destinationdirs-section',
  },
  {
    name: 'file-list-section',
    form: 'keyed',
    in: ['DestinationDirs'],
    key: needed('file-list-section', 'string'),
    fields: destinations,
    occurs: ANY,
    does: 'Where the files of a list go.',
    page: 'inf-destinationdirs-section',
  },
];

const hardwareId: Directive = entries({ in: ['DeviceInstall'], page: 'inf-hardwareid-directive' })(
  'HardwareId',
  ANY,
  'A device that the AutoRun program installs itself.',
  [needed('pnp-hardware-id', 'device id')],
);

export const packageDirectives: readonly Directive[] = [
  ...versionEntries,
  sourceDisksName,
  sourceDisksFile,
  ...destinationDirs,
  ...controlFlags,
  ...models,
  ...signatureAttributes,
  hardwareId,
];

export const packageFlags: readonly FlagSet[] = [
  {
    name: 'SRC_FLAGS',
    combine: 'or',
    page: 'inf-sourcedisksnames-section',
    values: [
      {
        value: 0x10,
        name: 'SRC_FLAGS_CABFILE',
        means: 'tag-or-cab-file is a cabinet, and tag-file the tag file',
        since: XP,
      },
    ],
  },
];
