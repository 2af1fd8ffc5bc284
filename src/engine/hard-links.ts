import { eraOf, sameName } from '../base/index.ts';
import type { Session } from './session.ts';
import { DriverDatabase, SIGNER_OF_WINDOWS } from './store/index.ts';

/**
 * Whether a file that is installed gets a second name instead of a copy: those of packages that came with Windows do,
 * where they lie in the driver store. What holds the same is one content here either way.
 * Observed: recordings 001, 002, 077 and 084 link every such file, also for packages of vendors; 001 copies those of
 * vendors.
 * Assumed: a package that the store does not know came with Windows, and Windows before 10 copies its files;
 * settled by a log of Windows 8.
 */
export function isLinked(session: Session, source: string): boolean {
  if (!eraOf(session.transaction.facts).linksOwnFiles) return false;
  const work = session.storeWork('SetupCommitFileQueue');
  const below = `${work.repository}\\`;
  if (!sameName(source.slice(0, below.length), below)) return false;
  const [directory = ''] = source.slice(below.length).split('\\');
  const known = new DriverDatabase(work).package(directory);
  return known === undefined || known.signer.score === SIGNER_OF_WINDOWS.score;
}
