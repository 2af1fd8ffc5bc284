/** SetupAPI over a Machine. */
export { restart } from './restart.ts';
export type { Program } from './session.ts';
export { EngineSetupApi } from './setup-api.ts';
