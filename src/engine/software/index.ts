/** Software that driver packages bring: the queue of AddSoftware, software components, extensions. */
export { commandLine, type Program } from './command-line.ts';
export { type ComponentEntry, checkComponent } from './component-entry.ts';
export { declareComponents, readComponents } from './components.ts';
export { whyNothing } from './doubt.ts';
export { checkSoftware, type SoftwareEntry, type SoftwarePlace } from './entry.ts';
export {
  type AppliedExtension,
  applyExtensions,
  type ChosenExtension,
  type ExtensionOutcome,
  forgetExtensions,
  readExtensions,
  removeExtension,
} from './extensions.ts';
export { type QueuedSoftware, readSoftwareQueue } from './kept.ts';
export { queueSoftware } from './queue.ts';
export type { Checked, Refusal } from './refusal.ts';
export { type RunSoftware, runSoftwareQueue, type SoftwareCommand, type SoftwareEnd } from './run.ts';
export {
  compareSoftwareVersions,
  parseSoftwareVersion,
  printSoftwareVersion,
  type SoftwareVersion,
} from './version.ts';
