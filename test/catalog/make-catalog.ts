import { createHash } from 'node:crypto';

/** A file that a catalog lists. */
export interface MadeMember {
  readonly bytes: Uint8Array;
  /** What of it is digested, where that is not all. */
  readonly parts?: readonly Uint8Array[];
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface MadeCatalog {
  readonly version?: 1 | 2;
  readonly members: readonly MadeMember[];
  readonly attributes?: Readonly<Record<string, string>>;
  /** The name of who signed it; without one it is not signed. */
  readonly signer?: string;
}

function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  return Buffer.concat([
    Buffer.from([tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]),
    content,
  ]);
}

const seq = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
const set = (...parts: readonly Uint8Array[]): Buffer => tlv(0x31, ...parts);
const octets = (bytes: Uint8Array): Buffer => tlv(0x04, bytes);
const integer = (number: number): Buffer => tlv(0x02, Buffer.from([number]));
const algorithm = (id: string): Buffer => seq(oid(id), tlv(0x05));

function oid(text: string): Buffer {
  const [first, second, ...rest] = text.split('.').map(Number);
  const bytes = [first! * 40 + second!, ...rest].flatMap(number => {
    const digits = [number & 0x7f];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) {
      digits.unshift((left & 0x7f) | 0x80);
    }
    return digits;
  });
  return tlv(0x06, Buffer.from(bytes));
}

const little = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le');
const big = (text: string): Buffer => tlv(0x1e, Buffer.from(text, 'utf16le').swap16());

function nameValue(name: string, value: string): Buffer {
  return seq(big(name), tlv(0x02, Buffer.from([0x10, 1, 0, 1])), octets(little(value)));
}

const SHA1 = '1.3.14.3.2.26';
const SHA256 = '2.16.840.1.101.3.4.2.1';

function indirectData(id: string, digest: Uint8Array): Buffer {
  const what = seq(oid('1.3.6.1.4.1.311.2.1.25'), tlv(0xa2, tlv(0x80)));
  return seq(oid('1.3.6.1.4.1.311.2.1.4'), set(seq(what, seq(algorithm(id), octets(digest)))));
}

/** Version 1 has one entry for a file, by SHA-1; version 2 one by SHA-1 and one by SHA-256, as makecat makes them. */
function entriesOf({ bytes, parts = [bytes], attributes = {} }: MadeMember, version: 1 | 2): Buffer[] {
  const digest = (name: string): Buffer => createHash(name).update(Buffer.concat(parts)).digest();
  const named = Object.entries(attributes).map(([name, value]) =>
    seq(oid('1.3.6.1.4.1.311.12.2.1'), set(nameValue(name, value))),
  );
  const [sha1, sha256] = [digest('sha1'), digest('sha256')];
  if (version === 1) {
    const tag = octets(little(sha1.toString('hex').toUpperCase()));
    return [seq(tag, set(...named, indirectData(SHA1, sha1)))];
  }
  const kind = seq(oid('1.3.6.1.4.1.311.12.2.3'), set(tlv(0x82)));
  return [
    seq(octets(sha1), set(kind, ...named)),
    seq(octets(sha256), set(kind, ...named, indirectData(SHA256, sha256))),
  ];
}

function nameOf(text: string): Buffer {
  return seq(
    set(seq(oid('2.5.4.6'), tlv(0x13, Buffer.from('US')))),
    set(seq(oid('2.5.4.3'), tlv(0x0c, Buffer.from(text)))),
  );
}

/** A certificate as far as a catalog's reader looks into it: nobody could verify it. */
function certificateOf(signer: string): Buffer {
  const dates = seq(tlv(0x17, Buffer.from('260101000000Z')), tlv(0x17, Buffer.from('270101000000Z')));
  const body = seq(
    tlv(0xa0, integer(2)),
    integer(7),
    algorithm(SHA256),
    nameOf('Contoso Root'),
    dates,
    nameOf(signer),
    seq(),
  );
  return seq(body, algorithm(SHA256), tlv(0x03, Buffer.from([0])));
}

/** A catalog as inf2cat and makecat write them. */
export function makeCatalog({ version = 2, members, attributes = {}, signer }: MadeCatalog): Uint8Array {
  const extensions = Object.entries(attributes).map(([name, value]) =>
    seq(oid('1.3.6.1.4.1.311.12.2.1'), octets(nameValue(name, value))),
  );
  const list = seq(
    seq(oid('1.3.6.1.4.1.311.12.1.1')),
    octets(Buffer.alloc(16, 1)),
    tlv(0x17, Buffer.from('260921100000Z')),
    algorithm(`1.3.6.1.4.1.311.12.1.${version + 1}`),
    seq(...members.flatMap(member => entriesOf(member, version))),
    ...(extensions.length > 0 ? [tlv(0xa0, seq(...extensions))] : []),
  );
  const signed = seq(
    integer(1),
    set(),
    seq(oid('1.3.6.1.4.1.311.10.1'), tlv(0xa0, list)),
    ...(signer === undefined ? [] : [tlv(0xa0, certificateOf(signer))]),
    set(
      ...(signer === undefined
        ? []
        : [seq(integer(1), seq(nameOf('Contoso Root'), integer(7)), algorithm(SHA256))]),
    ),
  );
  return seq(oid('1.2.840.113549.1.7.2'), tlv(0xa0, signed));
}
