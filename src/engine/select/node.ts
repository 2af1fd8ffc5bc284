import { eraOf, foldCase, sameName } from '../../base/index.ts';
import {
  type ActualSection,
  actualSection,
  type DriverVer,
  type Inf,
  locatedFields,
  type Model,
  type NamedInf,
  readDriverVer,
  readInteger,
  readVersion,
  selectModels,
  type VersionSection,
} from '../../inf/index.ts';
import { type ControlFlags, isExcludedFromSelect, readControlFlags } from './control-flags.ts';
import { type ComparableDriverVer, comparableDriverVer } from './driver-date.ts';
import { type DeviceIds, type IdMatch, identifierScore, matchModel } from './match.ts';
import { type Rank, rankOf } from './rank.ts';
import { countsAsSigned, type Signed } from './signature.ts';
import type { SelectingWindows } from './windows.ts';

/** A driver package that Windows can choose from. */
export interface Package extends Signed {
  readonly source: NamedInf;
}

/** A Models line as a Windows would install it, whether or not it matches a device. */
export interface ListedModel {
  readonly package: Package;
  readonly model: Model;
  readonly section: ActualSection;
  readonly provider: string | undefined;
  readonly driverVer: DriverVer | undefined;
  readonly comparable: ComparableDriverVer;
  /** DNF_EXCLUDEFROMLIST: lists that a person chooses from leave it out. */
  readonly excludedFromSelect: boolean;
}

/** A Models line that matches a device, with all that decides about it. */
export interface DriverNode extends ListedModel {
  readonly match: IdMatch;
  readonly rank: Rank;
  /** The ExtensionId of an Extension INF; such nodes are applied beside the base driver, not ranked. */
  readonly extensionId: string | undefined;
  /** An identifier of the device that the section's ExcludeID rules out. */
  readonly excludedBy: string | undefined;
  /** Whether the matched identifier is to be installed in the context of a user. */
  readonly interactiveInstall: boolean;
}

const EXTENSION_CLASS = '{e2f84ce7-8efa-411c-aa69-97454ca4cb57}';

/**
 * The driver nodes of a package for a device: each Models line that this Windows sees and that names one of
 * the device's identifiers.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/overview-of-the-driver-selection-process
 */
export function matchPackage(from: Package, device: DeviceIds, windows: SelectingWindows): DriverNode[] {
  return selectModels(from.source.inf, windows.facts)
    .flatMap(selection => selection.models)
    .flatMap(model => driverNode(from, model, device, windows) ?? []);
}

/** The driver node that a Models line gives for a device; undefined where it does not match. */
export function driverNode(
  from: Package,
  model: Model,
  device: DeviceIds,
  windows: SelectingWindows,
): DriverNode | undefined {
  const match = matchModel(model, device);
  if (!match) return undefined;
  const { version, flags } = packageFacts(from.source.inf, windows);
  const { featureScore, excludedIds } = installFacts(from.source.inf, model, windows);
  const listed = listedModel(from, model, windows);
  const rank = rankOf(
    {
      signature: from.signature,
      signedFor: from.signedFor,
      classGuid: version.classGuid?.value ?? '',
      decorated: isDecorated(model, listed.section),
      featureScore,
      identifier: identifierScore(match),
    },
    windows,
  );
  const extension = eraOf(windows.facts).extensionInfs && isExtension(version);
  // Member by member: a spread takes longer than all the rest here.
  return {
    package: from,
    model,
    section: listed.section,
    provider: listed.provider,
    driverVer: listed.driverVer,
    comparable: listed.comparable,
    excludedFromSelect: listed.excludedFromSelect,
    match,
    rank,
    extensionId: extension ? (version.extensionId?.value ?? '') : undefined,
    excludedBy: findExcluded(excludedIds, device),
    interactiveInstall: flags.interactiveInstall.has(foldCase(match.id)),
  };
}

/**
 * Whether a line is meant for Windows NT, as ranks of unsigned packages ask.
 * Observed: an undecorated install section of a decorated Models section counts as decorated (recordings 044:
 * 0x80FF0001); the page speaks of the install section alone.
 */
function isDecorated({ section, manufacturer }: Model, { extension }: ActualSection): boolean {
  return extension !== '' || !sameName(section, manufacturer.models.value);
}

/** A Models line as this Windows would install it. */
export function listedModel(from: Package, model: Model, windows: SelectingWindows): ListedModel {
  const { inf } = from.source;
  const { version, flags } = packageFacts(inf, windows);
  const { section, driverVer = version.driverVer?.value } = installFacts(inf, model, windows);
  return {
    package: from,
    model,
    section,
    provider: version.provider?.value,
    driverVer,
    comparable: comparableDriverVer(driverVer, countsAsSigned(from.signature, windows.facts), windows.facts),
    excludedFromSelect: isExcludedFromSelect(flags, model),
  };
}

/** What all lines of an INF share on an architecture. */
interface PackageFacts {
  readonly version: VersionSection;
  readonly flags: ControlFlags;
  readonly installs: Map<string, InstallFacts>;
}

/** What all lines share that name an install section; only what stands directly in it counts. */
interface InstallFacts {
  readonly section: ActualSection;
  readonly driverVer: DriverVer | undefined;
  readonly featureScore: number | undefined;
  readonly excludedIds: readonly string[];
}

const FACTS = new WeakMap<Inf, Map<string, PackageFacts>>();

function packageFacts(inf: Inf, { facts: { architecture } }: SelectingWindows): PackageFacts {
  const known = FACTS.get(inf) ?? new Map<string, PackageFacts>();
  FACTS.set(inf, known);
  const facts = known.get(architecture) ?? {
    version: readVersion(inf),
    flags: readControlFlags(inf, architecture),
    installs: new Map(),
  };
  known.set(architecture, facts);
  return facts;
}

function installFacts(inf: Inf, model: Model, windows: SelectingWindows): InstallFacts {
  const { installs } = packageFacts(inf, windows);
  const name = model.installSection.value;
  const known = installs.get(name);
  if (known) return known;
  const section = actualSection(name, windows.facts.architecture, inf);
  const lines = inf.section(section.section);
  const facts = {
    section,
    driverVer: readDriverVer(lines?.line('DriverVer'))?.value,
    featureScore: readFeatureScore(inf, section.section),
    excludedIds: (lines?.linesNamed('ExcludeID') ?? []).flatMap(line =>
      locatedFields(line).map(({ value }) => value),
    ),
  };
  installs.set(name, facts);
  return facts;
}

/** Whether an INF is an extension, for a Windows that has such. */
export function isExtension({ class: name, classGuid }: VersionSection): boolean {
  return classGuid ? sameName(classGuid.value, EXTENSION_CLASS) : sameName(name?.value ?? '', 'Extension');
}

/**
 * The first FeatureScore written in the section itself; one that is no hexadecimal byte does not count.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-featurescore-directive
 */
export function readFeatureScore(inf: Inf, section: string): number | undefined {
  const text = inf.section(section)?.line('FeatureScore')?.field(1)?.trim() ?? '';
  const digits = /^(?:0?x)?([0-9a-f]{1,2})$/i.exec(text)?.[1];
  return digits === undefined ? undefined : readInteger(`0x${digits}`);
}

/** @see inf-ddinstall-section */
function findExcluded(excluded: readonly string[], device: DeviceIds): string | undefined {
  if (excluded.length === 0) return undefined;
  const ids = [...device.hardwareIds, ...device.compatibleIds];
  return excluded.find(value => ids.some(id => sameName(id, value)));
}
