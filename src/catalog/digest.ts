import type { Catalog } from './catalog.ts';
import type { CatalogMember, DigestAlgorithm } from './member.ts';

/** Digests parts as if they were one, into hexadecimal digits of lower case. Node and browsers each have their own. */
export type Digest = (algorithm: DigestAlgorithm, parts: readonly Uint8Array[]) => string;

/** The members of a catalog by their digests. */
export type CatalogIndex = ReadonlyMap<string, CatalogMember>;

export function indexOfCatalog({ members }: Catalog): CatalogIndex {
  return new Map(
    members.flatMap(member => member.digests.map(({ algorithm, hex }) => [`${algorithm} ${hex}`, member])),
  );
}

const ALGORITHMS: readonly DigestAlgorithm[] = ['sha256', 'sha1'];

/** The members that list a file of these bytes, as a file or as a program; none: the catalog does not list it. */
export function membersOf(index: CatalogIndex, bytes: Uint8Array, digest: Digest): readonly CatalogMember[] {
  const found = [[bytes], ...programParts(bytes)].flatMap(parts =>
    ALGORITHMS.flatMap(algorithm => index.get(`${algorithm} ${digest(algorithm, parts)}`) ?? []),
  );
  return [...new Set(found)];
}

const CABINET = [0x4d, 0x53, 0x43, 0x46];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether Windows digests a file in a way of its kind that is not known here: cabinets, MSI, scripts, apps. */
export function isDigestedOtherwise(name: string, bytes: Uint8Array): boolean {
  const begins = (mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  const isScript = /\.(?:ps1|psm1|psd1|ps1xml|vbs|vbe|js|jse|wsf|appx|appxbundle|msix|msixbundle)$/i;
  return begins(CABINET) || begins(COMPOUND) || isScript.test(name);
}

/**
 * What of a program is digested: neither its checksum, nor where its certificates are, nor they. Signing brings the
 * file to a multiple of eight bytes first, so the digest with those bytes may count as well.
 * @see https://learn.microsoft.com/windows/win32/debug/pe-format
 */
function programParts(bytes: Uint8Array): readonly (readonly Uint8Array[])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 0x40 || view.getUint16(0, true) !== 0x5a4d) return [];
  const header = view.getUint32(0x3c, true);
  const optional = header + 24;
  if (optional + 160 > bytes.length || view.getUint32(header, true) !== 0x4550) return [];
  const checksum = optional + 64;
  const isWide = view.getUint16(optional, true) === 0x20b;
  const entry = optional + (isWide ? 144 : 128);
  const certificates = view.getUint32(entry, true);
  const isSigned = certificates > entry && certificates <= bytes.length;
  const end = isSigned ? certificates : bytes.length;
  const parts = [
    bytes.subarray(0, checksum),
    bytes.subarray(checksum + 4, entry),
    bytes.subarray(entry + 8, end),
  ];
  const missing = (8 - (end % 8)) % 8;
  return missing === 0 ? [parts] : [parts, [...parts, new Uint8Array(missing)]];
}
