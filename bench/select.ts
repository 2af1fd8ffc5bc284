import { choose, DriverIndex, type Package, selectingWindows } from '../src/engine/select/index.ts';
import { Postings } from '../src/engine/select/postings.ts';
import { openInf } from '../src/inf/index.ts';
import { printHeld, printTime } from './measure.ts';

const WINDOWS = selectingWindows({
  version: { major: 10, minor: 0, build: 22631 },
  architecture: 'amd64',
  productType: 'workstation',
  suiteMask: 0,
  servicePack: 0,
  edition: 'Professional',
  sMode: false,
});

/** A PCI network adapter: eleven identifiers. */
const DEVICE = {
  hardwareIds: [
    'PCI\\VEN_8086&DEV_100E&SUBSYS_001E8086&REV_02',
    'PCI\\VEN_8086&DEV_100E&SUBSYS_001E8086',
    'PCI\\VEN_8086&DEV_100E&CC_020000',
    'PCI\\VEN_8086&DEV_100E&CC_0200',
  ],
  compatibleIds: [
    'PCI\\VEN_8086&DEV_100E&REV_02',
    'PCI\\VEN_8086&DEV_100E',
    'PCI\\VEN_8086&CC_020000',
    'PCI\\VEN_8086&CC_0200',
    'PCI\\VEN_8086',
    'PCI\\CC_020000',
    'PCI\\CC_0200',
  ],
};

/** Indexes and chooses among 500 packages, among 100,000 model lines, and, with `--large`, 10 million. */
export function benchSelect(): void {
  benchAmong('500 packages', 500, 10);
  benchAmong('100,000 model lines', 1, 100_000);
  const sizes = process.argv.includes('--large') ? [1_000_000, 3_000_000, 10_000_000] : [1_000_000];
  for (const identifiers of sizes) benchGrowth(identifiers);
}

function benchAmong(title: string, count: number, models: number): void {
  const files = Array.from({ length: count }, (_, i) => packageText(i, models));
  const bytes = files.reduce((sum, file) => sum + file.length, 0);
  const packages = files.map(opened);
  printTime(`select ${title} (${(bytes / 1e6).toFixed(1)} MB): open`, () => files.map(opened));
  printTime(`select ${title}: index`, () => new DriverIndex(packages));
  const index = new DriverIndex(packages);
  const chosen = choose(index.match(DEVICE, WINDOWS));
  const found = (chosen.chosen ? 1 : 0) + chosen.others.length;
  printTime(`select ${title}: choose among ${found} matches`, () => choose(index.match(DEVICE, WINDOWS)));
  printHeld(`select ${title}: index`, index.identifiers, () => new DriverIndex(packages), 'an identifier');
}

/** The table of identifiers alone, each of them different; making their text is measured with them. */
function benchGrowth(identifiers: number): void {
  const title = `select ${identifiers.toLocaleString('en')} identifiers`;
  const make = (): Postings => {
    const postings = new Postings();
    for (let i = 0; i < identifiers; i++) postings.add(identifier(i), i >> 10, i & 1023);
    return postings;
  };
  const started = performance.now();
  const postings = make();
  console.log(`${title}: index ${Math.round(performance.now() - started)} ms`);
  const device = Array.from({ length: 14 }, (_, i) => identifier(Math.floor((identifiers / 14) * i)));
  printTime(`${title}: look up 14 of them`, () => {
    let found = 0;
    for (const id of device) postings.forEach(id, () => found++);
    return found;
  });
  printHeld(title, identifiers, make, 'an identifier');
}

function identifier(number: number): string {
  return `PCI\\VEN_${hex(number >> 16, 4)}&DEV_${hex(number & 0xffff, 4)}&REV_00`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

function opened(text: string): Package {
  const result = openInf(text);
  if (!result.ok) throw new Error(`line ${result.errorLine}`);
  return { source: { name: 'bench.inf', inf: result.inf }, signature: 'whql' };
}

/** A package of so many models; one in a hundred packages has one that fits the device. */
function packageText(number: number, models: number): string {
  const lines = Array.from({ length: models }, (_, i) => {
    const vendor = hex(0x9000 + (number % 0x1000), 4);
    return `%Model% = Install, PCI\\VEN_${vendor}&DEV_${hex(i >> 4, 4)}&REV_${hex(i % 16, 2)} ; model ${i}`;
  });
  if (number % 100 === 0) lines.push('%Model% = Install, PCI\\VEN_8086&DEV_100E');
  return [
    '[Version]',
    'Signature = "$Windows NT$"',
    'Class = Net',
    'ClassGuid = {4d36e972-e325-11ce-bfc1-08002be10318}',
    'Provider = "Contoso"',
    `DriverVer = 01/${hex((number % 9) + 1, 2)}/2026,1.2.3.${number}`,
    '[Manufacturer]',
    '"Contoso" = Models, NTamd64, NTarm64',
    '[Models.NTamd64]',
    ...lines,
    '[Install.NT]',
    'CopyFiles = Files',
    '[Strings]',
    'Model = "Contoso network adapter"',
  ].join('\r\n');
}
