/** Which driver, and why: matching, ranking and choosing driver nodes. */
export * from './changes.ts';
export * from './choose.ts';
export * from './class-list.ts';
export * from './control-flags.ts';
export * from './driver-date.ts';
export { DriverIndex } from './driver-index.ts';
export * from './match.ts';
export * from './near-miss.ts';
export * from './node.ts';
export * from './print-change.ts';
export * from './rank.ts';
export * from './signature.ts';
export * from './strong-name.ts';
export * from './windows.ts';
