/**
 * What the running Windows has: registry, INF directory, driver store and device tree as a machine, as far as the
 * installation of devices reads them. Nothing is changed.
 */
export { KEY_ROOTS, KEY_WOW64_64KEY, registryKeys } from './registry-keys.ts';
export { type RunningMachineOptions, readRunningMachine } from './running-machine.ts';
export { isAdministrator, runningSources } from './running-sources.ts';
export type { RawDevnode, RawFile, RawKey, RawValue, StateSources } from './sources.ts';
export { takeKeys } from './take-keys.ts';
