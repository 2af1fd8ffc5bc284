/** Which driver, and why: matching, ranking and choosing driver nodes. */
export * from './choose.ts';
export * from './driver-date.ts';
export * from './match.ts';
export * from './node.ts';
export * from './rank.ts';
