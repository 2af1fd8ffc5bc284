import { documented, win32 } from '../../base/index.ts';
import { DriverDatabase } from './database.ts';
import type { StoreOutcome } from './told.ts';
import type { StoreWork } from './work.ts';

/** Copies the package of a published INF out of the store, as it was staged. @see pnputil-command-syntax */
export function exportPackage(work: StoreWork, inf: string, target: string): StoreOutcome {
  const directory = new DriverDatabase(work).inf(inf)?.active;
  if (directory === undefined) return { code: win32('ERROR_FILE_NOT_FOUND') };
  return work.transaction.wholly(() => {
    copyFolder(work, `${work.repository}\\${directory}`, target);
    return { code: win32('ERROR_SUCCESS'), inf, directory };
  });
}

function copyFolder(work: StoreWork, from: string, to: string): void {
  const { volume } = work.transaction;
  for (const name of volume.list(from)) {
    const after = volume.file(`${from}\\${name}`);
    if (after) {
      const because = documented('pnputil-command-syntax');
      work.change({ kind: 'file', path: `${to}\\${name}`, after }, because);
    } else copyFolder(work, `${from}\\${name}`, `${to}\\${name}`);
  }
}
