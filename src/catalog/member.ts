import { type CatalogAttribute, readAttribute } from './attribute.ts';
import { Der, hexText, readOid, TAG, wideText } from './der.ts';

export type DigestAlgorithm = 'sha1' | 'sha256';

/** The digest of a file, in hexadecimal digits of lower case. */
export interface CatalogDigest {
  readonly algorithm: DigestAlgorithm;
  readonly hex: string;
}

/** An entry for one file. Newer catalogs have two for each: one for each algorithm. */
export interface CatalogMember {
  /** What it is found by: mostly a digest, in catalogs of makecat any word. */
  readonly tag: string;
  readonly digests: readonly CatalogDigest[];
  readonly attributes: readonly CatalogAttribute[];
}

const ALGORITHMS: Readonly<Record<string, DigestAlgorithm>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
};

const NAME_VALUE = '1.3.6.1.4.1.311.12.2.1';
const INDIRECT_DATA = '1.3.6.1.4.1.311.2.1.4';

/**
 * Reads an entry. `isRaw`: its tag is the digest itself, as in catalogs of version 2; before, a text.
 * Observed: both forms in catalogs of Inf2Cat, makecat and the Hardware Dev Center (koush/UniversalAdbDriver,
 * SoftEtherVPN/SoftEtherVPN); an entry of version 2 by SHA-1 has the digest in its tag alone.
 */
export function readMember(content: Uint8Array, isRaw: boolean): CatalogMember {
  const der = new Der(content);
  const identifier = der.take(TAG.octets);
  const digests: CatalogDigest[] = [];
  const attributes: CatalogAttribute[] = [];
  for (const attribute of der.into(TAG.set).each(TAG.sequence)) {
    const fields = new Der(attribute);
    const type = readOid(fields.take(TAG.oid));
    if (type !== NAME_VALUE && type !== INDIRECT_DATA) continue;
    for (const value of fields.into(TAG.set).each(TAG.sequence)) {
      if (type === NAME_VALUE) attributes.push(readAttribute(value));
      else digests.push(...digestOf(value));
    }
  }
  const tag = isRaw ? hexText(identifier) : wideText(identifier);
  if (digests.length === 0) digests.push(...digestInTag(tag));
  return { tag, digests, attributes };
}

/** SpcIndirectDataContent: what was digested, which is passed over, then the digest. */
function digestOf(content: Uint8Array): CatalogDigest[] {
  const der = new Der(content);
  der.skip();
  const info = der.into(TAG.sequence);
  const algorithm = ALGORITHMS[readOid(info.into(TAG.sequence).take(TAG.oid))];
  return algorithm ? [{ algorithm, hex: hexText(info.take(TAG.octets)) }] : [];
}

function digestInTag(tag: string): CatalogDigest[] {
  const hex = tag.toLowerCase();
  if (/^[0-9a-f]{40}$/.test(hex)) return [{ algorithm: 'sha1', hex }];
  return /^[0-9a-f]{64}$/.test(hex) ? [{ algorithm: 'sha256', hex }] : [];
}
