/** What is in catalogs (.cat files), read: which files they list, for which Windows, and who signed them. */
export * from './attribute.ts';
export * from './catalog.ts';
export * from './digest.ts';
export type { CatalogDigest, CatalogMember, DigestAlgorithm } from './member.ts';
export type { CatalogSigner } from './signer.ts';
