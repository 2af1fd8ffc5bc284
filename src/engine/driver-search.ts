import { type Architecture, type Facts, sameName } from '../base/index.ts';
import { type NamedInf, readVersion } from '../inf/index.ts';
import { absolutePath, listOf, lowerLogoVersion, readAllSigningEqual } from '../machine/index.ts';
import {
  type DeviceInstallParams,
  DI_COMPAT_FROM_CLASS,
  DI_ENUMSINGLEINF,
  DI_FLAGSEX_ALLOWEXCLUDEDDRVS,
  DI_FLAGSEX_RECURSIVESEARCH,
  DI_FLAGSEX_USECLASSFORCOMPAT,
  GUID_NULL,
  INF_STYLE_WIN4,
  SPDIT_CLASSDRIVER,
  SPDRP_COMPATIBLEIDS,
  SPDRP_HARDWAREID,
} from '../setupapi/index.ts';
import type { DriverOwner, Element } from './device-sets.ts';
import { isMarkedClass, readProperty } from './devices/index.ts';
import { type DriverFolder, readFolder } from './driver-folder.ts';
import { signatureOf } from './driver-signature.ts';
import { openFile } from './inf-files.ts';
import { findInf } from './inf-search.ts';
import {
  choose,
  type DeviceIds,
  type DriverNode,
  driverNode,
  isExtension,
  type ListedModel,
  listClass,
  matchPackage,
  type Package,
  type SelectingWindows,
  selectingWindows,
} from './select/index.ts';
import type { Session } from './session.ts';

/** Where the drivers of a list are looked for: folders, or a single INF. */
interface Searched {
  readonly folders: readonly DriverFolder[];
  readonly single?: Package;
}

/**
 * The INFs that a list is built from: the one or those of the directory that DriverPath names, or those in
 * the INF directory, where the published ones of the driver store are too. What is no INF is passed over.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdibuilddriverinfolist
 */
function search(session: Session, { flags, flagsEx, driverPath }: DeviceInstallParams): Searched {
  const { volume } = session.transaction;
  if (driverPath === '') return { folders: foldersAt(session, `${session.directories.windows}\\inf`, false) };
  const path = volume.resolve(absolutePath(driverPath, session.program.currentDirectory));
  if (flags & DI_ENUMSINGLEINF || (path !== undefined && volume.file(path))) {
    const single = readSingle(session, findInf(session, driverPath));
    return { folders: [], ...(single && { single }) };
  }
  if (path === undefined) return { folders: [] };
  return { folders: foldersAt(session, path, (flagsEx & DI_FLAGSEX_RECURSIVESEARCH) !== 0) };
}

function foldersAt(session: Session, path: string, recursive: boolean): DriverFolder[] {
  const { volume } = session.transaction;
  const inside = recursive ? volume.list(path).map(name => `${path}\\${name}`) : [];
  return [
    ...[readFolder(session, path)].flatMap(folder => folder ?? []),
    ...inside.filter(one => volume.directory(one)).flatMap(one => foldersAt(session, one, true)),
  ];
}

function readSingle(session: Session, path: string | undefined): Package | undefined {
  if (path === undefined || !session.transaction.volume.file(path)?.bytes()) return undefined;
  const opened = openFile(session, path, INF_STYLE_WIN4);
  return opened.ok ? signed(session, { name: path, inf: opened.inf }) : undefined;
}

function signed(session: Session, source: NamedInf): Package {
  return { source, signature: signatureOf(session, source.name, source.inf) };
}

/** The packages of the INF directory, which count for every device. */
export function publishedPackages(session: Session): Package[] {
  const folders = foldersAt(session, `${session.directories.windows}\\inf`, false);
  return folders.flatMap(({ sources }) => sources).map(source => signed(session, source));
}

function readPackages(session: Session, params: DeviceInstallParams): Package[] {
  const { folders, single } = search(session, params);
  const sources = folders.flatMap(folder => folder.sources);
  return [...sources.map(source => signed(session, source)), ...(single ? [single] : [])];
}

function matching(session: Session, { params }: Element, ids: DeviceIds): DriverNode[] {
  const windows = windowsOf(session);
  const { folders, single } = search(session, params);
  const nodes = folders.flatMap(folder => folder.match(ids, windows, source => signed(session, source)));
  return [...nodes, ...(single ? matchPackage(single, ids, windows) : [])];
}

/** The Windows that selects for a program: Models sections are those of the program's architecture. */
export function windowsOf({ transaction, program }: Session): SelectingWindows {
  return selectingWindows(factsSeenBy(transaction.facts, program.architecture), {
    allSigningEqual: readAllSigningEqual(transaction),
    lowerLogoVersion: guid => lowerLogoVersion(transaction.registry, guid),
  });
}

const FACTS = new WeakMap<Facts, Map<Architecture, Facts>>();

/** The same facts for the same machine and program, so that what was worked out for them is found again. */
function factsSeenBy(facts: Facts, architecture: Architecture): Facts {
  const known = FACTS.get(facts) ?? new Map<Architecture, Facts>();
  FACTS.set(facts, known);
  const seen = known.get(architecture) ?? { ...facts, architecture };
  known.set(architecture, seen);
  return seen;
}

/** The identifiers of a device, as its instance key has them. */
export function idsOf({ transaction }: Session, id: string): DeviceIds {
  const list = (property: number): readonly string[] => listOf(readProperty(transaction, id, property)) ?? [];
  return { hardwareIds: list(SPDRP_HARDWAREID), compatibleIds: list(SPDRP_COMPATIBLEIDS) };
}

/**
 * The driver nodes for a device, in the order of files and lines; of all classes (Observed:
 * `driver-list/driver_list/directory`) unless the device's class is asked for.
 * Assumed: nodes that ExcludeID rules out and those of extensions are left out; settled by such lists on Windows.
 */
export function findCompatible(session: Session, element: Element): DriverNode[] {
  const { params } = element;
  const ids = idsOf(session, element.id);
  const windows = windowsOf(session);
  const nodes =
    params.flags & DI_COMPAT_FROM_CLASS
      ? (element.lists.get(SPDIT_CLASSDRIVER) ?? []).flatMap(
          ({ model }) => driverNode(model.package, model.model, ids, windows) ?? [],
        )
      : matching(session, element, ids);
  const classOnly = params.flagsEx & DI_FLAGSEX_USECLASSFORCOMPAT && element.classGuid !== GUID_NULL;
  return nodes.filter(
    node =>
      node.excludedBy === undefined &&
      node.extensionId === undefined &&
      (!classOnly || sameName(classOf(node) ?? '', element.classGuid)),
  );
}

/** The extensions among the published INFs that Windows applies to a device. @see using-an-extension-inf-file */
export function findExtensions(session: Session, id: string): readonly DriverNode[] {
  const folders = foldersAt(session, `${session.directories.windows}\\inf`, false);
  const ids = idsOf(session, id);
  const windows = windowsOf(session);
  const extension = (source: NamedInf): Package | undefined =>
    isExtension(readVersion(source.inf)) ? signed(session, source) : undefined;
  const nodes = folders.flatMap(folder => folder.match(ids, windows, extension));
  return choose(nodes.filter(({ extensionId }) => extensionId !== undefined)).extensions;
}

/** Whether an INF is an extension for a device. */
export function isExtensionFor(session: Session, id: string, path: string): boolean {
  const from = readSingle(session, path);
  const nodes = from ? matchPackage(from, idsOf(session, id), windowsOf(session)) : [];
  return nodes.some(({ extensionId }) => extensionId !== undefined);
}

/**
 * The class driver list: of the class of the device or of the set, or of all; what a person is not to choose
 * only on demand.
 */
export function findOfClass(session: Session, owner: DriverOwner, classGuid: string): ListedModel[] {
  const { params } = owner;
  const packages = readPackages(session, params);
  const guids = packages.map(({ source }) => readVersion(source.inf).classGuid?.value ?? '');
  const classes = classGuid === GUID_NULL ? [...new Set(guids)] : [classGuid];
  const models = classes.flatMap(guid => listClass(packages, guid, windowsOf(session)));
  if (params.flagsEx & DI_FLAGSEX_ALLOWEXCLUDEDDRVS) return models;
  return models.filter(model => !model.excludedFromSelect && !isHidden(session, classOf(model)));
}

/** Whether a whole class is not for persons to choose from. */
function isHidden({ transaction }: Session, guid: string | undefined): boolean {
  const marks = ['NoInstallClass', 'NoUseClass'];
  return guid !== undefined && marks.some(mark => isMarkedClass(transaction, guid, mark));
}

/** The setup class of a driver. */
export function classOf(model: ListedModel): string | undefined {
  return readVersion(model.package.source.inf).classGuid?.value.toLowerCase();
}
