import { eraOf } from '../base/index.ts';
import {
  installUpdates,
  publishUpdate,
  StoreWork,
  stageUpdate,
  stageUpdates,
  uninstallUpdates,
  unstageUpdates,
} from '../engine/store/index.ts';
import type { StoryEvent } from '../story/index.ts';
import type { Given } from './given.ts';
import { machineOf } from './machine.ts';
import type { PackageRecord } from './package-text.ts';
import { isName } from './paths.ts';
import { DIRECTORIES, RECORDED, writePackage } from './recorded-store.ts';
import {
  architectureIn,
  componentPath,
  entriesIn,
  infOf,
  legacyIn,
  phasesIn,
  type RecordedUpdate,
  type RecordedUpdates,
  type UpdatesTitle,
} from './recorded-updates.ts';
import { windowsOf } from './windows.ts';

const OPERATIONS: Readonly<Record<UpdatesTitle, typeof stageUpdates>> = {
  'Stage Driver Updates': stageUpdates,
  'Install Driver Updates': installUpdates,
  'Uninstall Driver Updates': uninstallUpdates,
  'Unstage Driver Updates': unstageUpdates,
};

/** Setup classes of which it is known that their packages are in the one node of the database, or in the other. */
const CLASSES = {
  SYSTEM: '{4d36e97d-e325-11ce-bfc1-08002be10318}',
  DRIVERS: '{4d36e968-e325-11ce-bfc1-08002be10318}',
} as const;

/**
 * What the store tells of driver updates, given the packages that the section names; undefined for a Windows that there
 * is not. `versions`: of packages that the same log staged; others are as old as the Windows.
 */
export function predictUpdates(
  of: RecordedUpdates,
  os: string,
  versions: ReadonlyMap<string, string>,
  given: Given,
): StoryEvent[] | undefined {
  const transaction = machineOf(os, given.digest);
  if (!transaction || !eraOf(transaction.facts).driverStore) return undefined;
  const events: StoryEvent[] = [];
  const workTelling = (tell: (event: StoryEvent) => void): StoreWork =>
    new StoreWork({ transaction, directories: DIRECTORIES, call: 'servicing', tell });
  const describe = (directory: string): PackageRecord => packageRecord(directory, of, versions, os);
  const silent = workTelling(() => undefined);
  prepare(silent, of, describe);
  const updates = of.updates.map(({ path }) => ({ path, architecture: architectureIn(path) }));
  const { transaction: name } = of;
  const served = { updates, ...(name !== undefined && { transaction: name }) };
  OPERATIONS[of.title](
    workTelling(event => events.push(event)),
    served,
  );
  return events;
}

/** The packages that are in the store before, and the one that each INF is published from. */
function prepare(work: StoreWork, of: RecordedUpdates, describe: (directory: string) => PackageRecord): void {
  for (const before of beforeOf(of).values()) {
    for (const directory of before.packages) {
      writePackage(work.transaction, componentPath(directory), describe(directory));
      const { directory: own } = stageUpdate(work, componentPath(directory), architectureIn(directory));
      if (directory === before.active && own !== undefined) publishUpdate(work, own);
      for (const file of before.loaded.get(directory) ?? [])
        load(work, `${work.repository}\\${own}\\${file}`);
    }
  }
  for (const { path, directory } of of.updates)
    if (directory !== undefined) writePackage(work.transaction, path, describe(directory));
}

/** A driver file that runs cannot be deleted. */
function load({ transaction }: StoreWork, path: string): void {
  transaction.change({ kind: 'running', what: 'loaded', name: path, after: { by: 'a driver' } }, RECORDED);
}

/** What an INF has in the store before a section. */
interface Before {
  readonly packages: Set<string>;
  active: string | undefined;
  readonly loaded: Map<string, readonly string[]>;
}

function beforeOf({ updates }: RecordedUpdates): ReadonlyMap<string, Before> {
  const found = new Map<string, Before>();
  for (const update of updates) {
    if (update.directory === undefined || !update.phase) continue;
    const inf = infOf(update.directory).toLowerCase();
    const known = found.get(inf);
    const before = known ?? { packages: new Set(), active: undefined, loaded: new Map() };
    found.set(inf, before);
    remember(before, update, update.directory, known === undefined);
  }
  return found;
}

/** Adds what one update shows of before. `first`: no other update of the section has changed the INF. */
function remember(before: Before, { phase }: RecordedUpdate, own: string, first: boolean): void {
  const events = [phase!];
  const made = entriesIn(events, 'package-object').length > 0;
  if (made) {
    if (!first || entriesIn(events, 'inf-object-exists').length === 0) return;
    before.active = `${infOf(own)}_amd64_0000000000000000`;
    before.packages.add(before.active);
    return;
  }
  for (const { text } of listed(events)) before.packages.add(text);
  const [kept] = entriesIn(events, 'already-active');
  const [changed] = entriesIn(events, 'changing-active');
  const isPublishing = phase!.name === 'Publish Driver Package';
  const unpublished = phasesIn(phase!.events ?? [], 'Unpublish Driver Package').length > 0;
  const other = kept?.package ?? (isPublishing ? changed?.from : changed?.to);
  if (other !== undefined) before.packages.add(other);
  before.packages.add(own);
  const active = kept?.package ?? (isPublishing ? changed?.from : changed || unpublished ? own : other);
  if (first) before.active = active ?? listed(events)[0]?.text;
  const loaded = entriesIn(events, 'file-not-deleted').map(({ file = '' }) => file);
  if (loaded.length > 0) before.loaded.set(own, loaded);
}

function listed(events: readonly StoryEvent[]): (StoryEvent & { kind: 'item' })[] {
  return phasesIn(events, 'Unregister Driver Package').flatMap(({ events = [] }) =>
    events.flatMap(event => (event.kind === 'item' ? [event] : [])),
  );
}

/** What a section shows of a package. */
function packageRecord(
  directory: string,
  of: RecordedUpdates,
  versions: ReadonlyMap<string, string>,
  os: string,
): PackageRecord {
  const own = of.updates.find(update => update.directory === directory)?.phase;
  const phases = of.updates.flatMap(({ phase }) => (phase ? [phase] : []));
  const count = (...names: string[]): number | undefined => {
    const found = names
      .flatMap(name => [...entriesIn(phases, name), ...entriesIn(phases, `${name}s`)])
      .find(values => values.package === directory);
    return found && Number(found.count);
  };
  const version = versions.get(directory) ?? unknownVersion(os, of, directory);
  const staged = own ? filesIn(own) : [];
  const driverFiles = count('indexed-file', 'deindexed-file') ?? 0;
  const files = staged.length > 0 ? staged : Array.from({ length: driverFiles }, (_, i) => `file${i}.sys`);
  return {
    inf: infOf(directory),
    architecture: architectureIn(directory),
    provider: 'Microsoft',
    classGuid: CLASSES[nodeOf(phases, directory)],
    driverVer: `06/21/2006,${version}`,
    catalog: undefined,
    files,
    ids: (count('indexed-id', 'deindexed-id') ?? 2) - 1,
    legacy: own ? legacyIn([own]) : [],
    usesWdf: own !== undefined && entriesIn([own], 'uses-wdf').length > 0,
    mark: directory,
  };
}

/** A package that is published over another one is newer than it, and otherwise as old as the Windows. */
function unknownVersion(os: string, { title, updates }: RecordedUpdates, directory: string): string {
  const { major, minor, build } = windowsOf(os)!;
  const isNew = title === 'Install Driver Updates' && updates.some(update => update.directory === directory);
  return `${major}.${minor}.${build}.${isNew ? 65_535 : 0}`;
}

/** The files that staging links, and those that a deleted directory shows to have had. */
function filesIn(phase: StoryEvent): string[] {
  const linked = entriesIn([phase], 'hardlinking').flatMap(({ to = '' }) => below(to));
  const folders = phasesIn([phase], 'Delete Directory').flatMap(({ about = '' }) => below(about));
  const kept = entriesIn([phase], 'file-not-deleted').map(({ file = '' }) => file);
  return [
    ...linked.filter(name => !/\.inf$/i.test(name)),
    ...folders.map(name => `${name}\\${name.replaceAll('\\', '_')}.dll`),
    ...kept,
  ].filter(isName);
}

/** What stands below the directory of a package. */
function below(path: string): string[] {
  return /\\FileRepository\\[^\\]+\\(.+)$/i.exec(path)?.slice(1) ?? [];
}

/** The node of the database that has a package. */
function nodeOf(phases: readonly StoryEvent[], directory: string): 'SYSTEM' | 'DRIVERS' {
  const named = ['package-object', 'package-object-deleted', 'inf-object-exists']
    .flatMap(entry => entriesIn(phases, entry))
    .find(values => values.package === directory || values.inf === infOf(directory));
  const flushed = phases
    .filter(phase => phase.kind === 'phase' && phase.about?.includes(`\\${infOf(directory)}_`))
    .flatMap(phase => entriesIn([phase], 'flushed-node'));
  return named?.node === 'DRIVERS' || flushed.some(({ node }) => node === 'DRIVERS') ? 'DRIVERS' : 'SYSTEM';
}
