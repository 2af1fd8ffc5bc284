import { foldCase, printWindowsVersion } from '../../base/index.ts';
import { isInfFile } from '../../inf/index.ts';
import { type GivenFile, type HardwareEntry, isStrangeName, wrongInFolder } from '../../rehearsal/index.ts';
import { type Dropped, folderOf, nameOf } from './dropped.ts';
import { hardwareFor, type Served, servedBy } from './own-hardware.ts';
import { type RehearsalDocument, rehearsalDocument } from './shown.ts';

/** What came of driver packages that somebody dropped without a rehearsal. */
interface OpenedPackages {
  readonly documents: readonly RehearsalDocument[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** A driver package by itself. */
interface OwnPackage {
  /** What it is called in the rehearsal. */
  readonly name: string;
  /** Below what was dropped, with slashes; `.` for files in no folder. */
  readonly folder: string;
  readonly files: readonly GivenFile[];
}

/**
 * A rehearsal with driver packages to be played by hand: each folder that has an INF is one. Undefined where there is
 * none. What no INF says is assumed, and the text of the rehearsal says so: the Windows is the newest that the INFs
 * serve, amd64 before others, and a device reports what its bus makes of the identifier that an INF names.
 */
export function packageDocument(dropped: Dropped): OpenedPackages | undefined {
  const packages = packagesOf(dropped);
  const [first] = packages;
  if (!first) return undefined;
  const problems = packages.flatMap(({ folder, files }) => {
    const names = files.map(({ path }) => path);
    return wrongInFolder(folder, names, true) ?? [];
  });
  if (problems.length > 0) return { documents: [], problems, notes: [] };
  const name = packages.length === 1 ? first.name : `${first.name} and ${packages.length - 1} more`;
  const served = servedBy(packages.map(({ files }) => files));
  const given = { folders: new Map(packages.map(({ folder, files }) => [folder, files])), texts: new Map() };
  const text = textOf(name, packages, served);
  const document = rehearsalDocument({ name, text, given: [given], snapshots: {} });
  return { documents: [{ ...document, byHand: true }], problems: [], notes: [noteOf(name, served)] };
}

function packagesOf(dropped: Dropped): OwnPackage[] {
  const infs = dropped.files.filter(({ path }) => isInfFile(path));
  const folders = [...new Set(infs.map(({ path }) => folderOf(path)))];
  const names = new Names();
  return folders.map(folder => {
    const files = dropped.below(folder);
    const inf = files.find(({ path }) => isInfFile(path))!.path;
    const name = names.take(plain(nameOf(folder) || inf.replace(/\.\w+$/, '')));
    return { name, folder: folder || '.', files };
  });
}

/** A package stands in a folder of its name. */
function plain(name: string): string {
  const own = name.replace(/[^\w. -]/g, '_').replace(/[. ]+$/, '');
  return isStrangeName(own) ? `${own}_` : own;
}

/** Names of which no two are alike. */
class Names {
  readonly #taken = new Set<string>();

  take(name: string): string {
    let own = name;
    for (let i = 2; this.#taken.has(foldCase(own)); i++) own = `${name} ${i}`;
    this.#taken.add(foldCase(own));
    return own;
  }
}

/** Devices beyond these are not at hand. */
const MOST_DEVICES = 40;

function noteOf(name: string, { facts, models }: Served): string {
  const windows = `a new Windows ${printWindowsVersion(facts.version)} ${facts.architecture} that has it at hand`;
  return `${name} came without a rehearsal. Assumed: ${windows}; ${devicesIn(models.length)}. Stage it and plug in under Person.`;
}

function devicesIn(count: number): string {
  if (count === 0) return 'its INFs name no hardware that could be plugged in';
  if (count === 1) return 'the device that its INFs name can be plugged in';
  return `${count > MOST_DEVICES ? `${MOST_DEVICES} of ` : ''}the ${count} devices that its INFs name can be plugged in`;
}

function textOf(name: string, packages: readonly OwnPackage[], served: Served): string {
  const { facts, models } = served;
  const names = new Names();
  const windows = `windows: ${printWindowsVersion(facts.version)}, architecture: ${facts.architecture}`;
  const devices = models.slice(0, MOST_DEVICES).map(({ id, description }) => {
    const entry = printHardware(hardwareFor(id, facts));
    return `  ${quoted(names.take(description))}: ${entry}`;
  });
  return [
    `title: ${quoted(name)}`,
    '# Assumed: the newest Windows that the INFs name devices for.',
    `machine: { ${windows} }`,
    'packages:',
    ...packages.flatMap(printPackage),
    ...(devices.length === 0
      ? []
      : [
          '# Assumed: a device says of itself what an identifier of the INFs says, and nothing more.',
          'hardware:',
          ...devices,
        ]),
    'steps:',
    '  - scan: true',
    '',
  ].join('\n');
}

function printPackage({ name, folder, files }: OwnPackage): string[] {
  if (files.some(({ path }) => !isInfFile(path))) return [`  ${quoted(name)}: { folder: ${quoted(folder)} }`];
  return [
    '  # Assumed: the files that the INF names are there; only INFs were given.',
    `  ${quoted(name)}: { folder: ${quoted(folder)}, assumeFiles: true }`,
  ];
}

function printHardware({ usb, pci, hardwareIds = [] }: HardwareEntry): string {
  const numbers = Object.entries(usb ?? pci ?? {}).map(([name, value]) => `${name}: 0x${value.toString(16)}`);
  if (usb) return `{ usb: { ${numbers.join(', ')} } }`;
  if (pci) return `{ pci: { ${numbers.join(', ')} } }`;
  return `{ hardwareIds: [ ${hardwareIds.map(quoted).join(', ')} ] }`;
}

/** A text as YAML: in single quotes, where \ and & are what they are, unless there is what those cannot hold. */
function quoted(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}
