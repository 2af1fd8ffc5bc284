/** Carrying out install sections: what an INF says becomes changes, each with the line that it comes from. */
export { performClassInstall } from './device/class-install.ts';
export { type DirectiveLine, deviceDirectives, performDeviceSection } from './device/device-sections.ts';
export type { FileOperation, FileReceiver } from './file-operations.ts';
export { performInstallSection } from './install-section.ts';
export { keepOwn, ownKey } from './own-key.ts';
export { isDecoratedDefault, isPrimitiveDriver } from './primitive-driver.ts';
export { isSecurityDescriptor } from './registry/security.ts';
export { performServicesSection, type SectionOutcome } from './services/services-section.ts';
export { undoInstallSection } from './undo-section.ts';
export {
  type Installation,
  type InstalledDevice,
  type Refusal,
  SectionWork,
  type ServiceDone,
  type Subject,
} from './work.ts';
