/** A newly installed Windows of each version, with INFs written for Firstplug. */
export { type SetupClass, setupClasses } from './classes.ts';
export { type FreshOptions, freshFacts, freshMachine, windowsFolder } from './fresh.ts';
export {
  type InboxLine,
  type InboxSection,
  inboxLines,
  inboxSection,
  type NeededSection,
  neededSections,
} from './inbox.ts';
export { type InboxInf, inboxInfs, windowsFileVersion } from './inbox-text.ts';
