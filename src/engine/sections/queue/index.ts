/** File queues: operations on files collected, and carried out with a callback that is told and asked. */
export * from './commit.ts';
export * from './compressed-source.ts';
export * from './copy-file.ts';
export * from './copy-flags.ts';
export * from './file-queue.ts';
export { isAbsence, missing, openCabinets, opened } from './media.ts';
export { baseName, folderOf, joinPath } from './paths.ts';
export * from './receiver.ts';
export { performPending } from './restart.ts';
export * from './scan.ts';
export * from './source-location.ts';
export type { QueueWork } from './work.ts';
