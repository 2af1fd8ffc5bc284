import { isBlank } from '../scan/blank.ts';

/**
 * The folders that `%dirid%` tokens stand for while an INF is read. `source` is the INF's own folder
 * (directory 1).
 */
export interface Directories {
  readonly windows: string;
  readonly system: string;
  /** SysWOW64, where a 64-bit Windows keeps 32-bit system files. */
  readonly system32Bit: string;
  readonly programFiles: string;
  readonly programFiles32Bit: string;
  readonly programData: string;
  readonly systemDrive: string;
  readonly userProfile: string;
  readonly publicProfile: string;
  readonly source: string;
  /** The package's folder in the driver store (directory 13), where it has one. */
  readonly package: string;
  /** What a program gave identifiers of its own (SetupSetDirectoryId). */
  readonly user?: ReadonlyMap<number, string>;
}

/** A Windows on drive C:, before anybody says otherwise. */
export const DEFAULT_DIRECTORIES: Directories = {
  windows: 'C:\\windows',
  system: 'C:\\windows\\system32',
  system32Bit: 'C:\\windows\\syswow64',
  programFiles: 'C:\\Program Files',
  programFiles32Bit: 'C:\\Program Files (x86)',
  programData: 'C:\\ProgramData',
  systemDrive: 'C:',
  userProfile: 'C:\\users\\user',
  publicProfile: 'C:\\users\\Public',
  source: '.',
  package: 'C:\\windows\\system32\\unknown',
};

/** Folders by their names, for texts that people read. */
export const SYMBOLIC_DIRECTORIES: Directories = {
  windows: '%SystemRoot%',
  system: '%SystemRoot%\\System32',
  system32Bit: '%SystemRoot%\\SysWOW64',
  programFiles: '%ProgramFiles%',
  programFiles32Bit: '%ProgramFiles(x86)%',
  programData: '%ProgramData%',
  systemDrive: '%SystemDrive%',
  userProfile: '%UserProfile%',
  publicProfile: '%Public%',
  source: '%1%',
  package: '%13%',
};

/** A folder, and what follows it. */
type Place = readonly [folder: Exclude<keyof Directories, 'user'>, rest: string];

const PLACES: Readonly<Record<number, Place>> = {
  1: ['source', '\\'],
  10: ['windows', ''],
  11: ['system', ''],
  12: ['system', '\\drivers'],
  13: ['package', ''],
  17: ['windows', '\\inf'],
  18: ['windows', '\\help'],
  20: ['windows', '\\fonts'],
  21: ['system', '\\viewers'],
  23: ['system', '\\spool\\drivers\\color'],
  24: ['systemDrive', '\\'],
  25: ['windows', ''],
  30: ['systemDrive', '\\'],
  50: ['windows', '\\system'],
  51: ['system', '\\spool'],
  52: ['system', '\\spool\\drivers'],
  53: ['userProfile', ''],
  54: ['systemDrive', '\\'],
  55: ['system', '\\spool\\prtprocs'],
};

const ROAMING = '\\AppData\\Roaming\\Microsoft\\Windows';
const LOCAL = '\\AppData\\Local\\Microsoft\\Windows';
const START_MENU = '\\Microsoft\\Windows\\Start Menu';

/** The shell's folders are 0x4000 plus their CSIDL. */
const FIRST_SHELL_FOLDER = 0x4000;
const SHELL_PLACES: Readonly<Record<number, Place>> = {
  0: ['userProfile', '\\Desktop'],
  2: ['userProfile', `${ROAMING}\\Start Menu\\Programs`],
  5: ['userProfile', '\\Documents'],
  6: ['userProfile', '\\Favorites'],
  7: ['userProfile', `${ROAMING}\\Start Menu\\Programs\\StartUp`],
  8: ['userProfile', `${ROAMING}\\Recent`],
  9: ['userProfile', `${ROAMING}\\SendTo`],
  11: ['userProfile', `${ROAMING}\\Start Menu`],
  13: ['userProfile', '\\Music'],
  14: ['userProfile', '\\Videos'],
  16: ['userProfile', '\\Desktop'],
  19: ['userProfile', `${ROAMING}\\Network Shortcuts`],
  20: ['windows', '\\Fonts'],
  21: ['userProfile', `${ROAMING}\\Templates`],
  22: ['programData', START_MENU],
  23: ['programData', `${START_MENU}\\Programs`],
  24: ['programData', `${START_MENU}\\Programs\\StartUp`],
  25: ['publicProfile', '\\Desktop'],
  26: ['userProfile', '\\AppData\\Roaming'],
  27: ['userProfile', `${ROAMING}\\Printer Shortcuts`],
  28: ['userProfile', '\\AppData\\Local'],
  31: ['userProfile', '\\Favorites'],
  32: ['userProfile', `${LOCAL}\\INetCache`],
  33: ['userProfile', `${LOCAL}\\INetCookies`],
  34: ['userProfile', `${LOCAL}\\History`],
  35: ['programData', ''],
  36: ['windows', ''],
  37: ['system', ''],
  38: ['programFiles', ''],
  39: ['userProfile', '\\Pictures'],
  40: ['userProfile', ''],
  41: ['system32Bit', ''],
  42: ['programFiles32Bit', ''],
  43: ['programFiles', '\\Common Files'],
  44: ['programFiles32Bit', '\\Common Files'],
  45: ['programData', '\\Microsoft\\Windows\\Templates'],
  46: ['publicProfile', '\\Documents'],
  47: ['programData', `${START_MENU}\\Programs\\Administrative Tools`],
  48: ['userProfile', `${ROAMING}\\Start Menu\\Programs\\Administrative Tools`],
  53: ['publicProfile', '\\Music'],
  54: ['publicProfile', '\\Pictures'],
  55: ['publicProfile', '\\Videos'],
  56: ['windows', '\\Resources'],
  58: ['programData', '\\OEM Links'],
  59: ['userProfile', `${LOCAL}\\Burn\\Burn`],
};

/** DIRID_NULL and DIRID_ABSOLUTE, in 32 and in 16 bits. */
const EMPTY = [0, -1, 65535];

/**
 * The text of a directory identifier. One that names no folder is `unknown` below the system directory, and
 * so is 13 while the package has no place in the store. Observed: conformance `inf-wine8/dump/dirids`.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/using-dirids
 */
export function directoryText(id: number, directories: Directories): string {
  if (EMPTY.includes(id)) return '';
  const own = directories.user?.get(id);
  if (own !== undefined) return own;
  const [folder, rest] = PLACES[id] ?? SHELL_PLACES[id - FIRST_SHELL_FOLDER] ?? ['system', '\\unknown'];
  return directories[folder] + rest;
}

/**
 * Identifiers from here on exist only where a program has set them.
 * Assumed: the token of one that nobody has set stays as it is written, as in Wine 8.0; settled by reading `%32768%`
 * on Windows.
 */
export const FIRST_USER_DIRECTORY = 0x8000;

/** The text of a token that is a directory identifier, a decimal number; undefined where it is none. */
export function readDirectory(token: string, directories: Directories): string | undefined {
  let start = 0;
  while (isBlank(token.charCodeAt(start))) start++;
  const digits = token.slice(start);
  if (!/^[+-]?\d+$/.test(digits)) return undefined;
  const id = Number(digits);
  const known = id < FIRST_USER_DIRECTORY || EMPTY.includes(id) || directories.user?.has(id);
  return known ? directoryText(id, directories) : undefined;
}
