import { type Architecture, type Win32Error, win32 } from '../../base/index.ts';
import { DriverDatabase } from './database.ts';
import { type DriverPackage, readPackage } from './driver-package.ts';
import { directoryOf, storedInf } from './names.ts';
import { isBetter, readStored } from './publish.ts';
import { unstage } from './remove.ts';
import { publishUpdate, stageUpdate, unpublishUpdate } from './update.ts';
import { fileName, type StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/** A package of Windows that servicing brings or takes back, where its component lies. */
export interface DriverUpdate {
  readonly path: string;
  readonly architecture: Architecture;
}

/**
 * Packages of Windows that are updated together; the transaction that servicing works in, where it has one.
 * What configures and updates devices afterwards is not here: those are Windows' own drivers.
 */
export interface DriverUpdates {
  readonly updates: readonly DriverUpdate[];
  readonly transaction?: string;
}

/** Stages updates of Windows. Observed: recordings 001 (Stage Driver Updates). */
export function stageUpdates(work: StoreWork, of: DriverUpdates): Win32Error {
  return tellUpdates(work, 'Stage Driver Updates', of, ({ path, architecture }) => {
    stageUpdate(work, path, architecture);
  });
}

/** Publishes what was staged. Observed: recordings 001 (Install Driver Updates). */
export function installUpdates(work: StoreWork, of: DriverUpdates): Win32Error {
  return tellUpdates(work, 'Install Driver Updates', of, update => {
    const staged = stagedAs(work, update);
    if (staged) publishUpdate(work, staged.directory, flushingOf(of));
  });
}

/** Unpublishes updates that newer ones replace. Observed: recordings 001 (Uninstall Driver Updates). */
export function uninstallUpdates(work: StoreWork, of: DriverUpdates): Win32Error {
  return tellUpdates(
    work,
    'Uninstall Driver Updates',
    of,
    update => {
      const staged = stagedAs(work, update);
      if (staged) unpublishUpdate(work, staged.directory, flushingOf(of));
      else work.tell.entry('update-missing', { inf: update.path }, 'warning');
    },
    update => tellReflected(work, update),
  );
}

/** Takes updates out of the store. Observed: recordings 001 (Unstage Driver Updates). */
export function unstageUpdates(work: StoreWork, of: DriverUpdates): Win32Error {
  return tellUpdates(work, 'Unstage Driver Updates', of, update => {
    const staged = stagedAs(work, update);
    if (staged) unstage(work, staged.directory);
    else work.tell.entry('not-staged', { inf: update.path });
  });
}

function flushingOf({ transaction }: DriverUpdates): 'at-once' | 'with-transaction' {
  return transaction === undefined ? 'at-once' : 'with-transaction';
}

function tellUpdates(
  work: StoreWork,
  title: string,
  { updates, transaction }: DriverUpdates,
  each: (update: DriverUpdate) => void,
  then: (update: DriverUpdate) => void = () => undefined,
): Win32Error {
  const { tell } = work;
  return work.transaction.wholly(() =>
    tell.section(title, undefined, () => {
      tell.value('Image State', 'Specialized', 'sto');
      tell.value('Image Architecture', work.transaction.facts.architecture, 'sto');
      tell.value('Transaction', transaction, 'sto');
      tell.value('Driver Updates', String(updates.length), 'sto');
      for (const update of updates) each(update);
      for (const update of updates) then(update);
      return SUCCESS;
    }),
  );
}

interface Staged {
  readonly directory: string;
  readonly of: DriverPackage;
}

/** The package of an update in the store, by the content of its INF. */
function stagedAs(work: StoreWork, { path, architecture }: DriverUpdate): Staged | undefined {
  const { package: of } = readPackage(work, path, architecture);
  const directory = of && directoryOf(work, of);
  return of && directory !== undefined && new DriverDatabase(work).package(directory)
    ? { directory, of }
    : undefined;
}

/** What devices have of an INF whose update is taken back: a higher version, or nothing of another architecture. */
function tellReflected(work: StoreWork, update: DriverUpdate): void {
  const { tell } = work;
  const { architecture: native } = work.transaction.facts;
  const staged = stagedAs(work, update);
  if (!staged) return;
  const inf = fileName(update.path).toLowerCase();
  if (update.architecture !== native) {
    tell.entry('non-native', { architecture: update.architecture, package: inf, native });
    return;
  }
  const active = new DriverDatabase(work).inf(inf)?.active;
  const other = active === undefined ? undefined : readStored(work, active);
  if (active !== undefined && other && isBetter(work, other, staged.of))
    tell.entryWith('higher-reflected', { inf }, () => tell.value('Filename', storedInf(work, active)));
}
