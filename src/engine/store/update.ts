import { type Win32Error, win32 } from '../../base/index.ts';
import { DriverDatabase, nodeOf } from './database.ts';
import { type DriverPackage, readPackage } from './driver-package.ts';
import { directoryOf, storedInf } from './names.ts';
import { type Flushing, publish, unpublish } from './publish.ts';
import { inQueueOrder } from './queue-order.ts';
import { putFiles, register } from './register.ts';
import type { Signer } from './signature.ts';
import { type StoreOutcome, tellConfigurability, tellKnown } from './told.ts';
import type { StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/**
 * Stages a package that Windows itself brings, as servicing does: under its own name, not published yet.
 * Observed: recordings staging 001 (Stage Driver Updates).
 */
export function stageUpdate(
  work: StoreWork,
  path: string,
  architecture?: DriverPackage['architecture'],
): StoreOutcome {
  return work.transaction.wholly(() => {
    const read = readPackage(work, path, architecture);
    if (!read.package) return { code: read.code };
    const of = read.package;
    let outcome: StoreOutcome = { code: SUCCESS };
    work.tell.phase('Stage Driver Package', path, () => {
      outcome = stageOwn(work, of);
      return outcome.code;
    });
    return outcome;
  });
}

/** Signer Score of INFs that come with Windows. Observed: 10-observed, recordings driver-node. */
export const SIGNER_OF_WINDOWS: Signer = { name: 'Microsoft Windows', score: 0x0d000003 };

function stageOwn(work: StoreWork, of: DriverPackage): StoreOutcome {
  const { tell } = work;
  const database = new DriverDatabase(work);
  const directory = directoryOf(work, of);
  const known = database.package(directory);
  if (known) return tellKnown(work, directory, known.inf, of);
  tellConfigurability(work, of, of.folder);
  tell.phase('DRIVERSTORE IMPORT BEGIN', undefined, () => SUCCESS);
  const inf = of.name.toLowerCase();
  const entrant = { of, directory, node: nodeOf(of), inf, signer: SIGNER_OF_WINDOWS };
  for (const { name } of inQueueOrder(of.files)) {
    const to = `${work.repository}\\${directory}\\${name}`;
    tell.entry('hardlinking', { from: `${of.folder}\\${name}`, to });
  }
  putFiles(work, entrant);
  register(work, database, entrant);
  tell.phase('DRIVERSTORE IMPORT END', undefined, () => SUCCESS);
  return { code: SUCCESS, inf, directory };
}

/** Publishes a package that `stageUpdate` brought. Observed: recordings staging 001 (Install Driver Updates). */
export function publishUpdate(
  work: StoreWork,
  directory: string,
  flushing: Flushing = 'with-transaction',
): Win32Error {
  return work.transaction.wholly(() =>
    work.tell.phase(
      'Publish Driver Package',
      storedInf(work, directory),
      () => {
        work.tell.value('Driver Package', directory);
        return publish(work, new DriverDatabase(work), directory, flushing);
      },
      'sto',
    ),
  );
}

/** Unpublishes a package that servicing takes back. Observed: recordings staging 001 (Uninstall Driver Updates). */
export function unpublishUpdate(
  work: StoreWork,
  directory: string,
  flushing: Flushing = 'with-transaction',
): Win32Error {
  return work.transaction.wholly(() =>
    work.tell.phase(
      'Unpublish Driver Package',
      storedInf(work, directory),
      () => {
        work.tell.value('Driver Package', directory);
        return unpublish(work, new DriverDatabase(work), directory, flushing);
      },
      'sto',
    ),
  );
}
