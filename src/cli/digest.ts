import type { Digest } from '../catalog/index.ts';

/** The digests of Node, which takes 4 ms to load them: only where one is asked for. */
export const digest: Digest = (algorithm, parts) => {
  const hash = process.getBuiltinModule('node:crypto').createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
