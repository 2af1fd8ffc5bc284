import { documented, type Win32Error, win32 } from '../../base/index.ts';
import { DriverDatabase } from './database.ts';
import { isUsedByDevices } from './devices.ts';
import type { DriverPackage } from './driver-package.ts';
import { catalogName, storedInf } from './names.ts';
import { readStored, unpublish } from './publish.ts';
import { oemNumber } from './published-name.ts';
import { unregister } from './register.ts';
import { hex } from './signature.ts';
import { type StoreOutcome, tellVersion } from './told.ts';
import type { StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/**
 * Deletes the package of a published INF: unless devices use it, or `force` says so all the same.
 * Observed: raw recordings 043, 075 and 099 show the phases in pieces.
 * Assumed: they follow each other as here; settled by a whole log of pnputil /delete-driver.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupuninstalloeminfw
 */
export function deletePackage(work: StoreWork, inf: string, force: boolean): StoreOutcome {
  return work.transaction.wholly(() => {
    const database = new DriverDatabase(work);
    const directory = database.inf(inf)?.active;
    const code = refusal(work, inf, directory, force);
    if (code !== SUCCESS || directory === undefined) return { code };
    work.tell.phase('Driver Setup Delete Driver Package', inf, () => {
      if (work.era.importSteps) work.tell.value('Delete flags', hex(DELETE_FLAGS));
      work.tell.phase('Driver package policy check', undefined, () => SUCCESS);
      return unstage(work, directory, database);
    });
    return { code: SUCCESS, inf, directory };
  });
}

/** Observed: raw recording 099. */
const DELETE_FLAGS = 2;

function refusal(work: StoreWork, inf: string, directory: string | undefined, force: boolean): Win32Error {
  const present = work.transaction.volume.file(`${work.infFolder}\\${inf}`) !== undefined;
  if (!present && directory === undefined) return win32('ERROR_FILE_NOT_FOUND');
  if (oemNumber(inf) === undefined || directory === undefined) return win32('ERROR_NOT_AN_INSTALLED_OEM_INF');
  if (force && mayForce(work, readStored(work, directory))) return SUCCESS;
  return isUsedByDevices(work.transaction, inf) ? win32('ERROR_INF_IN_USE_BY_DEVICES') : SUCCESS;
}

/**
 * Force is for x86, amd64 and ia64, and not for packages whose files run in the store (directory 13).
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupuninstalloeminfw
 */
function mayForce({ transaction: { facts } }: StoreWork, of: DriverPackage | undefined): boolean {
  const runsInStore = of?.items.some(item => item.kind === 'file' && item.file.destination.dirId === 13);
  return !runsInStore && ['x86', 'amd64', 'ia64'].includes(facts.architecture);
}

/** Takes a package out of the store, whether it is published or not. */
export function unstage(
  work: StoreWork,
  directory: string,
  database: DriverDatabase = new DriverDatabase(work),
): Win32Error {
  const { tell, era } = work;
  const entry = database.package(directory);
  if (!entry) return win32('ERROR_FILE_NOT_FOUND');
  const path = storedInf(work, directory);
  return work.transaction.wholly(() =>
    tell.phase('Unstage Driver Package', path, () => {
      const of = era.stageDescribes ? readStored(work, directory) : undefined;
      if (of) tellVersion(work, of);
      tell.phase('DRIVERSTORE DELETE BEGIN', undefined, () => SUCCESS);
      if (database.inf(entry.inf)?.active === directory) unpublish(work, database, directory);
      unregister(work, database, entry, path);
      return tell.phase('DRIVERSTORE DELETE END', undefined, () => {
        if (oemNumber(entry.inf) !== undefined) uninstallCatalog(work, catalogName(entry.inf));
        return SUCCESS;
      });
    }),
  );
}

function uninstallCatalog(work: StoreWork, catalog: string): void {
  const path = `${work.catalogs}\\${catalog}`;
  if (!work.transaction.volume.file(path)) return;
  work.change({ kind: 'file', path }, documented('catalog-files'));
  work.tell.entry('catalog-uninstalled', { catalog });
}
