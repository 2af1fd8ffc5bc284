import fc from 'fast-check';

/** What decides how an INF is read, and some plain text between it. */
const PIECES = [
  ...['a', 'B', 'key', '1', 'é', '\u{1f600}', '\ud800', ' ', '  ', '\t', '\u00a0', '\u2028', '\ufeff', '\0'],
  ...['=', ',', ';', '"', '""', '\\', '%', '%%', '%key%', '%10%', '%24%\\', '@', '$ARCH$', '[', ']'],
  ...[
    '\r',
    '\n',
    '\r\n',
    '\r\n',
    '\\\r\n',
    '\\ ; x\r\n',
    '\u001a',
    '[Strings]\r\n',
    '[B]\n',
    '\r\n[Version]\r\n',
  ],
];

/** Texts made of the pieces of the grammar, in no order. */
export const pieces: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map(parts => parts.join(''));

const SECTIONS = [
  'Manufacturer',
  'Acme',
  'Acme.NTamd64',
  'Install',
  'Install.NT',
  'Install.NT.Services',
  'Files',
  'Reg',
];
const NAMES = [...SECTIONS, 'Strings', 'Strings.0407', 'Version', 'SourceDisksFiles', 'DestinationDirs'];
const KEYS = [
  '%a%',
  'CopyFiles',
  'AddReg',
  'AddService',
  'Needs',
  'Include',
  'FeatureScore',
  'a',
  'DriverVer',
  '',
];
const FIELDS = [
  ...SECTIONS,
  'NTamd64',
  'NT.10.0...17763',
  'PCI\\VEN_1',
  '@a.sys',
  '0x10',
  '"x, ""y"""',
  '%a%',
  '',
];

const line: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...KEYS),
    fc.constantFrom(' = ', ','),
    fc.array(fc.constantFrom(...FIELDS), { maxLength: 4 }),
  )
  .map(([key, sign, fields]) => key + sign + fields.join(', '));

const section: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.array(fc.oneof({ weight: 9, arbitrary: line }, pieces), { maxLength: 6 }),
  )
  .map(([name, lines]) => [`[${name}]`, ...lines].join('\r\n'));

/** Texts that look like driver packages: sections that refer to each other, in loops too. */
export const packages: fc.Arbitrary<string> = fc
  .array(section, { maxLength: 10 })
  .map(sections => ['[Version]', 'Signature = $Windows NT$', ...sections].join('\r\n'));

/** Bytes of any kind, now and then with a byte order mark. */
export const bytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom([], [], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0x5b, 0x56, 0x5d, 0x0a]),
    fc.uint8Array({ maxLength: 300 }),
  )
  .map(([mark, rest]) => Uint8Array.from([...mark, ...rest]));

/** Changes bytes in a few places: others put in, some taken out, a piece written twice. */
export function mutated(of: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edit = fc.record({
    at: fc.nat(of.length),
    out: fc.nat(40),
    put: fc.oneof(
      fc.constantFrom(...PIECES).map(piece => Uint8Array.from(Buffer.from(piece, 'utf8'))),
      fc.uint8Array({ maxLength: 8 }),
      fc.nat(of.length).map(start => of.slice(start, start + 200)),
    ),
  });
  return fc.array(edit, { minLength: 1, maxLength: 6 }).map(edits => {
    let bytes = of;
    for (const { at, out, put } of edits) {
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + out)]);
    }
    return bytes;
  });
}
