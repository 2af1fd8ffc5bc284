import type { Parsed } from '../base/index.ts';
import { type CatalogAttribute, readAttribute } from './attribute.ts';
import { Corrupt } from './corrupt.ts';
import { Der, hexText, readOid, readTime, TAG } from './der.ts';
import { type CatalogMember, readMember } from './member.ts';
import { type CatalogSigner, readSigners } from './signer.ts';

/** A catalog. Nothing of it is verified. */
export interface Catalog {
  /** 1 finds its members by texts, 2 by raw digests. */
  readonly version: 1 | 2;
  /** In hexadecimal digits. */
  readonly identifier: string;
  /** When it was made, as it says: `2026-09-21T10:00:00Z`. */
  readonly made: string | undefined;
  readonly members: readonly CatalogMember[];
  /** What it says of all its members: `HWID1`, `OS`, … */
  readonly attributes: readonly CatalogAttribute[];
  /** None: it is not signed. */
  readonly signers: readonly CatalogSigner[];
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TRUST_LIST = '1.3.6.1.4.1.311.10.1';
const MEMBERS_BY_DIGEST = '1.3.6.1.4.1.311.12.1.3';
const NAME_VALUE = '1.3.6.1.4.1.311.12.2.1';

/**
 * Reads a catalog; undefined with a problem where the bytes are none.
 * Observed: the form of catalogs of inf2cat (koush/UniversalAdbDriver).
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/catalog-files
 */
export function readCatalog(bytes: Uint8Array): Parsed<Catalog | undefined> {
  try {
    return { value: catalogIn(bytes), problems: [] };
  } catch (error) {
    if (!(error instanceof Corrupt)) throw error;
    const { code, message } = error;
    return {
      value: undefined,
      problems: [{ severity: 'error', code: `catalog/${code}`, message: `It is no catalog: ${message}.` }],
    };
  }
}

/** PKCS #7: signed data that holds a list of what is trusted, certificates, and who signed. */
function catalogIn(bytes: Uint8Array): Catalog {
  const outer = new Der(bytes).into(TAG.sequence);
  ask(outer, SIGNED_DATA, 'it is not signed data');
  const signed = outer.into(TAG.context0).into(TAG.sequence);
  signed.take(TAG.integer);
  signed.take(TAG.set);
  const content = signed.into(TAG.sequence);
  ask(content, TRUST_LIST, 'what is signed is no list of files');
  const list = trustList(content.into(TAG.context0).into(TAG.sequence));
  const certificates = new Der(signed.takeIf(TAG.context0) ?? new Uint8Array());
  signed.takeIf(0xa1);
  return { ...list, signers: readSigners(signed.into(TAG.set), certificates) };
}

function ask(der: Der, type: string, otherwise: string): void {
  if (readOid(der.take(TAG.oid)) !== type) throw new Corrupt('other', otherwise);
}

function trustList(der: Der): Omit<Catalog, 'signers'> {
  der.takeIf(TAG.integer);
  der.take(TAG.sequence);
  const identifier = hexText(der.takeIf(TAG.octets) ?? new Uint8Array());
  der.takeIf(TAG.integer);
  const made = timeIn(der);
  timeIn(der);
  const version = readOid(der.into(TAG.sequence).take(TAG.oid)) === MEMBERS_BY_DIGEST ? 2 : 1;
  const entries = new Der(der.takeIf(TAG.sequence) ?? new Uint8Array());
  const members = [...entries.each(TAG.sequence)].map(entry => readMember(entry, version === 2));
  const extensions = der.takeIf(TAG.context0);
  return { version, identifier, made, members, attributes: extensions ? attributesIn(extensions) : [] };
}

function timeIn(der: Der): string | undefined {
  const { tag } = der;
  return tag === TAG.utcTime || tag === TAG.generalizedTime ? readTime(tag, der.take(tag)) : undefined;
}

function attributesIn(extensions: Uint8Array): CatalogAttribute[] {
  const found: CatalogAttribute[] = [];
  for (const extension of new Der(extensions).into(TAG.sequence).each(TAG.sequence)) {
    const der = new Der(extension);
    if (readOid(der.take(TAG.oid)) !== NAME_VALUE) continue;
    der.takeIf(0x01);
    found.push(readAttribute(new Der(der.take(TAG.octets)).take(TAG.sequence)));
  }
  return found;
}
