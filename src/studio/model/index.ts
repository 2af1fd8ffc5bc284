/** What the studio shows, worked out from files: no page, no server. */
export { LANES, type Lane } from './lanes.ts';
export { machineAt, Playback, type PlayedStep } from './playback.ts';
export * from './rounds.ts';
export * from './rows.ts';
export * from './shown.ts';
export * from './words.ts';
