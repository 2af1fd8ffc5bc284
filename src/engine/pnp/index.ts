/**
 * The PnP manager: hardware becomes devnodes, which start, fail, stop, go and come back. It never chooses or
 * installs a driver: an enumeration says which devices want one.
 *
 * - `new PnpWork({ transaction, call, drivers })` goes into every function that changes something.
 * - `enumerate(work)` after hardware came or went; `enumerate(work, { from, retry })` for a re-enumeration.
 * - `startDevice` once a device is installed; `restartDevice` after its drivers changed; `changeProblem` and
 *   `needRestart` for installations that end otherwise; `removeDevice`, `disableDevice`, `enableDevice`.
 * - `readState` for what became of a device.
 * - `stopWindows` and `startWindows` are the two halves of a restart.
 */
export * from './boot.ts';
export * from './change-state.ts';
export * from './configuration.ts';
export { changeProblem, type DevnodeState, isStarted, needRestart, readState } from './devnode-status.ts';
export * from './driver-models.ts';
export { driverFile, type Problem } from './driver-stack.ts';
export { type EnumerateOptions, enumerate, startDevice } from './enumerate.ts';
export type { Enumeration } from './enumeration.ts';
export { queryRemove, removeFromTree, type Veto } from './take-down.ts';
export * from './tree.ts';
export { type Devnode, devnodeOf, PnpWork } from './work.ts';
