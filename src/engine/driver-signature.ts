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
 * Who signed an INF: of a published one what the driver store remembers, of another what the program knows.
 * Assumed: an INF in the INF directory that the store does not know came with Windows, unless it is named
 * oemN.inf; settled by such INFs on Windows.
 */
export function signatureOf(session: Session, path: string, inf: Inf): Signature {
  const { transaction, directories, program } = session;
  const name = fileName(path);
  const folder = path.slice(0, -name.length - 1);
  if (sameName(folder, `${directories.windows}\\inf`)) {
    const database = new DriverDatabase(session.storeWork('SetupDiBuildDriverInfoList'));
    const active = database.inf(name)?.active;
    const known = active === undefined ? undefined : database.package(active);
    if (known) return BY_SCORE[known.signer.score] ?? 'unsigned';
    return /^oem\d+\.inf$/i.test(name) ? 'unsigned' : 'inbox';
  }
  const catalog = catalogFor(readVersion(inf), transaction.facts.architecture)?.value;
  const file = catalog === undefined ? undefined : transaction.volume.file(`${folder}\\${catalog}`);
  const content = transaction.volume.file(path);
  return content && program.verifier ? ofVerdict(program.verifier(content, file)) : 'unsigned';
}

function ofVerdict(verdict: SignatureVerdict): Signature {
  if (verdict.kind === 'system') return BY_SCORE[verdict.score] ?? 'unsigned';
  return verdict.kind === 'authenticode' ? 'authenticode' : 'unsigned';
}
