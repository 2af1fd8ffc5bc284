/** A key of which a snapshot has the values and the keys below, so many levels of them; all where none is said. */
export interface CoveredKey {
  readonly key: string;
  readonly levels?: number;
  /** Only these values and no keys. */
  readonly values?: readonly string[];
}

const MICROSOFT = 'HKLM\\SOFTWARE\\Microsoft';
const CURRENT = `${MICROSOFT}\\Windows\\CurrentVersion`;
const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows';

/** The keys that the installation of devices reads and changes, in the control set that is in use. */
export function coveredKeys(set: string): readonly CoveredKey[] {
  return [
    { key: 'HKLM\\SYSTEM\\Select' },
    { key: 'HKLM\\SYSTEM\\Setup', values: ['SystemSetupInProgress'] },
    { key: 'HKLM\\SYSTEM\\DriverDatabase\\DriverInfFiles' },
    { key: 'HKLM\\SYSTEM\\DriverDatabase\\DriverPackages', levels: 1 },
    { key: `${set}\\Control\\Class` },
    { key: `${set}\\Control\\CoDeviceInstallers` },
    { key: `${set}\\Control\\DeviceClasses`, levels: 3 },
    { key: `${set}\\Control\\IDConfigDB`, levels: 0 },
    { key: `${set}\\Control\\ProductOptions`, values: ['ProductType'] },
    { key: `${set}\\Control\\Session Manager`, values: ['PendingFileRenameOperations'] },
    { key: `${set}\\Enum` },
    { key: `${set}\\Hardware Profiles`, levels: 1 },
    { key: `${set}\\Services`, levels: 1 },
    {
      key: CURRENT,
      values: [
        'DevicePath',
        'ProgramFilesDir',
        'ProgramFilesDir (x86)',
        'CommonFilesDir',
        'CommonFilesDir (x86)',
      ],
    },
    { key: `${CURRENT}\\Device Installer` },
    { key: `${CURRENT}\\DriverSearching` },
    { key: `${CURRENT}\\Setup`, levels: 0 },
    { key: `${CURRENT}\\Uninstall`, levels: 1 },
    { key: 'HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall', levels: 1 },
    {
      key: `${MICROSOFT}\\Windows NT\\CurrentVersion`,
      values: ['CurrentVersion', 'CurrentBuildNumber', 'CSDVersion', 'EditionID', 'SystemRoot', 'UBR'],
    },
    { key: `${MICROSOFT}\\Driver Signing` },
    { key: `${POLICIES}\\DeviceInstall` },
    { key: `${POLICIES}\\DriverSearching` },
    { key: 'HKLM\\SOFTWARE\\Firstplug' },
  ];
}

/** Enumerators of which the names hold what people called their devices: telephones, headphones, printers. */
const NAMED = ['BTH*', 'PRINTENUM', 'RDPBUS', 'SWD', 'TERMINPUT_BUS', 'WPDBUSENUMROOT'];

/** Keys and values that hold names of persons, or serial numbers in bytes. */
export function personalPlaces(set: string): readonly string[] {
  return [
    ...NAMED.map(name => `${set}\\Enum\\${name}\\*\\*\\FriendlyName`),
    `${set}\\Enum\\DISPLAY\\*\\*\\Device Parameters\\EDID`,
    `${set}\\Enum\\*\\*\\*\\Properties`,
  ];
}

/** A folder of which a snapshot has the INFs with their content, and of the rest names and sizes. */
export interface CoveredFolder {
  readonly path: string;
  /** Names that are left out; `*` stands for any part. */
  readonly without: readonly string[];
  /** Whether the versions of driver files are read. */
  readonly versions: boolean;
}

export function coveredFolders(windows: string): readonly CoveredFolder[] {
  return [
    { path: `${windows}\\INF`, without: ['*.pnf', '*.log', '*.etl', '*.ini', '*.h'], versions: false },
    { path: `${windows}\\System32\\drivers`, without: ['etc'], versions: true },
    { path: `${windows}\\System32\\DriverStore\\FileRepository`, without: [], versions: false },
  ];
}
