import { documented } from '../../base/index.ts';
import { membersOf } from '../../catalog/index.ts';
import { levels } from '../levels.ts';
import type { Found, Rule } from '../rule.ts';
import { type UnlistedFile, unlistedFiles } from '../view/catalogs.ts';
import type { Subject } from '../view/subject.ts';

export const ruleCatalogChangedFile: Rule = {
  code: 'catalog-changed-file',
  statement: 'A file is not the one that the catalog lists under its name.',
  why: 'It was changed after the catalog was made: its signature is invalid, and Windows refuses the package.',
  remedy: 'Make the catalog again with inf2cat, and sign it; or bring back the file.',
  citation: documented('catalog-files'),
  levels: levels('EEE'),
  wrong: [
    {
      inf: '[Demo_Files]\n«demo.sys»',
      files: { 'demo.sys': 'driver', 'demo.cat': 'catalog with other demo.sys' },
    },
    {
      inf: '[Version]\nCatalogFile = «demo.cat»',
      files: { 'demo.sys': 'driver', 'demo.cat': 'catalog with other demo.inf' },
    },
  ],
  right: [
    { inf: '[Demo_Files]\ndemo.sys', files: { 'demo.sys': 'driver', 'demo.cat': 'catalog' } },
    {
      inf: '[Demo_Files]\ndemo.sys\n[SourceDisksNames]\n1 = %Disk%, demo.cab',
      files: { 'demo.cab': 'cabinet demo.sys', 'demo.cat': 'catalog' },
    },
  ],
  find: subject => unlistedFiles(subject).flatMap(one => (one.listed ? [found(subject, one)] : [])),
};

function found(subject: Subject, file: UnlistedFile): Found {
  const { name, catalog, wanted } = file;
  const made = catalog.catalog?.made?.slice(0, 10);
  const hint = lineEnds(subject, file);
  return {
    message: `${name} is not the file that ${catalog.name}${made ? ` of ${made}` : ''} lists`,
    span: wanted?.span ?? catalog.span,
    ...(hint !== undefined && { hint }),
    ...(wanted && { use: wanted.use }),
  };
}

/** A checkout that converts line ends changes a file too. */
function lineEnds(subject: Subject, { bytes, catalog }: UnlistedFile): string | undefined {
  const { digest } = subject.source.package!;
  const isListed = (other: Uint8Array): boolean => membersOf(catalog.index, other, digest).length > 0;
  if (bytes.includes(0)) return undefined;
  const bare = bytes.filter((byte, at) => byte !== 0x0d || bytes[at + 1] !== 0x0a);
  if (isListed(bare)) return 'with LF alone at the ends of its lines it would be';
  return isListed(withReturns(bare)) ? 'with CR LF at the ends of its lines it would be' : undefined;
}

function withReturns(bare: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (const byte of bare) {
    if (byte === 0x0a) out.push(0x0d);
    out.push(byte);
  }
  return Uint8Array.from(out);
}
