import type { Architecture, Era } from '../base/index.ts';

/**
 * The name of a package's directory in the driver store.
 * Assumed: any stable digest of the INF stands for the one in the name, which is not documented; settled by a
 * page that tells how it is computed.
 * Observed: the forms of Windows Vista, 7 and later (recordings, staging).
 * @param digest hexadecimal digits that name the content of the INF
 */
export function storeDirectoryName(
  inf: string,
  architecture: Architecture,
  digest: string,
  era: Era,
): string | undefined {
  const name = inf.toLowerCase();
  const hash = digest.slice(0, 16);
  if (era.storeName === 'hash8') return `${name}_${hash.slice(0, 8)}`;
  if (era.storeName === 'neutral-hash16') return `${name}_${architecture}_neutral_${hash}`;
  return era.storeName === 'none' ? undefined : `${name}_${architecture}_${hash}`;
}
