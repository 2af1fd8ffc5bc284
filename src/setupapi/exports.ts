import type { NewdevFunctions } from './newdev-functions.ts';

const NEWDEV = 'https://learn.microsoft.com/windows/win32/api/newdev/nf-newdev';

/** The first Windows version with a function, and the page that says so. */
interface Exported {
  readonly since: string;
  readonly page: string;
}

/** Functions of newdev.dll that not every Windows has. */
const EXPORTED: Readonly<Record<keyof NewdevFunctions, Exported>> = {
  UpdateDriverForPlugAndPlayDevices: {
    since: '5.0',
    page: `${NEWDEV}-updatedriverforplugandplaydevicesw`,
  },
  DiInstallDevice: { since: '6.0', page: `${NEWDEV}-diinstalldevice` },
  DiInstallDriver: { since: '6.0', page: `${NEWDEV}-diinstalldriverw` },
  DiRollbackDriver: { since: '6.0', page: `${NEWDEV}-dirollbackdriver` },
  DiUninstallDevice: { since: '6.1', page: `${NEWDEV}-diuninstalldevice` },
  DiUninstallDriver: { since: '10.0.15063', page: `${NEWDEV}-diuninstalldriverw` },
};

/** The first Windows version that has a function of newdev.dll: `6.0`. */
export function exportedSince(name: keyof NewdevFunctions): Exported {
  return EXPORTED[name];
}
