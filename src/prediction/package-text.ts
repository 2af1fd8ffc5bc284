import type { Architecture } from '../base/index.ts';

/** A driver package as far as the record of its staging or publishing shows it. */
export interface PackageRecord {
  /** The file name of its INF. */
  readonly inf: string;
  readonly architecture: Architecture;
  readonly provider: string;
  readonly classGuid: string;
  /** Date and version, with a comma between. */
  readonly driverVer: string;
  /** ClassVer of [Version]. */
  readonly classVer?: string | undefined;
  readonly catalog: string | undefined;
  /** Below the folder of the INF, in their order, without INF and catalog. */
  readonly files: readonly string[];
  /** How many IDs it serves, without the class. */
  readonly ids: number;
  /** What the log finds in it that has to be installed the old way, in the log's words. */
  readonly legacy: readonly string[];
  readonly usesWdf: boolean;
  /** What tells it from others of its name. */
  readonly mark: string;
}

/** An INF that says what the record shows of its package, and nothing else. */
export function packageText(of: PackageRecord): string {
  const { architecture, ids } = of;
  const legacy = of.legacy.map(legacyLines);
  const lines = (where: keyof LegacyLines): string[] => legacy.flatMap(found => found[where] ?? []);
  return [
    `; ${of.mark}`,
    '[Version]',
    'Signature="$Windows NT$"',
    'Class=Recorded',
    `ClassGuid=${of.classGuid}`,
    `Provider="${of.provider.replaceAll('"', '""').replaceAll('%', '%%')}"`,
    `DriverVer=${of.driverVer}`,
    ...(of.classVer === undefined ? [] : [`ClassVer=${of.classVer}`]),
    ...(of.catalog === undefined ? [] : [`CatalogFile="${of.catalog}"`]),
    '[Manufacturer]',
    `Recorded=Models,NT${architecture}`,
    `[Models.NT${architecture}]`,
    ...Array.from({ length: ids }, (_, i) => `Recorded=Install,RECORDED\\${i}`),
    ...(ids === 0 ? [`[DefaultInstall.NT${architecture}]`] : ['[Install.NT]']),
    ...(of.files.length > 0 ? ['CopyFiles=Files'] : []),
    ...lines('install'),
    ...(lines('services').length > 0 ? ['[Install.NT.Services]', ...lines('services')] : []),
    ...(of.usesWdf ? ['[Install.NT.Wdf]', 'KmdfService=Recorded,Recorded_Wdf'] : []),
    ...lines('more'),
    '[Files]',
    ...of.files.map(name => `"${plain(name)}"`),
    '[DestinationDirs]',
    'Files=12',
    '[SourceDisksNames]',
    '1="Disk"',
    '[SourceDisksFiles]',
    ...of.files.map(name => `"${plain(name)}"=1${name.includes('\\') ? `,"${folder(name)}"` : ''}`),
  ].join('\r\n');
}

const plain = (name: string): string => name.slice(name.lastIndexOf('\\') + 1);
const folder = (name: string): string => name.slice(0, name.lastIndexOf('\\'));

interface LegacyLines {
  readonly install?: readonly string[];
  readonly services?: readonly string[];
  readonly more?: readonly string[];
}

/** The directive that the log found. */
function legacyLines(finding: string, i: number): LegacyLines {
  const list = `Legacy${i}`;
  const [, service] = /DelService operation for '(.+?)'/.exec(finding) ?? [];
  if (service !== undefined) return { services: [`DelService=${service}`] };
  const [, key] = /non-relative key \((.+)\)/.exec(finding) ?? [];
  const added = key === undefined ? undefined : `${key.replace('\\', ',"')}",,0x10`;
  if (added !== undefined) return { install: [`AddReg=${list}`], more: [`[${list}]`, added] };
  if (/co-installers/.test(finding))
    return {
      install: [`AddReg=${list}`],
      more: [`[${list}]`, 'HKR,,CoInstallers32,0x00010000,"recorded.dll"'],
    };
  const [, directive = 'LogConfig'] = /legacy (\w+) operation/.exec(finding) ?? [];
  return { install: [`${directive}=${list}`], more: [`[${list}]`] };
}
