/** What the studio shows, worked out from files: no page, no server. */

export { isInfFile } from '../../inf/index.ts';
export * from './actions.ts';
export { decodeBase64, encodeBase64 } from './base64.ts';
export * from './by-hand.ts';
export * from './desktop.ts';
export * from './devices.ts';
export type { OwnFile } from './dropped.ts';
export type { GridCell, GridRow } from './inf-grid.ts';
export * from './inf-reading.ts';
export * from './infs.ts';
export { LANES, type Lane } from './lanes.ts';
export { LogIndex, type LogSection } from './log-index.ts';
export { type ReadSection, readSection } from './log-section.ts';
export { HELD, onePage, type PageParts } from './one-file.ts';
export { type OpenedFiles, openOwnFiles } from './own-files.ts';
export { type ByHand, machineAt, Playback, type PlayedStep } from './playback.ts';
export * from './ranking.ts';
export * from './rounds.ts';
export * from './rows.ts';
export * from './shown.ts';
export * from './switches.ts';
export * from './tables.ts';
export * from './teller.ts';
export * from './tree-rows.ts';
export { isOf, type Trial, tryNext, withTrial } from './trials.ts';
export * from './wanted.ts';
export * from './words.ts';
