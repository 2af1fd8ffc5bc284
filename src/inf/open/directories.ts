/**
 * The folders that `%dirid%` tokens stand for while an INF is read. `source` is the INF's own folder
 * (directory 1).
 */
export interface Directories {
  readonly windows: string;
  readonly system: string;
  readonly programFiles: string;
  readonly commonFiles: string;
  readonly systemDrive: string;
  readonly userProfile: string;
  readonly source: string;
}

/** A Windows on drive C:, before anybody says otherwise. */
export const DEFAULT_DIRECTORIES: Directories = {
  windows: 'C:\\windows',
  system: 'C:\\windows\\system32',
  programFiles: 'C:\\Program Files',
  commonFiles: 'C:\\Program Files\\Common Files',
  systemDrive: 'C:',
  userProfile: 'C:\\users\\user',
  source: '.',
};

/**
 * The text of a directory identifier, or undefined where it has none of its own.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/using-dirids
 */
export function directoryText(id: number, directories: Directories): string | undefined {
  const { windows, system } = directories;
  switch (id) {
    case -1:
    case 65535:
      return '';
    case 1:
      return `${directories.source}\\`;
    case 10:
    case 25:
      return windows;
    case 11:
      return system;
    case 12:
      return `${system}\\drivers`;
    case 17:
      return `${windows}\\inf`;
    case 18:
      return `${windows}\\help`;
    case 20:
      return `${windows}\\fonts`;
    case 21:
      return `${system}\\viewers`;
    case 23:
      return `${system}\\spool\\drivers\\color`;
    case 24:
    case 30:
      return `${directories.systemDrive}\\`;
    case 50:
      return `${windows}\\system`;
    case 51:
      return `${system}\\spool`;
    case 52:
      return `${system}\\spool\\drivers`;
    case 53:
      return directories.userProfile;
    case 54:
      return `${directories.systemDrive}\\`;
    case 55:
      return `${system}\\spool\\prtprocs`;
    default:
      return undefined;
  }
}
