import type { CandidateEvent } from '../story/index.ts';
import type { RecordedInstall, RecordedService } from './recorded-install.ts';

/** The class of drivers whose class the record does not name. */
const NO_CLASS = '{0b9f6f3c-2a3d-4b55-9d0e-5f8a5a1c7e20}';

/** Folders of recorded targets, by directory identifier. */
const FOLDERS: readonly (readonly [RegExp, number])[] = [
  [/^c:\\windows\\system32\\drivers\\[^\\]+$/i, 12],
  [/^c:\\windows\\system32\\[^\\]+$/i, 11],
  [/^c:\\windows\\syswow64\\[^\\]+$/i, 16425],
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
    `Provider=${quoted(first?.provider)}`,
    `DriverVer=${first?.date ?? ''},${first?.version ?? ''}`,
    ...(isInbox(first) ? [] : [`CatalogFile=${inf.replace(/\.inf$/i, '.cat')}`]),
    '[Manufacturer]',
    `${quoted(first?.fields?.Mfg ?? first?.fields?.mfg)}=Models,NTamd64`,
    '[Models.NTamd64]',
    ...nodes.map(modelLine),
    ...sections.flatMap(section => [
      `[${section}]`,
      ...featureOf(section, nodes),
      ...(isSelected ? filesOf(of) : []),
    ]),
    ...(isSelected ? moreOf(of, sections) : []),
  ].join('\r\n');
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

/** The kind of the match is in the rank: 1 and 3 are compatible IDs of the INF. */
function modelLine({ description, section, matchedId, rank = 0 }: CandidateEvent): string {
  const isCompatible = (rank & 0x1000) !== 0;
  return `${quoted(description)}=${section.replace(/\.nt(amd64)?$/i, '')},${isCompatible ? `,${matchedId}` : matchedId}`;
}

/** Files that go to one folder, one after the other. */
interface Run {
  readonly section: string;
  readonly dirId: number;
  readonly names: readonly string[];
}

/** The copies in their order. */
function runsOf({ copies }: RecordedInstall): Run[] {
  const runs: { section: string; dirId: number; names: string[] }[] = [];
  for (const { to } of copies) {
    const dirId = FOLDERS.find(([folder]) => folder.test(to))?.[1];
    const name = to.split('\\').at(-1)!;
    if (dirId === undefined) continue;
    const last = runs.at(-1);
    if (last?.dirId === dirId) last.names.push(name);
    else runs.push({ section: `Files${runs.length}`, dirId, names: [name] });
  }
  return runs;
}

function filesOf(of: RecordedInstall): string[] {
  const runs = runsOf(of);
  return runs.length > 0 ? [`CopyFiles=${runs.map(({ section }) => section).join(',')}`] : [];
}

function moreOf(of: RecordedInstall, sections: readonly string[]): string[] {
  const { coInstallers } = of;
  const runs = runsOf(of);
  return [
    ...sections.flatMap(section => [`[${section}.Services]`, ...servicesOf(of)]),
    ...of.services.flatMap(serviceSection),
    ...(coInstallers.length > 0
      ? sections.flatMap(section => [
          `[${section}.CoInstallers]`,
          'AddReg=CoInstallers',
          '[CoInstallers]',
          `HKR,,CoInstallers32,0x00010000,${coInstallers.map(name => `"${name}"`).join(',')}`,
        ])
      : []),
    ...runs.flatMap(({ section, names }) => [`[${section}]`, ...names]),
    '[DestinationDirs]',
    ...runs.map(({ section, dirId }) => `${section}=${dirId}`),
    '[SourceDisksNames]',
    '1="Disk"',
    '[SourceDisksFiles]',
    ...runs.flatMap(({ names }) => names.map(name => `${name}=1`)),
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

function serviceSection({ name, values, line }: RecordedService): string[] {
  const number = (label: string, otherwise: number): string => values[label] ?? String(otherwise);
  const group = values.Group;
  const binary = (values['Image Path'] ?? `\\SystemRoot\\System32\\drivers\\${name}.sys`).replace(
    /^\\SystemRoot\\System32\\drivers\\/i,
    '%12%\\',
  );
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
