import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Digest,
  indexOfCatalog,
  isDigestedOtherwise,
  membersOf,
  readCatalog,
  valuesOf,
} from '../../src/catalog/index.ts';
import { has, inFolder } from '../cabinet/tools.ts';
import { makeCatalog } from './make-catalog.ts';

const digest: Digest = (algorithm, parts) => createHash(algorithm).update(Buffer.concat(parts)).digest('hex');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const FILES = [
  { bytes: bytes('[Version]'), attributes: { File: 'demo.inf', OSAttr: '2:10.0' } },
  { bytes: bytes('driver'), attributes: { File: 'demo.sys', OSAttr: '2:10.0' } },
];

describe.each([1, 2] as const)('a catalog of version %i', version => {
  const catalog = readCatalog(makeCatalog({ version, members: FILES, attributes: { OS: '10X64' } })).value!;

  it('says what it lists, when it was made and for what', () => {
    expect(catalog.version).toBe(version);
    expect(catalog.made).toBe('2026-09-21T10:00:00Z');
    expect(catalog.attributes).toEqual([{ name: 'OS', value: '10X64' }]);
    expect(catalog.signers).toEqual([]);
    const names = catalog.members.map(({ attributes }) => valuesOf(attributes, 'file')[0]);
    expect([...new Set(names)]).toEqual(['demo.inf', 'demo.sys']);
    const sha1 = digest('sha1', [bytes('driver')]);
    expect(catalog.members.flatMap(({ digests }) => digests)).toContainEqual({
      algorithm: 'sha1',
      hex: sha1,
    });
  });

  it('lists files by what is in them', () => {
    const index = indexOfCatalog(catalog);
    const [found] = membersOf(index, bytes('driver'), digest);
    expect(valuesOf(found!.attributes, 'OSAttr')).toEqual(['2:10.0']);
    expect(membersOf(index, bytes('Driver'), digest)).toEqual([]);
  });
});

/** A program with a checksum, certificates at its end, and a byte that counts. */
function program(facts: { checksum?: number; signed?: boolean; byte?: number; wide?: boolean }): Uint8Array {
  const { checksum = 0, signed = false, byte = 0, wide = true } = facts;
  const out = new Uint8Array(signed ? 0x218 : 0x200);
  const view = new DataView(out.buffer);
  view.setUint16(0, 0x5a4d, true);
  view.setUint32(0x3c, 0x40, true);
  view.setUint32(0x40, 0x4550, true);
  view.setUint16(0x58, wide ? 0x20b : 0x10b, true);
  view.setUint32(0x58 + 64, checksum, true);
  if (signed) view.setUint32(0x58 + (wide ? 144 : 128), 0x200, true);
  out[0x1ff] = byte;
  out.fill(0xcc, 0x200);
  return out;
}

describe.each([true, false])('a program, PE32+: %s', wide => {
  const plain = program({ wide });
  const entry = 0x58 + (wide ? 144 : 128);
  const parts = [
    plain.subarray(0, 0x58 + 64),
    plain.subarray(0x58 + 68, entry),
    plain.subarray(entry + 8, 0x200),
  ];
  const index = indexOfCatalog(readCatalog(makeCatalog({ members: [{ bytes: plain, parts }] })).value!);

  it.each([
    ['as it was', true, program({ wide })],
    ['with another checksum', true, program({ wide, checksum: 1234 })],
    ['signed itself', true, program({ wide, signed: true, checksum: 99 })],
    ['with another byte', false, program({ wide, byte: 1 })],
  ])('%s is listed: %s', (_, isListed, file) => {
    expect(membersOf(index, file, digest).length > 0).toBe(isListed);
  });
});

it.each([
  ['demo.sys', 'MZ', false],
  ['demo.cab', 'MSCF', true],
  ['demo.ps1', 'exit', true],
])('%s is digested in a way of its own: %s', (name, text, otherwise) => {
  expect(isDigestedOtherwise(name, bytes(text))).toBe(otherwise);
});

it('says who signed, without what a terminal would obey', () => {
  const { value } = readCatalog(makeCatalog({ members: FILES, signer: 'Contoso\u001b[2J' }));
  expect(value!.signers).toEqual([
    { subject: 'CN=Contoso [2J, C=US', issuer: 'CN=Contoso Root, C=US', serial: '07' },
  ]);
});

it.skipIf(!has('osslsigncode') || !has('openssl'))('reads what osslsigncode signed', () => {
  inFolder({ 'a.cat': makeCatalog({ members: FILES }) }, folder => {
    const [plain, signed, key, certificate] = ['a.cat', 'b.cat', 'key', 'cert'].map(name =>
      join(folder, name),
    );
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key!, '-out', certificate!];
    execFileSync('openssl', [...made, '-subj', '/O=Contoso Ltd./CN=Contoso'], { stdio: 'ignore' });
    const from = ['sign', '-certs', certificate!, '-key', key!, '-in', plain!, '-out', signed!];
    execFileSync('osslsigncode', from, { stdio: 'ignore' });
    const { value, problems } = readCatalog(readFileSync(signed!));
    expect(problems).toEqual([]);
    expect(value!.members.length).toBe(4);
    expect(value!.signers.map(({ subject }) => subject)).toEqual(['CN=Contoso, O=Contoso Ltd.']);
  });
});

describe('what is no catalog', () => {
  it.each([
    ['nothing', '', /nothing is there/],
    ['text', '[Version]', /no catalog/],
    ['another kind of signed data', '300d06092a864886f70d010701a000', /not signed data/],
    ['a length without end', '3080', /length/],
  ])('is told: %s', (_, text, message) => {
    const input = /^[0-9a-f]*$/.test(text) ? Buffer.from(text, 'hex') : bytes(text);
    const { value, problems } = readCatalog(input);
    expect(value).toBeUndefined();
    expect(problems.map(problem => problem.message)).toEqual([expect.stringMatching(message)]);
  });

  it('is never an exception', () => {
    const whole = makeCatalog({ members: FILES, attributes: { OS: '10X64' }, signer: 'Contoso' });
    const wounded = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map(changes => {
        const out = Uint8Array.from(whole);
        for (const [at, byte] of changes) out[at] = byte;
        return out;
      });
    const cut = fc.nat(whole.length).map(length => whole.subarray(0, length));
    fc.assert(
      fc.property(fc.oneof(wounded, cut, fc.uint8Array()), input => {
        const { value, problems } = readCatalog(input);
        return (value === undefined) === problems.length > 0;
      }),
      { numRuns: 2000 },
    );
  });
});
