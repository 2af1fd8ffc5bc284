import type { Architecture } from '../../base/index.ts';
import type { Inf, InfLine } from '../open/inf.ts';
import { type Located, locatedField } from './located.ts';

/** DriverVer: date and version as written; the version may be missing. */
export interface DriverVer {
  readonly date: string;
  readonly version: string | undefined;
}

/** The [Version] section. What the INF does not say is undefined. */
export interface VersionSection {
  readonly signature: Located<string> | undefined;
  readonly class: Located<string> | undefined;
  readonly classGuid: Located<string> | undefined;
  readonly provider: Located<string> | undefined;
  readonly extensionId: Located<string> | undefined;
  readonly driverVer: Located<DriverVer> | undefined;
  readonly pnpLockdown: Located<boolean> | undefined;
  /** CatalogFile entries; the plain one serves the architectures that have none of their own. */
  readonly catalogs: readonly { readonly platform: string | undefined; readonly file: Located<string> }[];
}

const VERSIONS = new WeakMap<Inf, VersionSection>();

/**
 * Reads the [Version] section; of the same INF once.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-version-section
 */
export function readVersion(inf: Inf): VersionSection {
  const known = VERSIONS.get(inf) ?? readSection(inf);
  VERSIONS.set(inf, known);
  return known;
}

function readSection(inf: Inf): VersionSection {
  const section = inf.section('Version');
  const field = (key: string): Located<string> | undefined => locatedField(section?.line(key), 1);
  const lockdown = field('PnpLockdown');
  return {
    signature: field('Signature'),
    class: field('Class'),
    classGuid: field('ClassGuid'),
    provider: field('Provider'),
    extensionId: field('ExtensionId'),
    driverVer: readDriverVer(section?.line('DriverVer')),
    pnpLockdown: lockdown && { ...lockdown, value: lockdown.value.trim() === '1' },
    catalogs: (section?.lines ?? []).flatMap(readCatalog),
  };
}

/** Reads `DriverVer = date[, version]` of [Version] or of an install section. */
export function readDriverVer(line: InfLine | undefined): Located<DriverVer> | undefined {
  const date = locatedField(line, 1);
  return date && { span: line!.lineSpan, value: { date: date.value, version: line!.field(2) || undefined } };
}

function readCatalog(line: InfLine): VersionSection['catalogs'] {
  const match = /^catalogfile(?:\.(nt[a-z0-9]*))?$/i.exec(line.key ?? '');
  const file = match && line.isEntry ? locatedField(line, 1) : undefined;
  return match && file ? [{ platform: match[1]?.toLowerCase(), file }] : [];
}

/** The catalog that counts on an architecture: its own, then `.nt`, then the plain entry. */
export function catalogFor(version: VersionSection, architecture: Architecture): Located<string> | undefined {
  const of = (platform: string | undefined): Located<string> | undefined =>
    version.catalogs.find(catalog => catalog.platform === platform)?.file;
  return of(`nt${architecture}`) ?? of('nt') ?? of(undefined);
}
