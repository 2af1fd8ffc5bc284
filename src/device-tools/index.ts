/** Windows' command line tools for devices, by their verbs and exit codes, over any SetupAPI. */
export { runDevcon } from './devcon.ts';
export { devicesOf, type ToolDevice } from './devices.ts';
export { packagesOf, type ToolPackage } from './packages.ts';
export { runPnputil } from './pnputil.ts';
export type { ToolAnswer, Tools } from './tool.ts';
