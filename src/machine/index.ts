/** What a Windows computer remembers, has plugged in and has running; and how it is changed. */
export * from './change.ts';
export * from './content.ts';
export * from './difference.ts';
export type { FileVersion } from './file-version.ts';
export { readFileVersion } from './file-version.ts';
export * from './hardware.ts';
export * from './machine.ts';
export * from './policies.ts';
export * from './reader.ts';
export { changeByReg, parseReg, type RegEntry } from './reg-read.ts';
export { printReg, type RegFormat } from './reg-write.ts';
export { keysOf, Registry } from './registry.ts';
export * from './running.ts';
export * from './transaction.ts';
export * from './value.ts';
export { pathParts, Volume } from './volume.ts';
