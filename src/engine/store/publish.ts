import { documented, observed, type Win32Error, win32 } from '../../base/index.ts';
import { compareAge, driverVerNumbers } from '../select/index.ts';
import type { DriverDatabase, InfObject, NodeName } from './database.ts';
import { type DriverPackage, readPackage } from './driver-package.ts';
import { oemNumber } from './published-name.ts';
import type { StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const PUBLISHED = documented('driver-store');

/** A package in the repository with the name of its directory. */
interface Stored {
  readonly directory: string;
  readonly of: DriverPackage;
}

/** Reads a package where the repository has it. */
export function readStored(work: StoreWork, directory: string): DriverPackage | undefined {
  const [, name = '', architecture] = /^(.*\.inf)_(?:(x86|amd64|arm64|arm|ia64)_)?/.exec(directory) ?? [];
  const path = `${work.repository}\\${directory}\\${name}`;
  return readPackage(work, path, architecture as DriverPackage['architecture'] | undefined).package;
}

/**
 * When the database is written: at once, or with the transaction that servicing works in.
 * Observed: recordings staging 001: sections with a Transaction do not tell of writing it.
 */
export type Flushing = 'at-once' | 'with-transaction';

/**
 * Makes a package the one that its INF is published from, unless the present one is better.
 * Observed: recordings staging 001 (Install Driver Updates).
 */
export function publish(
  work: StoreWork,
  database: DriverDatabase,
  directory: string,
  flushing: Flushing = 'at-once',
): Win32Error {
  const entry = database.package(directory);
  const of = readStored(work, directory);
  if (!entry || !of) return win32('ERROR_FILE_NOT_FOUND');
  return work.tell.phase('Publish Driver Package', storedPath(work, { directory, of }), () => {
    const known = database.inf(entry.inf)!;
    const active = known.active === undefined ? undefined : readStored(work, known.active);
    const next = { directory, of };
    if (active && !isBetter(work, of, active)) work.tell.entry('already-active', { package: known.active! });
    else if (active) replaceActive(work, database, known, { directory: known.active!, of: active }, next);
    else {
      work.tell.entry('activating', { package: directory });
      activate(work, database, known, next);
    }
    tellFlushed(work, known.node, flushing);
    return SUCCESS;
  });
}

/**
 * Makes a package no longer the published one; another that is registered to the same INF takes its place.
 * Observed: recordings staging 001 (Uninstall Driver Updates) and raw 075.
 */
export function unpublish(
  work: StoreWork,
  database: DriverDatabase,
  directory: string,
  flushing: Flushing = 'at-once',
): Win32Error {
  const entry = database.package(directory);
  const of = readStored(work, directory);
  if (!entry || !of) return win32('ERROR_FILE_NOT_FOUND');
  return work.tell.phase('Unpublish Driver Package', storedPath(work, { directory, of }), () => {
    const known = database.inf(entry.inf)!;
    const next = best(
      work,
      known.packages.filter(other => other !== directory),
    );
    if (known.active !== directory) {
      if (known.active !== undefined) work.tell.entry('already-active', { package: known.active });
    } else if (next) replaceActive(work, database, known, { directory, of }, next);
    else {
      work.tell.entry('clearing-active', { package: directory });
      deactivate(work, database, known, { directory, of });
      database.clearActive(known.node, known.inf);
    }
    tellFlushed(work, known.node, flushing);
    return SUCCESS;
  });
}

/**
 * Observed: recordings staging 001: a package for the computer's own architecture stays before one for
 * another (ntprint.inf).
 * Assumed: then the newer DriverVer counts, date before version, and the published one stays where both are
 * equal; settled by publishing two packages of one INF that differ in one of the two.
 */
export function isBetter({ transaction: { facts } }: StoreWork, a: DriverPackage, b: DriverPackage): boolean {
  const native = (of: DriverPackage): number => (of.architecture === facts.architecture ? 1 : 0);
  const [first, second] = [a, b].map(of => driverVerNumbers(of.version.driverVer?.value));
  const order = native(a) - native(b) || compareAge(second!, first!);
  return order > 0;
}

function best(work: StoreWork, directories: readonly string[]): Stored | undefined {
  const stored = directories.flatMap(directory => {
    const of = readStored(work, directory);
    return of ? [{ directory, of }] : [];
  });
  return stored.toSorted((a, b) => (isBetter(work, a.of, b.of) ? -1 : 1))[0];
}

function replaceActive(
  work: StoreWork,
  database: DriverDatabase,
  known: InfObject,
  from: Stored,
  to: Stored,
): void {
  work.tell.entry('changing-active', { from: from.directory, to: to.directory });
  deactivate(work, database, known, from);
  activate(work, database, known, to);
}

function activate(work: StoreWork, database: DriverDatabase, known: InfObject, next: Stored): void {
  const { directory, of } = next;
  const path = `${work.infFolder}\\${known.inf}`;
  database.setActive(known.node, known.inf, directory);
  work.change({ kind: 'file', path, after: of.content }, PUBLISHED);
  work.tell.entry('published', { package: `${directory}\\${of.name.toLowerCase()}`, inf: known.inf });
  tellFiles(work, 'indexed', known.inf, next);
  tellCount(work, 'indexed-id', database.index(known.node, known.inf, of), directory);
}

function deactivate(work: StoreWork, database: DriverDatabase, known: InfObject, last: Stored): void {
  const path = `${work.infFolder}\\${known.inf}`;
  work.change({ kind: 'file', path }, observed('recordings staging 001: Unpublished'));
  work.tell.entry('unpublished', { inf: known.inf });
  tellFiles(work, 'deindexed', known.inf, last);
  tellCount(work, 'deindexed-id', database.deindex(known.node, known.inf, last.of), last.directory);
}

/** The log counts the files of packages that come with Windows only; INF and catalog are not counted. */
function tellFiles(work: StoreWork, verb: string, inf: string, { directory, of }: Stored): void {
  if (oemNumber(inf) !== undefined) return;
  const count = of.files.filter(({ name }) => name !== of.name && name !== of.catalog).length;
  if (count > 0) tellCount(work, `${verb}-file`, count, directory);
}

function tellCount({ tell }: StoreWork, entry: string, count: number, directory: string): void {
  tell.entry(count === 1 ? entry : `${entry}s`, { count: String(count), package: directory });
}

/** Observed: recordings staging 001, 002 and 040: the SYSTEM node is written in any case. */
function tellFlushed({ tell, era }: StoreWork, node: NodeName, flushing: Flushing): void {
  if (era.driverDatabase !== 'registry' || flushing === 'with-transaction') return;
  for (const one of node === 'SYSTEM' ? ['SYSTEM'] : [node, 'SYSTEM'])
    tell.entry('flushed-node', { node: one });
}

function storedPath({ repository }: StoreWork, { directory, of }: Stored): string {
  return `${repository}\\${directory}\\${of.name}`;
}
