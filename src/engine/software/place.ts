import type { InfPlace } from '../../story/index.ts';

/** A place as stories tell it: the INF by its file name. */
export function toldPlace({ inf, line }: InfPlace): InfPlace {
  return { inf: inf.slice(inf.lastIndexOf('\\') + 1), line };
}
