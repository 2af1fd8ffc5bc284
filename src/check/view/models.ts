import {
  ARCHITECTURES,
  type Architecture,
  compareVersions,
  type Span,
  sameName,
  type WindowsVersion,
} from '../../base/index.ts';
import {
  actualSection,
  type Decoration,
  type Inf,
  type InfSection,
  type Manufacturer,
  type Model,
  parseDecoration,
  readManufacturers,
  readModel,
} from '../../inf/index.ts';

/** The section that the name of an install section stands for. */
export interface InstallSection {
  /** With the extension that was found. */
  readonly name: string;
  readonly section: InfSection | undefined;
}

/** A Models section that a [Manufacturer] line asks for, there or not. */
export interface ModelsSection {
  readonly manufacturer: Manufacturer;
  /** Undefined for the section without a decoration. */
  readonly decoration: Decoration | undefined;
  readonly name: string;
  /** Where the line asks for it. */
  readonly span: Span;
  readonly section: InfSection | undefined;
  /** No architecture means x86. */
  readonly architecture: Architecture;
  readonly models: readonly Model[];
  /** By the name that models give. */
  readonly installs: ReadonlyMap<string, InstallSection>;
  /** The first Windows that uses it. */
  readonly from: WindowsVersion;
  /** The first Windows that uses another one of the same line in its place. */
  readonly until: WindowsVersion | undefined;
}

/** The first Windows of each architecture that reads decorated sections. @see inf-manufacturer-section */
const FIRST: Readonly<Record<Architecture, WindowsVersion>> = {
  x86: { major: 5, minor: 0, build: 0 },
  ia64: { major: 5, minor: 1, build: 0 },
  amd64: { major: 5, minor: 2, build: 0 },
  arm: { major: 6, minor: 2, build: 0 },
  arm64: { major: 10, minor: 0, build: 16299 },
};

/**
 * The Models sections that the lines of [Manufacturer] ask for, for one target or all.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-manufacturer-section
 */
export function readModelsSections(inf: Inf, target?: Decoration): ModelsSection[] {
  const all = readManufacturers(inf)
    .filter(({ models }) => models.value)
    .flatMap(manufacturer => modelsOf(inf, manufacturer));
  return target ? all.filter(one => isFor(one, target)) : all;
}

function modelsOf(inf: Inf, manufacturer: Manufacturer): ModelsSection[] {
  const { decorations, unreadable, models } = manufacturer;
  if (decorations.length === 0) {
    return unreadable.length > 0 ? [] : platformSections(inf, manufacturer);
  }
  const decorated = decorations.map(({ value, span }) => ({ decoration: value, span }));
  return decorated.map(({ decoration, span }) => {
    const name = `${models.value}.${decoration.text}`;
    const others = decorations.map(({ value }) => value);
    return modelsSection(inf, manufacturer, { decoration, span, name }, others);
  });
}

/** Without decorations on the line: the sections of that name by platform that are there. */
function platformSections(inf: Inf, manufacturer: Manufacturer): ModelsSection[] {
  const { value, span } = manufacturer.models;
  const decorations = ['', '.NT', ...ARCHITECTURES.map(architecture => `.NT${architecture}`)]
    .filter(extension => inf.section(value + extension))
    .map(extension => parseDecoration(extension.slice(1)));
  return (decorations.length > 0 ? decorations : [undefined]).map(decoration => {
    const name = decoration ? `${value}.${decoration.text}` : value;
    return modelsSection(inf, manufacturer, { decoration, span, name }, []);
  });
}

type Asked = Pick<ModelsSection, 'decoration' | 'span' | 'name'>;

function modelsSection(
  inf: Inf,
  manufacturer: Manufacturer,
  asked: Asked,
  others: readonly Decoration[],
): ModelsSection {
  const { decoration, name } = asked;
  const section = inf.section(name);
  const architecture = decoration?.architecture ?? 'x86';
  const models = section?.lines.flatMap(line => readModel(line, manufacturer, name) ?? []) ?? [];
  const from = firstOf(decoration, architecture);
  const until = others
    .filter(other => (other.architecture ?? 'x86') === architecture && !other.productType && !other.suiteMask)
    .map(other => firstOf(other, architecture))
    .filter(version => compareVersions(version, from) > 0)
    .toSorted(compareVersions)[0];
  const installs = installsOf(inf, models, architecture);
  return { ...asked, manufacturer, section, architecture, models, installs, from, until };
}

function installsOf(
  inf: Inf,
  models: readonly Model[],
  architecture: Architecture,
): ModelsSection['installs'] {
  const installs = new Map<string, InstallSection>();
  for (const { installSection } of models) {
    if (installs.has(installSection.value)) continue;
    const { section: name } = actualSection(installSection.value, architecture, inf);
    installs.set(installSection.value, { name, section: inf.section(name) });
  }
  return installs;
}

function firstOf(decoration: Decoration | undefined, architecture: Architecture): WindowsVersion {
  const first = FIRST[architecture];
  if (decoration?.major === undefined) return first;
  const { major, minor = 0, build = 0 } = decoration;
  const asked = { major, minor, build };
  return compareVersions(asked, first) > 0 ? asked : first;
}

/** Whether a target uses a section: the last one of its architecture that begins no later. */
function isFor({ architecture, from, until, decoration }: ModelsSection, target: Decoration): boolean {
  if (!sameName(target.architecture ?? 'x86', architecture)) return false;
  if (target.major === undefined) return decoration?.major === undefined || until === undefined;
  const version = { major: target.major, minor: target.minor ?? 0, build: target.build ?? 0 };
  return compareVersions(from, version) <= 0 && (!until || compareVersions(version, until) < 0);
}
