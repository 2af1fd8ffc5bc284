import type { WindowsVersion } from '../../base/index.ts';
import { W8_1, W11_24H2 } from './releases.ts';

/** A number that stands for a directory. */
export interface DirId {
  readonly id: number;
  readonly name: string;
  readonly means: string;
  /** Where it is, with environment variables in percent signs; absent where package or class decide. */
  readonly path?: string;
  readonly since?: WindowsVersion;
  /** From this version on, a package that uses it gets no WHQL signature. */
  readonly deprecated?: WindowsVersion;
  readonly page: string;
  /** The recording that shows `path`, where the page does not. */
  readonly observed?: string;
  /** Neither page nor recording shows `path`; this would settle it. */
  readonly assumed?: string;
}

type More = Partial<DirId>;

const old: More = { deprecated: W11_24H2 };
const wine: More = { observed: 'inf-wine8/dump/dirids' };
const folder: More = { page: 'knownfolderid' };
const guess: More = { assumed: 'SetupGetTargetPath on a running Windows' };

function dirId(id: number, name: string, means: string, path?: string, ...more: readonly More[]): DirId {
  const row = { id, name, means, page: 'using-dirids', ...(path === undefined ? {} : { path }) };
  return Object.assign(row, ...more);
}

const system: readonly DirId[] = [
  dirId(-1, 'DIRID_ABSOLUTE', 'none: the path is absolute', undefined, old),
  dirId(1, 'DIRID_SRCPATH', 'the directory that the INF was installed from', undefined, old),
  dirId(10, 'DIRID_WINDOWS', 'Windows', '%SystemRoot%'),
  dirId(11, 'DIRID_SYSTEM', 'system', '%SystemRoot%\\System32'),
  dirId(12, 'DIRID_DRIVERS', 'drivers', '%SystemRoot%\\System32\\drivers'),
  dirId(13, 'DIRID_DRIVER_STORE', "the package's directory in the driver store", undefined, { since: W8_1 }),
  dirId(17, 'DIRID_INF', 'INF files', '%SystemRoot%\\INF', old, wine),
  dirId(18, 'DIRID_HELP', 'help', '%SystemRoot%\\Help', old, wine),
  dirId(20, 'DIRID_FONTS', 'fonts', '%SystemRoot%\\Fonts', old, guess),
  dirId(21, 'DIRID_VIEWERS', 'viewers', '%SystemRoot%\\System32\\viewers', old, guess),
  dirId(23, 'DIRID_COLOR', 'color profiles', '%SystemRoot%\\System32\\spool\\drivers\\color', guess),
  dirId(24, 'DIRID_APPS', 'root of the disk with Windows', '%SystemDrive%\\', old),
  dirId(25, 'DIRID_SHARED', 'shared', '%SystemRoot%', old, guess),
  dirId(30, 'DIRID_BOOT', 'root of the boot disk', '%SystemDrive%\\', old, wine),
  dirId(50, 'DIRID_SYSTEM16', 'system of 16-bit Windows', '%SystemRoot%\\system', old),
  dirId(51, 'DIRID_SPOOL', 'spool', '%SystemRoot%\\System32\\spool', guess),
  dirId(52, 'DIRID_SPOOLDRIVERS', 'spool drivers', '%SystemRoot%\\System32\\spool\\drivers', guess),
  dirId(53, 'DIRID_USERPROFILE', 'profile of the user', '%USERPROFILE%', old),
  dirId(54, 'DIRID_LOADER', 'the loader of the system', '%SystemDrive%\\', old, guess),
  dirId(55, 'DIRID_PRINTPROCESSOR', 'print processors', undefined),
];

const START_MENU = '%ProgramData%\\Microsoft\\Windows\\Start Menu';

/** Shell folders: 16384 and the CSIDL. The paths are those of Vista and later. */
const shell: readonly DirId[] = [
  dirId(16406, 'DIRID_COMMON_STARTMENU', 'Start menu of all users', START_MENU, old, folder),
  dirId(16407, 'DIRID_COMMON_PROGRAMS', 'its Programs', `${START_MENU}\\Programs`, old, folder),
  dirId(16408, 'DIRID_COMMON_STARTUP', 'its Startup', `${START_MENU}\\Programs\\StartUp`, old, folder),
  dirId(16409, 'DIRID_COMMON_DESKTOPDIRECTORY', 'desktop of all users', '%PUBLIC%\\Desktop', old, folder),
  dirId(16415, 'DIRID_COMMON_FAVORITES', 'favorites of all users', undefined, old),
  dirId(16419, 'DIRID_COMMON_APPDATA', 'application data of all users', '%ProgramData%', old, folder),
  dirId(16422, 'DIRID_PROGRAM_FILES', 'programs', '%ProgramFiles%'),
  dirId(16425, 'DIRID_SYSTEM_X86', '32-bit system', '%SystemRoot%\\SysWOW64'),
  dirId(16426, 'DIRID_PROGRAM_FILES_X86', '32-bit programs', '%ProgramFiles(x86)%'),
  dirId(
    16427,
    'DIRID_PROGRAM_FILES_COMMON',
    'files common to programs',
    '%ProgramFiles%\\Common Files',
    folder,
  ),
  dirId(
    16428,
    'DIRID_PROGRAM_FILES_COMMONX86',
    'files common to 32-bit programs',
    '%ProgramFiles(x86)%\\Common Files',
    folder,
  ),
  dirId(
    16429,
    'DIRID_COMMON_TEMPLATES',
    'templates of all users',
    '%ProgramData%\\Microsoft\\Windows\\Templates',
    old,
    folder,
  ),
  dirId(16430, 'DIRID_COMMON_DOCUMENTS', 'documents of all users', '%PUBLIC%\\Documents', old, folder),
];

/** Given their meaning by the class installer for printers. @see printer-dirids */
const printer: readonly DirId[] = [
  dirId(66000, '66000', 'what GetPrinterDriverDirectory returns', undefined, { page: 'printer-dirids' }),
  dirId(66001, '66001', 'what GetPrintProcessorDirectory returns', undefined, { page: 'printer-dirids' }),
  dirId(66002, '66002', 'print monitors, copied to System32', undefined, { page: 'printer-dirids' }),
  dirId(66003, '66003', 'what GetColorDirectory returns', undefined, { page: 'printer-dirids' }),
  dirId(66004, '66004', 'ASP files of a printer type', undefined, { page: 'printer-dirids' }),
];

/** Every directory ID that has a meaning of its own. */
export const dirIds: readonly DirId[] = [...system, ...shell, ...printer];

const BY_ID: ReadonlyMap<number, DirId> = new Map(dirIds.map(row => [row.id, row]));

/** The row of a directory ID; 65535 is -1. @see using-dirids */
export function dirIdOf(id: number): DirId | undefined {
  return BY_ID.get(id === 65535 ? -1 : id);
}

/** Whether programs may give the number a meaning of their own (SetupSetDirectoryId). @see using-dirids */
export function isUserDirId(id: number): boolean {
  return id >= 32768 && id !== 65535;
}

/** Whether the number is 16384 and the CSIDL of a shell folder, listed here or not. @see using-dirids */
export function isShellDirId(id: number): boolean {
  return id >= 16384 && id < 32768;
}
