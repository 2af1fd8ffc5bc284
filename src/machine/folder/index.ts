/** A machine kept in a folder of this computer. */
export { createInFolder, openFolder, sha256 } from './folder-machine.ts';
export { folderStorage } from './folder-storage.ts';
