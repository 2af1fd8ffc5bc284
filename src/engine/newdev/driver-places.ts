import { sameName } from '../../base/index.ts';
import { INFINFO_INF_PATH_LIST_SEARCH } from '../../setupapi/index.ts';
import { foldersOf } from '../inf-search.ts';
import type { Session } from '../session.ts';

/** Where drivers for a device are looked for. */
export type DriverPlace =
  /** The INF directory, with the published packages of the driver store. */
  | { readonly kind: 'published' }
  /** A folder, and those below it where it says so. */
  | { readonly kind: 'folder'; readonly path: string; readonly recursive: boolean }
  | { readonly kind: 'windows-update' };

/** When drivers are looked for: a device appears, the wizard looks, or a device runs already. */
export type SearchPhase = 'first' | 'wizard' | 'later';

/** By Windows' first search and phase; `path` stands for the folders of DevicePath. */
const PLACES: Readonly<Record<string, Readonly<Record<SearchPhase, readonly Place[]>>>> = {
  'inf-and-device-path': {
    first: ['published', 'path', 'windows-update'],
    wizard: ['published', 'path', 'windows-update'],
    later: [],
  },
  'device-path-update-store': {
    first: ['path', 'windows-update', 'published'],
    wizard: [],
    later: [],
  },
  store: {
    first: ['published'],
    wizard: ['published', 'path-below', 'windows-update'],
    later: ['published', 'path', 'windows-update'],
  },
};

type Place = 'published' | 'path' | 'path-below' | 'windows-update';

/**
 * The places where a Windows looks, in order. Windows 2000 to Server 2003 ask Windows Update whatever the disk has.
 * Assumed: of all places of a search the best driver counts, wherever it is; settled by a Windows 7 with the same
 * device in two of them.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/how-windows-selects-a-driver-for-a-device
 * @see installing-an-in-box-driver-or-a-preinstalled-driver
 */
export function driverPlaces(session: Session, firstSearch: string, phase: SearchPhase): DriverPlace[] {
  return (PLACES[firstSearch]?.[phase] ?? []).flatMap((place): DriverPlace[] => {
    if (place === 'published' || place === 'windows-update') return [{ kind: place }];
    const recursive = place === 'path-below';
    return pathFolders(session).map(path => ({ kind: 'folder', path, recursive }));
  });
}

/** The folders of DevicePath but the INF directory, which is looked in as such. */
function pathFolders(session: Session): string[] {
  const infs = `${session.directories.windows}\\inf`;
  return (foldersOf(session, INFINFO_INF_PATH_LIST_SEARCH) ?? []).filter(
    path => path !== '' && !sameName(path, infs),
  );
}
