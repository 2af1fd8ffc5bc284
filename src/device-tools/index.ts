/** Windows' command line tools for devices, by their verbs and exit codes, over any SetupAPI. */
export { runDevcon } from './devcon.ts';
export { runPnputil } from './pnputil.ts';
export type { ToolAnswer, Tools } from './tool.ts';
