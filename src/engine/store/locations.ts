import { sameName } from '../../base/index.ts';
import { storeDirectoryName } from '../../machine/index.ts';
import { DriverDatabase } from './database.ts';
import { storedInf } from './names.ts';
import { fileName, folderOf, type StoreWork } from './work.ts';

/**
 * The INF of the repository that an INF means: its published name with or without path, or a path in the
 * repository. The content does not count.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetinfdriverstorelocationw
 */
export function storeLocation(work: StoreWork, inf: string): string | undefined {
  const path = isPublished(work, inf) ? publishedLocation(work, fileName(inf)) : inf;
  const isStored = path !== undefined && sameName(folderOf(folderOf(path)), work.repository);
  return isStored && work.transaction.volume.file(path) ? work.transaction.volume.resolve(path) : undefined;
}

/**
 * The published INF that an INF means, given as to `storeLocation`.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetinfpublishednamew
 */
export function publishedName(work: StoreWork, inf: string): string | undefined {
  const { volume } = work.transaction;
  const stored = storeLocation(work, inf);
  if (stored === undefined) return undefined;
  const known = new DriverDatabase(work).package(fileName(folderOf(stored)));
  const path = `${work.infFolder}\\${known?.inf ?? fileName(stored)}`;
  return volume.file(path) ? volume.resolve(path) : undefined;
}

function isPublished({ infFolder }: StoreWork, inf: string): boolean {
  return !inf.includes('\\') || sameName(folderOf(inf), infFolder);
}

/** By the database, or for an INF that came with Windows by its content. */
function publishedLocation(work: StoreWork, name: string): string | undefined {
  const active = new DriverDatabase(work).inf(name)?.active;
  if (active !== undefined) return storedInf(work, active);
  const content = work.transaction.volume.file(`${work.infFolder}\\${name}`);
  const { architecture } = work.transaction.facts;
  const directory = content && storeDirectoryName(name, architecture, content.digest(), work.era);
  return directory === undefined ? undefined : storedInf(work, directory);
}
