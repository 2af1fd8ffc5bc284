import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpInf, openInf, writeDump } from '../src/inf/index.ts';
import { shared } from '../test/shared.ts';
import { printHeld, printRate } from './measure.ts';

/** Reads the corpus, where there is one, and a large INF that is made here: opened, scanned, dumped. */
export function benchInf(): void {
  const corpus = shared('corpus');
  if (corpus) benchFiles('corpus', infsBelow(corpus).map(readBytes));
  benchFiles('large', [largeInf()]);
}

function benchFiles(title: string, files: readonly Uint8Array[]): void {
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  const open = (): unknown[] => files.map(file => openInf(file, { style: 'oldnt' }));
  const dump = (): unknown[] => files.map(file => dumpInf(openInf(file, { style: 'oldnt' })));
  console.log(`inf ${title}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
  // One file after the other, nothing kept: as whoever reads many does.
  const each = (read: (file: Uint8Array) => unknown) => (): number => {
    for (const file of files) read(file);
    return files.length;
  };
  printRate(
    `inf ${title} open`,
    bytes,
    each(file => openInf(file, { style: 'oldnt' })),
  );
  printRate(`inf ${title} open, all field offsets`, bytes, each(scanAll));
  printRate(
    `inf ${title} open, dump`,
    bytes,
    each(file => dumpInf(openInf(file, { style: 'oldnt' }))),
  );
  printRate(`inf ${title} open, dump as JSON`, bytes, each(lengthOfDump));
  printHeld(`inf ${title} opened`, bytes, open);
  printHeld(`inf ${title} dumped`, bytes, dump);
}

/** The dump as the command writes it. */
function lengthOfDump(file: Uint8Array): number {
  let length = 0;
  writeDump(openInf(file, { style: 'oldnt' }), {}, json => {
    length += json.length;
  });
  return length;
}

/** The number of fields, so that every line is scanned. */
function scanAll(file: Uint8Array): number {
  const opened = openInf(file, { style: 'oldnt' });
  if (!opened.ok) return 0;
  let fields = 0;
  for (const section of opened.inf.sections) {
    section.forEachLine(line => {
      fields += opened.inf.scanLine(line).count;
    });
  }
  return fields;
}

/** The INF files below a folder. */
export function infsBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter(name => /\.(inf|inx|inf\.in)$/i.test(name)).map(name => join(folder, name));
}

function readBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

const MODELS = 175_000;

/** A driver package as a vendor of very many models would write it, with comments and strings. */
function largeInf(): Uint8Array {
  const hex = (n: number): string => n.toString(16).toUpperCase().padStart(4, '0');
  const numbers = Array.from({ length: MODELS }, (_, i) => i);
  const text = [
    '[Version]',
    'Signature = "$Windows NT$"',
    'Class = Net',
    'ClassGuid = {4d36e972-e325-11ce-bfc1-08002be10318}',
    'Provider = %Acme%',
    'DriverVer = 11/21/2026,1.2.3.4',
    '[Manufacturer]',
    '%Acme% = Acme, NTamd64',
    '[Acme.NTamd64]',
    ...numbers.map(
      n => `%Model${n}% = Install${n % 100}, PCI\\VEN_1234&DEV_${hex(n >> 4)}&REV_0${n % 16} ; model ${n}`,
    ),
    ...numbers
      .filter(n => n < 100)
      .flatMap(n => [
        `[Install${n}.NTamd64]`,
        `AddReg = Reg${n}`,
        `[Reg${n}]`,
        `HKR,,"Speed",0x00010001,${n}`,
        `HKR,Ndi\\Params\\Duplex,ParamDesc,0,"Duplex, as ""${n}"" has it"`,
      ]),
    '[Strings]',
    'Acme = "Acme"',
    ...numbers.map(n => `Model${n} = "Acme network adapter ${n}"`),
    '',
  ].join('\r\n');
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
