import { eraOf, type Win32Error, win32 } from '../../base/index.ts';
import { SP_COPY_REPLACEONLY, SPOST_PATH } from '../../setupapi/index.ts';
import type { Session } from '../session.ts';
import { publishedName } from '../store/index.ts';

/** A package that is to be installed from. */
interface Staged {
  readonly code: Win32Error;
  /** Its published INF; absent where it was refused. */
  readonly path?: string;
  /** Whether it was there before. */
  readonly isKnown?: boolean;
}

/** Puts the package where drivers are installed from. @see driver-store */
export function stage(session: Session, inf: string, readOnly = false): Staged {
  const work = session.storeWork('SetupCopyOEMInf');
  const known = eraOf(session.transaction.facts).driverStore ? publishedName(work, inf) : undefined;
  if (known !== undefined) return { code: win32('ERROR_SUCCESS'), path: known, isKnown: true };
  const style = readOnly ? SP_COPY_REPLACEONLY : 0;
  const copied = session.api.SetupCopyOEMInf({ source: inf, mediaType: SPOST_PATH, style });
  return copied.destination === undefined
    ? { code: copied.err }
    : { code: win32('ERROR_SUCCESS'), path: copied.destination };
}
