/** SetupAPI over a Machine. */

export { WizardsByHand } from './by-hand.ts';
export { type Finished, finishInstallations } from './finish-installations.ts';
export type { DeviceInstall } from './newdev/hardware-first.ts';
export type { UpdateAnswer, WindowsUpdate } from './newdev/windows-update.ts';
export { type Looked, PlugAndPlayService, type ServiceProgram } from './plug-and-play.ts';
export { readPublished } from './published.ts';
export { restart } from './restart.ts';
export type { Program } from './session.ts';
export { EngineSetupApi } from './setup-api.ts';
