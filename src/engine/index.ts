/** SetupAPI over a Machine. */
export type { Program } from './session.ts';
export { EngineSetupApi } from './setup-api.ts';
