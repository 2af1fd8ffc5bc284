import { createHash } from 'node:crypto';
import type { Digest } from '../catalog/index.ts';

/** The digests of Node. */
export const digest: Digest = (algorithm, parts) => {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
