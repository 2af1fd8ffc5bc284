/** The driver store: packages staged, published, exported and deleted, over registry and volume only. */
export * from './before-vista.ts';
export { DriverDatabase, type InfObject, type PackageObject } from './database.ts';
export { type DriverPackage, liesInside, type PackageFile, readPackage } from './driver-package.ts';
export * from './export.ts';
export * from './information.ts';
export * from './locations.ts';
export type { Flushing } from './publish.ts';
export * from './remove.ts';
export * from './servicing.ts';
export { type Consent, hex, type SignatureVerdict, type Signer, type Verifier } from './signature.ts';
export { type ImportOptions, importedName, importPackage } from './stage.ts';
export type { StoreOutcome } from './told.ts';
export * from './update.ts';
export { fileName, folderOf, type StoreRequest, StoreWork } from './work.ts';
