/** What the studio shows, worked out from files: no page, no server. */
export * from './actions.ts';
export { decodeBase64, encodeBase64 } from './base64.ts';
export * from './desktop.ts';
export * from './devices.ts';
export type { OwnFile } from './dropped.ts';
export { LANES, type Lane } from './lanes.ts';
export { LogIndex, type LogSection } from './log-index.ts';
export { type ReadSection, readSection } from './log-section.ts';
export { type OpenedFiles, openOwnFiles } from './own-files.ts';
export * from './package-view.ts';
export { type ByHand, machineAt, Playback, type PlayedStep } from './playback.ts';
export { type Choice, choiceOn, NO_SWITCHES, type Ranked, rankCandidates, type Switches } from './ranking.ts';
export * from './rounds.ts';
export * from './rows.ts';
export * from './shown.ts';
export * from './tables.ts';
export * from './tree-rows.ts';
export * from './words.ts';
