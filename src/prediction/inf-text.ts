import type { CandidateEvent } from '../story/index.ts';
import type { RecordedInstall, RecordedService } from './recorded-install.ts';

/** The class of drivers whose class the record does not name. */
const NO_CLASS = '{0b9f6f3c-2a3d-4b55-9d0e-5f8a5a1c7e20}';

/** Folders of recorded targets, by directory identifier; what is between folder and file is a subdirectory. */
const FOLDERS: readonly (readonly [RegExp, number])[] = [
  [/^c:\\windows\\system32\\drivers\\(.*)$/i, 12],
  [/^c:\\windows\\system32\\(.*)$/i, 11],
  [/^c:\\windows\\syswow64\\(.*)$/i, 16425],
  [/^c:\\windows\\(.*)$/i, 10],
];

/**
 * An INF that says what the record of an installation shows: the lines that matched, with rank and version; and for the
 * selected one the files, services and co-installers that came of it.
 */
export function infText(inf: string, nodes: readonly CandidateEvent[], of: RecordedInstall): string {
  const [first] = nodes;
  const isSelected = of.selected?.toLowerCase() === inf.toLowerCase();
  const sections = [...new Set(nodes.map(({ section }) => section))];
  return [
    '[Version]',
    'Signature="$Windows NT$"',
    `Class=${isSelected ? 'Recorded' : 'Other'}`,
    `ClassGuid=${(isSelected ? of.classGuid : undefined) ?? NO_CLASS}`,
    `Provider=${quoted(first?.provider ?? (isSelected ? of.provider : undefined))}`,
    `DriverVer=${first?.date ?? ''},${first?.version ?? ''}`,
    ...(isInbox(first) ? [] : [`CatalogFile=${inf.replace(/\.inf$/i, '.cat')}`]),
    ...manufacturers(nodes),
    ...sections.flatMap(section => [
      `[${section}]`,
      ...featureOf(section, nodes),
      ...(isSelected ? filesOf(of) : []),
      ...(isSelected && of.asksForRestart ? ['Reboot'] : []),
    ]),
    ...(isSelected ? moreOf(of, sections) : []),
  ].join('\r\n');
}

/** The manufacturers, and the models of each. */
function manufacturers(nodes: readonly CandidateEvent[]): string[] {
  const byName = new Map<string, CandidateEvent[]>();
  for (const node of nodes) {
    const name = node.fields?.Mfg ?? node.fields?.mfg ?? 'Recorded';
    byName.set(name, [...(byName.get(name) ?? []), node]);
  }
  const models = [...byName.values()];
  const section = (i: number): string => (i === 0 ? 'Models' : `Models${i}`);
  return [
    '[Manufacturer]',
    ...[...byName.keys()].map((name, i) => `${quoted(name)}=${section(i)},NTamd64`),
    ...models.flatMap((own, i) => [`[${section(i)}.NTamd64]`, ...own.map(modelLine)]),
  ];
}

export function isInbox(node: CandidateEvent | undefined): boolean {
  return /^inbox/i.test(node?.signerScore ?? 'inbox');
}

/** A name as a quoted string; one that the record leaves out is our own. */
function quoted(name = 'Recorded'): string {
  return `"${name.replaceAll('"', '""').replaceAll('%', '%%')}"`;
}

/** The feature score is in the rank: 0xSSFFTIII. @see inf-ddinstall-section */
function featureOf(section: string, nodes: readonly CandidateEvent[]): string[] {
  const rank = nodes.find(node => node.section === section)?.rank ?? 0xff0000;
  const feature = (rank >>> 16) & 0xff;
  return feature === 0xff ? [] : [`FeatureScore=${feature.toString(16)}`];
}

/**
 * The kind of the match is in the rank: 1 and 3 are compatible IDs of the INF; with one of the device, the second digit
 * is which of the line's, so that others stand before it. @see how-windows-ranks-driver-packages
 */
function modelLine({ description, section, matchedId, rank = 0 }: CandidateEvent): string {
  const isCompatible = (rank & 0x1000) !== 0;
  const place = (rank & 0x3000) === 0x3000 ? (rank >>> 8) & 0xf : 0;
  const before = Array.from({ length: place }, (_, i) => `RECORDED\\${i},`).join('');
  const ids = isCompatible ? `,${before}${matchedId}` : matchedId;
  return `${quoted(description)}=${section.replace(/\.nt(amd64)?$/i, '')},${ids}`;
}

/** Files that go to one folder, one after the other. */
interface Run {
  readonly section: string;
  /** `12,UMDF` */
  readonly folder: string;
  readonly names: readonly string[];
}

/** The copies in their order. */
function runsOf(copies: RecordedInstall['copies']): Run[] {
  const runs: { section: string; folder: string; names: string[] }[] = [];
  for (const { to } of copies) {
    const place = placeOf(to);
    if (!place) continue;
    const last = runs.at(-1);
    if (last?.folder === place.folder) last.names.push(place.name);
    else runs.push({ section: `Files${runs.length}`, folder: place.folder, names: [place.name] });
  }
  return runs;
}

function placeOf(path: string): { folder: string; name: string } | undefined {
  for (const [folder, dirId] of FOLDERS) {
    const below = folder.exec(path)?.[1]?.split('\\');
    if (below) return { folder: [dirId, ...below.slice(0, -1)].join(','), name: below.at(-1)! };
  }
  return undefined;
}

/** The INF whose package in the driver store a file comes from; those of a medium are the selected one's. */
function packageOf({ from }: RecordedInstall['copies'][number]): string | undefined {
  return /\\FileRepository\\(.*\.inf)_[^\\]*\\/i.exec(from)?.[1]?.toLowerCase();
}

/** Other INFs whose files an installation copies: the selected one includes them. */
export function includedIn({ copies, selected = '' }: RecordedInstall): string[] {
  const names = copies.flatMap(copy => packageOf(copy) ?? []);
  return [...new Set(names)].filter(name => name !== selected.toLowerCase());
}

/** The files that come from the package of one INF. */
export function copiesFrom(of: RecordedInstall, inf: string): RecordedInstall['copies'] {
  const included = includedIn(of);
  return of.copies.filter(copy => {
    const from = packageOf(copy);
    const isIncluded = from !== undefined && included.includes(from);
    return isIncluded ? from === inf.toLowerCase() : !included.includes(inf.toLowerCase());
  });
}

/** An INF of Windows that an installation includes: the files that came from its package. */
export function includedText(inf: string, of: RecordedInstall): string {
  const runs = runsOf(copiesFrom(of, inf));
  return [
    '[Version]',
    'Signature="$Windows NT$"',
    'Provider="Recorded"',
    `[${neededFrom(inf)}]`,
    ...copyFiles(runs),
    ...fileSections(runs),
  ].join('\r\n');
}

function neededFrom(inf: string): string {
  return `${inf}_Files`;
}

function filesOf(of: RecordedInstall): string[] {
  const included = includedIn(of);
  return [
    ...copyFiles(runsOf(copiesFrom(of, of.selected ?? ''))),
    ...(included.length > 0
      ? [`Include=${included.join(',')}`, `Needs=${included.map(neededFrom).join(',')}`]
      : []),
  ];
}

function copyFiles(runs: readonly Run[]): string[] {
  return runs.length > 0 ? [`CopyFiles=${runs.map(({ section }) => section).join(',')}`] : [];
}

function fileSections(runs: readonly Run[]): string[] {
  return [
    ...runs.flatMap(({ section, names }) => [`[${section}]`, ...names]),
    '[DestinationDirs]',
    ...runs.map(({ section, folder }) => `${section}=${folder}`),
    '[SourceDisksNames]',
    '1="Disk"',
    '[SourceDisksFiles]',
    ...runs.flatMap(({ names }) => names.map(name => `${name}=1`)),
  ];
}

function moreOf(of: RecordedInstall, sections: readonly string[]): string[] {
  const coInstallers = of.coInstallers.slice(of.classCoInstallers);
  return [
    ...sections.flatMap(section => [`[${section}.Services]`, ...servicesOf(of)]),
    ...of.services.flatMap(service => serviceSection(service, of)),
    ...(coInstallers.length > 0
      ? sections.flatMap(section => [
          `[${section}.CoInstallers]`,
          'AddReg=CoInstallers',
          '[CoInstallers]',
          `HKR,,CoInstallers32,0x00010000,${coInstallers.map(name => `"${name}"`).join(',')}`,
        ])
      : []),
    ...fileSections(runsOf(copiesFrom(of, of.selected ?? ''))),
  ];
}

function servicesOf({ services, deletedServices }: RecordedInstall): string[] {
  const added = services.map(
    ({ name, line }, i) => `AddService=${line ?? `${name},${i === 0 ? 2 : 0},${name}_Service`}`,
  );
  const deleted = deletedServices.map(name => `DelService=${name},0x00000004`);
  const none = services.length === 0 ? ['AddService=,2'] : [];
  return [...deleted, ...added, ...none];
}

function serviceSection(service: RecordedService, of: RecordedInstall): string[] {
  const { values, line, name } = service;
  const number = (label: string, otherwise: number): string => values[label] ?? String(otherwise);
  const group = values.Group;
  const binary = binaryOf(service, of).replace(/^\\SystemRoot\\System32\\drivers\\/i, '%12%\\');
  return [
    `[${line?.split(',')[2] ?? `${name}_Service`}]`,
    ...(values['Display Name'] === undefined ? [] : [`DisplayName="${values['Display Name']}"`]),
    `ServiceType=${number('Service Type', 1)}`,
    `StartType=${number('Start Type', 3)}`,
    `ErrorControl=${number('Error Control', 1)}`,
    `ServiceBinary=${binary}`,
    ...(group === undefined ? [] : [`LoadOrderGroup=${group}`]),
  ];
}

/** The file of a service: where the log does not say it, a driver that is copied, or one of its own name. */
export function binaryOf({ name, values }: RecordedService, of: RecordedInstall): string {
  const copies = copiesFrom(of, of.selected ?? '');
  const drivers = [...copies.filter(({ from }) => from !== ''), ...copies].flatMap(
    ({ to }) => /\\drivers\\([^\\]+\.sys)$/i.exec(to)?.slice(1) ?? [],
  );
  const own = `${name}.sys`;
  const driver = drivers.find(one => one.toLowerCase() === own.toLowerCase()) ?? drivers[0] ?? own;
  return values['Image Path'] ?? `\\SystemRoot\\System32\\drivers\\${driver}`;
}
