import type { WindowsVersion } from '../../base/index.ts';

/** What differs between the logs of Windows versions, as far as recordings show it. */
export interface LogForm {
  /** The log of Windows 2000, that of XP and 2003, or the one since Vista. */
  readonly kind: '2000' | 'xp' | 'vista';
  /** The heading of a selected driver, and whether what follows stands in brackets. Observed: 001, 106; 044, 104. */
  readonly selected: 'Selected:' | 'Selected Driver:';
  /** Whether the log says each step of choosing and installing, and each property written. Observed: 106 to 110. */
  readonly verbose: boolean;
  /** What the installation of one device is called. Observed: none in 106; 001; 052, 104. */
  readonly install: 'none' | 'Installing device' | 'Install Device';
  /**
   * Whether drivers found for hardware that appeared are told as `{Select Drivers}`. Observed: 035, 041.
   * Assumed: drivers are told so since Windows 11; settled by a whole section of Windows 10 22H2.
   */
  readonly selectDrivers: boolean;
  /**
   * Whether a component of its own adds and deletes packages. Observed: not in 083 of 2016 and 086 of 2017; in 062 of
   * March 2020, 098 of 10.0.19044, 114 of 2025.
   * Assumed: it does since 10.0.18362; settled by pnputil on the builds of 2018 and 2019.
   */
  readonly driverSetup: boolean;
}

/**
 * The form of a Windows; that of Windows 10 10240 where none is named.
 * Assumed: Windows Vista tells as 7 does, Windows 8 and 8.1 as 10240; settled by a whole section of each.
 * Assumed: what changed in logs after 10240 changed with 16299; settled by logs of the builds between.
 */
export function formOfWindows(windows: WindowsVersion | undefined): LogForm {
  const { major, minor, build } = windows ?? { major: 10, minor: 0, build: 10_240 };
  const isNew = major === 10 && build >= 16_299;
  const is7 = major === 6 && minor < 2;
  return {
    kind: major === 5 ? (minor === 0 ? '2000' : 'xp') : 'vista',
    selected: isNew ? 'Selected Driver:' : 'Selected:',
    verbose: is7,
    install: is7 ? 'none' : isNew ? 'Install Device' : 'Installing device',
    selectDrivers: build >= 22_000,
    driverSetup: build >= 18_362,
  };
}
