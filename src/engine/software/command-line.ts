/** A program of a driver package as Windows starts it. */
export interface Program {
  /** `C:\Windows\System32\DriverStore\FileRepository\…\panel.exe` */
  readonly binary: string;
  readonly arguments: readonly string[];
}

const MSI = /\.msi$/i;
const INSTALLER = 'msiexec /i';

/** What a runtime context variable stands for is put in its place. */
const DEVICE_INSTANCE_ID = /<<DeviceInstanceID>>/gi;

/** Whether Windows knows how to start a file of this name. */
export function isStartable(binary: string): boolean {
  return MSI.test(binary) || /\.exe$/i.test(binary);
}

/**
 * The command line of a program for a device.
 * Observed: the recorded line of an EXE has its path in quotes (Device Setup Manager, event 165).
 * Assumed: the variable counts in any case of its letters, wherever in an argument it stands, other variables stay as
 * they are, and an empty argument is left out; settled by event 165 of such arguments.
 * @see inf-addsoftware-directive
 */
export function commandLine({ binary, arguments: list }: Program, deviceInstanceId: string): string {
  const given = list.map(one => one.replaceAll(DEVICE_INSTANCE_ID, () => deviceInstanceId));
  const start = MSI.test(binary)
    ? [INSTALLER, `"${binary}"`, 'ALLUSERS=1 /quiet /qn /promptrestart']
    : [`"${binary}"`];
  return [...start, ...given].join(' ');
}

/** Whether a command line starts Windows Installer. */
export function startsInstaller(line: string): boolean {
  return line.startsWith(INSTALLER);
}
