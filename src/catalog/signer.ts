import { bmpText, Der, hexText, latinText, readOid, TAG } from './der.ts';

/** Who signed, as the catalog itself says. Whether that is true, nobody has looked at. */
export interface CatalogSigner {
  /** The subject of the certificate; undefined where the catalog does not hold it. */
  readonly subject: string | undefined;
  readonly issuer: string;
  /** Of the certificate, in hexadecimal digits. */
  readonly serial: string;
}

/** Reads who signed: the signers' issuers and serial numbers, and the certificates that they belong to. */
export function readSigners(signers: Der, certificates: Der): CatalogSigner[] {
  const subjects = new Map<string, string>();
  for (const certificate of certificates.each(TAG.sequence)) {
    const { id, subject } = readCertificate(certificate);
    subjects.set(id, subject);
  }
  return [...signers.each(TAG.sequence)].map(signer => {
    const der = new Der(signer);
    der.take(TAG.integer);
    const named = der.into(TAG.sequence);
    const issuer = named.take(TAG.sequence);
    const serial = hexText(named.take(TAG.integer));
    return { subject: subjects.get(`${hexText(issuer)} ${serial}`), issuer: printName(issuer), serial };
  });
}

function readCertificate(content: Uint8Array): { readonly id: string; readonly subject: string } {
  const der = new Der(content).into(TAG.sequence);
  der.takeIf(TAG.context0);
  const serial = hexText(der.take(TAG.integer));
  der.take(TAG.sequence);
  const issuer = der.take(TAG.sequence);
  der.take(TAG.sequence);
  return { id: `${hexText(issuer)} ${serial}`, subject: printName(der.take(TAG.sequence)) };
}

const PARTS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'S',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'E',
};

/** A name as Windows shows it, the last part first: `CN=Contoso, O=Contoso Ltd., C=US`. */
function printName(content: Uint8Array): string {
  const parts: string[] = [];
  for (const set of new Der(content).each(TAG.set)) {
    for (const pair of new Der(set).each(TAG.sequence)) {
      const der = new Der(pair);
      const type = readOid(der.take(TAG.oid));
      const tag = der.tag ?? 0;
      parts.push(`${PARTS[type] ?? type}=${plain(textOf(tag, der.take(tag)))}`);
    }
  }
  return parts.toReversed().join(', ');
}

function textOf(tag: number, content: Uint8Array): string {
  if (tag === TAG.utf8) return new TextDecoder().decode(content);
  return tag === TAG.bmp ? bmpText(content) : latinText(content);
}

/** Whoever made the certificate may have written anything into it; a terminal must not obey it. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
