import type { QueueFunctions } from '../../setupapi/index.ts';
import {
  closeFileQueue,
  commitFileQueue,
  getFileQueueCount,
  getFileQueueFlags,
  openFileQueue,
  promptReboot,
  queueCopy,
  queueDefaultCopy,
  queueDelete,
  queueRename,
  queueSection,
  scanFileQueue,
  setFileQueueFlags,
} from '../file-queues.ts';
import { installFile } from '../install-file.ts';
import { installFilesFromInfSection } from '../install-sections.ts';
import {
  defaultQueueCallback,
  initDefaultQueueCallback,
  termDefaultQueueCallback,
} from '../queue-callback.ts';
import type { Carried } from './carried.ts';

export const queueFunctions: Carried<QueueFunctions> = {
  SetupOpenFileQueue: openFileQueue,
  SetupCloseFileQueue: closeFileQueue,
  SetupQueueCopy: queueCopy,
  SetupQueueCopyIndirect: queueCopy,
  SetupQueueDefaultCopy: queueDefaultCopy,
  SetupQueueCopySection: (session, of) => queueSection(session, of, 'copy'),
  SetupQueueDelete: queueDelete,
  SetupQueueDeleteSection: (session, of) => queueSection(session, of, 'delete'),
  SetupQueueRename: queueRename,
  SetupQueueRenameSection: (session, of) => queueSection(session, of, 'rename'),
  SetupInstallFilesFromInfSection: installFilesFromInfSection,
  SetupCommitFileQueue: commitFileQueue,
  SetupScanFileQueue: scanFileQueue,
  SetupGetFileQueueCount: getFileQueueCount,
  SetupGetFileQueueFlags: getFileQueueFlags,
  SetupSetFileQueueFlags: setFileQueueFlags,
  SetupPromptReboot: promptReboot,
  SetupInitDefaultQueueCallback: initDefaultQueueCallback,
  SetupInitDefaultQueueCallbackEx: initDefaultQueueCallback,
  SetupTermDefaultQueueCallback: termDefaultQueueCallback,
  SetupDefaultQueueCallback: defaultQueueCallback,
  SetupInstallFile: installFile,
  SetupInstallFileEx: installFile,
};
