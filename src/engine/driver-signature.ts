import { sameName } from '../base/index.ts';
import { catalogFor, type Inf, readVersion } from '../inf/index.ts';
import type { Signature } from './select/index.ts';
import type { Session } from './session.ts';
import { DriverDatabase, fileName, type SignatureVerdict } from './store/index.ts';

/** By signer score of setupapi.h. */
const BY_SCORE: Readonly<Record<number, Signature>> = {
  218103809: 'logo-premium',
  218103810: 'logo-standard',
  218103811: 'inbox',
  218103812: 'unclassified',
  218103813: 'whql',
  251658240: 'authenticode',
};

/**
 * Who signed an INF: of a published one what the driver store remembers, of another what the program knows; before
 * there was a store, of a published one with the catalog that came with it.
 * Assumed: an INF in the INF directory that the store does not know came with Windows, unless it is named
 * oemN.inf; settled by such INFs on Windows.
 */
export function signatureOf(session: Session, path: string, inf: Inf): Signature {
  const { transaction, directories } = session;
  const name = fileName(path);
  const folder = path.slice(0, -name.length - 1);
  if (sameName(folder, `${directories.windows}\\inf`)) {
    const work = session.storeWork('SetupDiBuildDriverInfoList');
    const database = new DriverDatabase(work);
    const active = database.inf(name)?.active;
    const known = active === undefined ? undefined : database.package(active);
    if (known) return BY_SCORE[known.signer.score] ?? 'unsigned';
    if (!/^oem\d+\.inf$/i.test(name)) return 'inbox';
    if (work.era.driverStore) return 'unsigned';
    return verified(session, path, `${work.catalogs}\\${name.replace(/\.inf$/i, '.cat')}`);
  }
  const catalog = catalogFor(readVersion(inf), transaction.facts.architecture)?.value;
  return verified(session, path, catalog === undefined ? undefined : `${folder}\\${catalog}`);
}

function verified(
  { transaction: { volume }, program: { verifier } }: Session,
  path: string,
  catalog: string | undefined,
): Signature {
  const content = volume.file(path);
  const file = catalog === undefined ? undefined : volume.file(catalog);
  return content && verifier ? ofVerdict(verifier(content, file)) : 'unsigned';
}

function ofVerdict(verdict: SignatureVerdict): Signature {
  if (verdict.kind === 'system') return BY_SCORE[verdict.score] ?? 'unsigned';
  return verdict.kind === 'authenticode' ? 'authenticode' : 'unsigned';
}
