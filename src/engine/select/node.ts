import { sameName, type Target } from '../../base/index.ts';
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
} from '../../inf/index.ts';
import { type ComparableDriverVer, comparableDriverVer } from './driver-date.ts';
import { type DeviceIds, type IdMatch, identifierScore, matchModel } from './match.ts';
import { type Rank, rankOf, type Signature } from './rank.ts';

/** A driver package that Windows can choose from. */
export interface Package {
  readonly source: NamedInf;
  readonly signature: Signature;
}

/** A Models line that matches a device, with all that decides about it. */
export interface DriverNode {
  readonly package: Package;
  readonly model: Model;
  readonly section: ActualSection;
  readonly match: IdMatch;
  readonly rank: Rank;
  readonly provider: string | undefined;
  readonly driverVer: DriverVer | undefined;
  readonly comparable: ComparableDriverVer;
  /** The ExtensionId of an Extension INF; such nodes are applied beside the base driver, not ranked. */
  readonly extensionId: string | undefined;
  /** An identifier of the device that the section's ExcludeID rules out. */
  readonly excludedBy: string | undefined;
}

/**
 * The driver nodes of a package for a device: each Models line that this Windows sees and that names one of
 * the device's identifiers.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/overview-of-the-driver-selection-process
 */
export function matchPackage(from: Package, device: DeviceIds, target: Target): DriverNode[] {
  const { inf } = from.source;
  return selectModels(inf, target)
    .flatMap(selection => selection.models)
    .flatMap(model => {
      const match = matchModel(model, device);
      return match ? [driverNode(from, model, match, device, target)] : [];
    });
}

function driverNode(
  from: Package,
  model: Model,
  match: IdMatch,
  device: DeviceIds,
  target: Target,
): DriverNode {
  const { inf } = from.source;
  const version = readVersion(inf);
  const section = actualSection(model.installSection.value, target.architecture, inf);
  const lines = inf.section(section.section);
  const driverVer = (readDriverVer(lines?.line('DriverVer')) ?? version.driverVer)?.value;
  const facts = {
    signature: from.signature,
    decorated: section.extension !== '',
    featureScore: readFeatureScore(inf, section.section),
    identifier: identifierScore(match),
  };
  return {
    package: from,
    model,
    section,
    match,
    rank: rankOf(facts, target.version),
    provider: version.provider?.value,
    driverVer,
    comparable: comparableDriverVer(driverVer),
    extensionId: sameName(version.class?.value ?? '', 'Extension') ? version.extensionId?.value : undefined,
    excludedBy: findExcluded(inf, section.section, device),
  };
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

function findExcluded(inf: Inf, section: string, device: DeviceIds): string | undefined {
  const excluded = (inf.section(section)?.linesNamed('ExcludeID') ?? []).flatMap(line => locatedFields(line));
  const ids = [...device.hardwareIds, ...device.compatibleIds];
  return excluded.find(({ value }) => ids.some(id => sameName(id, value)))?.value;
}
