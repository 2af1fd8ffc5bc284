import { ARCHITECTURES, type Architecture, foldCase, type Win32Error, win32 } from '../../base/index.ts';
import {
  catalogFor,
  expandInstall,
  type Inf,
  type InstallItem,
  type Model,
  openInf,
  readVersion,
  selectModels,
  sourceDisk,
  sourceFile,
  type VersionSection,
} from '../../inf/index.ts';
import { type Content, pathParts } from '../../machine/index.ts';
import { fileName, folderOf, type StoreWork } from './work.ts';

/** A file of a driver package. */
export interface PackageFile {
  /** Below the package's folder, with the subdirectory it lies in. */
  readonly name: string;
  /** Undefined where the package names the file and does not have it. */
  readonly content: Content | undefined;
}

/** A driver package as its INF describes it, for one architecture. */
export interface DriverPackage {
  readonly path: string;
  readonly folder: string;
  /** The file name of the INF. */
  readonly name: string;
  readonly content: Content;
  readonly inf: Inf;
  readonly version: VersionSection;
  readonly architecture: Architecture;
  readonly models: readonly Model[];
  /** The install sections of the models and everything they ask for. */
  readonly items: readonly InstallItem[];
  readonly catalog: string | undefined;
  /** INF and catalog first. */
  readonly files: readonly PackageFile[];
}

type Read =
  | { readonly package: DriverPackage; readonly code?: undefined }
  | { readonly package?: undefined; readonly code: Win32Error };

/** Sections that are installed without a model naming them. */
const WITHOUT_MODEL = ['ClassInstall32', 'DefaultInstall'];

/**
 * Reads the package that an INF describes. `architecture` is that of the computer unless the INF serves only
 * others.
 * Assumed: such an INF is refused as one for another architecture only where it serves none at all; settled
 * by staging an INF of ARM64 models on an x86 Windows.
 * @see driver-packages
 */
export function readPackage(work: StoreWork, path: string, forced?: Architecture): Read {
  const { volume, facts } = work.transaction;
  const content = volume.file(path);
  const bytes = content?.bytes();
  if (!content || !bytes) return { code: win32('ERROR_FILE_NOT_FOUND') };
  const folder = folderOf(path);
  const directories = { ...work.directories, source: folder };
  const opened = openInf(bytes, { directories, version: facts.version });
  if (!opened.ok) return { code: opened.error };
  const { inf } = opened;
  const architecture = forced ?? architectureOf(inf, work);
  if (!architecture || !hasClass(inf)) return { code: wrongType(work) };
  const models = modelsOf(inf, work, architecture);
  const name = fileName(path);
  const items = itemsOf(name, inf, models, architecture);
  const version = readVersion(inf);
  const catalog = catalogFor(version, architecture)?.value;
  const names = [name, ...(catalog === undefined ? [] : [catalog]), ...copiedFiles(inf, items, architecture)];
  const files = distinct(names).map(file => ({
    name: file,
    content: liesInside(file) ? volume.file(`${folder}\\${file}`) : undefined,
  }));
  return {
    package: { path, folder, name, content, inf, version, architecture, models, items, catalog, files },
  };
}

/** The architecture of the computer where the INF serves it, else the first that it serves. */
function architectureOf(inf: Inf, work: StoreWork): Architecture | undefined {
  const own = work.transaction.facts.architecture;
  return [own, ...ARCHITECTURES.filter(other => other !== own)].find(
    architecture => modelsOf(inf, work, architecture).length > 0 || hasDefaultInstall(inf, architecture),
  );
}

function modelsOf(inf: Inf, { transaction: { facts } }: StoreWork, architecture: Architecture): Model[] {
  return selectModels(inf, { ...facts, architecture }).flatMap(({ models }) => models);
}

/** A primitive driver has no models. @see creating-a-primitive-driver */
function hasDefaultInstall(inf: Inf, architecture: Architecture): boolean {
  return [`.NT${architecture}`, '.NT', ''].some(extension => inf.section(`DefaultInstall${extension}`));
}

function hasClass(inf: Inf): boolean {
  const { class: name, classGuid } = readVersion(inf);
  return Boolean(name?.value || classGuid?.value);
}

/**
 * Observed: conformance `oem-inf/SetupCopyOEMInf/copy-once` (its note: either error since Windows Vista).
 * Assumed: Windows 7 gives ERROR_UNSUPPORTED_TYPE and all others ERROR_WRONG_INF_TYPE; settled by that test
 * on each of them.
 */
function wrongType({ transaction: { facts } }: StoreWork): Win32Error {
  const { major, minor } = facts.version;
  return win32(major === 6 && minor === 1 ? 'ERROR_UNSUPPORTED_TYPE' : 'ERROR_WRONG_INF_TYPE');
}

function itemsOf(
  name: string,
  inf: Inf,
  models: readonly Model[],
  architecture: Architecture,
): readonly InstallItem[] {
  const sections = distinct([...models.map(model => model.installSection.value), ...WITHOUT_MODEL]);
  return sections.flatMap(section => expandInstall({ name, inf }, section, architecture).items);
}

/** The files that are copied and have an entry in [SourceDisksFiles]. @see driver-store */
function copiedFiles(inf: Inf, items: readonly InstallItem[], architecture: Architecture): string[] {
  const sources = items.flatMap(item => (item.kind === 'file' ? item.file.source : []));
  return distinct(sources).flatMap(source => {
    const found = sourceFile(inf, source, architecture);
    if (!found) return [];
    const disk = sourceDisk(inf, found.diskId, architecture);
    const parts = [disk?.path, found.subdirectory, source].map(part => part?.replace(/^\\+|\\+$/g, ''));
    return parts.filter(Boolean).join('\\');
  });
}

/**
 * Whether a name leads to a file below the folder of its INF.
 * Assumed: what an INF names outside of that is no file of its package, and counts as missing; settled by staging a
 * package whose SourceDisksFiles have `..` in a subdirectory.
 */
export function liesInside(name: string): boolean {
  let depth = 0;
  for (const part of name.split(/[\\/]/)) {
    depth += part === '..' ? -1 : Number(part !== '' && part !== '.');
    if (depth < 0) return false;
  }
  return depth > 0 && pathParts(`C:\\${name}`) !== undefined;
}

/** Names that differ only in case are one. */
function distinct(names: readonly string[]): string[] {
  return [...new Map(names.map(name => [foldCase(name), name])).values()];
}
