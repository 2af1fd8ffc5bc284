import { documented, sameName, type Win32Error, win32 } from '../../base/index.ts';
import { readRestrictions } from '../../machine/index.ts';
import { copyInfs } from './copied-infs.ts';
import { DriverDatabase, nodeOf } from './database.ts';
import { type DriverPackage, readPackage } from './driver-package.ts';
import { catalogName, directoryOf, temporaryName, userTemp } from './names.ts';
import { publish } from './publish.ts';
import { nextPublishedName } from './published-name.ts';
import { inQueueOrder } from './queue-order.ts';
import { type Entrant, putFiles, register } from './register.ts';
import { type Consent, hex, type SignatureVerdict, signerOf, type Verifier, validate } from './signature.ts';
import { type StoreOutcome, tellConfigurability, tellKnown, tellSigner, tellVersion } from './told.ts';
import type { StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/** How a package comes into the store. */
export interface ImportOptions {
  readonly verifier: Verifier;
  readonly consent: Consent;
  /** Whether the files are copied to the user's temporary folder first, as for a medium that may go. */
  readonly copyFirst: boolean;
  readonly importFlags: number;
  /**
   * How it is told: as a phase of setup, which is the default, or of driver setup; or as a section of its own, where
   * neither asks for it. Observed: recordings 083 and 040; 114; 001 and 002 (DIFx and the spooler).
   */
  readonly told?: 'setup' | 'driver-setup' | 'section';
}

/**
 * Imports a package: checks, stages, registers and publishes it, and then those that its CopyINF directives
 * name. The temporary copies are told and leave nothing behind.
 * Assumed: they are deleted at the end whatever it is; settled by the folders of a Windows after a refusal.
 * @see driver-store
 */
export function importPackage(work: StoreWork, path: string, options: ImportOptions): StoreOutcome {
  return work.transaction.wholly(() => {
    const read = readPackage(work, path);
    if (!read.package) return { code: read.code };
    const of = read.package;
    let outcome: StoreOutcome = { code: SUCCESS };
    tellImport(work, of, options, () => {
      outcome = importRead(work, of, options);
      return outcome.code;
    });
    return outcome;
  });
}

/** The published name of a package that is in the store already, by the content of its INF. */
export function importedName(work: StoreWork, path: string): string | undefined {
  const { package: of } = readPackage(work, path);
  return of && new DriverDatabase(work).package(directoryOf(work, of))?.inf;
}

/**
 * Tells an import.
 * Assumed: Windows Vista to 8.1 tell the phases of Windows 10 10240; settled by a log of staging on each of them.
 */
function tellImport(
  work: StoreWork,
  of: DriverPackage,
  { told = 'setup' }: ImportOptions,
  body: () => Win32Error,
): void {
  const { tell, era } = work;
  const described = (): Win32Error => {
    if (!era.stageDescribes) tellVersion(work, of);
    return body();
  };
  if (told === 'section') tell.section('Setup Import Driver Package', of.path, described);
  else if (told === 'driver-setup') tell.phase('Driver Setup Import Driver Package', of.path, body);
  else tell.phase('Setup Import Driver Package', of.path, described);
}

function importRead(work: StoreWork, of: DriverPackage, options: ImportOptions): StoreOutcome {
  const { tell, era } = work;
  const from = options.copyFirst ? `${userTemp(work)}\\${temporaryName(of, 'user')}` : of.folder;
  if (options.copyFirst) {
    const code = copyToTemp(work, of, from);
    if (code !== SUCCESS) return { code };
  }
  if (era.importSteps) tell.value('Import flags', hex(options.importFlags));
  const denied = tell.phase('Driver package policy check', undefined, () => checkPolicy(work, of));
  if (denied !== SUCCESS) return { code: denied };
  let outcome: StoreOutcome = { code: SUCCESS };
  const path = `${from}\\${of.name}`;
  tell.phase('Stage Driver Package', path, () => {
    if (era.stageDescribes) tellVersion(work, of);
    outcome = stage(work, of, from, options);
    if (outcome.code !== SUCCESS) tellFailure(work, outcome.code);
    return outcome.code;
  });
  return outcome;
}

function copyToTemp(work: StoreWork, of: DriverPackage, to: string): Win32Error {
  const { tell } = work;
  return tell.phase('Copy Driver Package', of.path, () => {
    tell.value('Driver Package', of.path);
    tell.value('Flags', hex(7));
    tell.value('Destination', to);
    tell.entry('copying-package', { to });
    return tellCopies(work, of, of.folder, to);
  });
}

/** Tells the copying of all files, and refuses where one is missing: then nothing is staged. @see driver-store */
function tellCopies({ tell, era }: StoreWork, of: DriverPackage, from: string, to: string): Win32Error {
  const copies = (): Win32Error => {
    for (const { name, content } of inQueueOrder(of.files)) {
      if (!content) return win32('ERROR_FILE_NOT_FOUND');
      tell.entry('copying', { from: `${from}\\${name}`, to: `${to}\\${name}` });
    }
    return SUCCESS;
  };
  return era.importSteps ? tell.phase('FILE_QUEUE_COMMIT', undefined, copies) : copies();
}

/**
 * Assumed: the check of a package refuses the setup classes that a policy denies, with
 * ERROR_DEVICE_INSTALL_BLOCKED, unless administrators may; settled by staging a package of a denied class.
 */
function checkPolicy({ transaction }: StoreWork, { version }: DriverPackage): Win32Error {
  const { denyClasses = [], allowAdministrators } = readRestrictions(transaction);
  const classGuid = version.classGuid?.value ?? '';
  const denied = !allowAdministrators && denyClasses.some(one => sameName(one, classGuid));
  return denied ? win32('ERROR_DEVICE_INSTALL_BLOCKED') : SUCCESS;
}

function stage(work: StoreWork, of: DriverPackage, from: string, options: ImportOptions): StoreOutcome {
  const database = new DriverDatabase(work);
  const directory = directoryOf(work, of);
  const known = database.package(directory);
  if (known) return tellKnown(work, directory, known.inf, of);
  tellConfigurability(work, of, from);
  const temporary = `${work.storeFolder}\\Temp\\${temporaryName(of, 'store')}`;
  const copied = tellCopies(work, of, from, temporary);
  if (copied !== SUCCESS) return { code: copied };
  const verdict = verdictOf(of, options.verifier);
  const code = validate(work, of, temporary, { verdict, consent: options.consent });
  if (code !== SUCCESS) {
    work.tell.entry('verification-failed', { code: hex(code, 'upper') }, 'error');
    return { code };
  }
  const signer = signerOf(verdict);
  tellSigner(work, signer);
  const inf = nextPublishedName(work);
  const entrant = { of, directory, node: nodeOf(of), inf, signer };
  if (work.era.importSteps) {
    work.tell.phase('Core Driver Package Import', directory, () => enter(work, database, entrant, temporary));
  } else enter(work, database, entrant, temporary);
  return { code: copyInfs(of, path => importPackage(work, path, options)), inf, directory };
}

/** Puts a package that may come in into repository, database, INF directory and catalogs. */
function enter(work: StoreWork, database: DriverDatabase, entrant: Entrant, from: string): Win32Error {
  const { tell } = work;
  const { of, directory, inf } = entrant;
  tell.phase('DRIVERSTORE IMPORT BEGIN', undefined, () => SUCCESS);
  tell.phase('Copy Directory', from, () => {
    tell.value('Target Path', `${work.repository}\\${directory}`);
    putFiles(work, entrant);
    return SUCCESS;
  });
  register(work, database, entrant);
  publish(work, database, directory);
  return tell.phase('DRIVERSTORE IMPORT END', undefined, () => {
    if (work.era.importSteps) tell.entry('flushed-files');
    if (of.catalog !== undefined) installCatalog(work, of, inf);
    return SUCCESS;
  });
}

/** @see catalog-files */
function installCatalog(work: StoreWork, of: DriverPackage, inf: string): void {
  const name = catalogName(inf);
  const after = of.files.find(file => file.name === of.catalog)!.content!;
  work.change({ kind: 'file', path: `${work.catalogs}\\${name}`, after }, documented('catalog-files'));
  work.tell.entry('catalog-installed', { catalog: of.catalog!, name });
}

function tellFailure({ tell }: StoreWork, code: Win32Error): void {
  tell.entry('import-failed', { code: hex(code, 'upper') }, 'error');
}

/** A package without a catalog is unsigned whatever anybody says. @see inf-version-section */
function verdictOf(of: DriverPackage, verifier: Verifier): SignatureVerdict {
  const catalog = of.files.find(({ name }) => name === of.catalog)?.content;
  return of.catalog === undefined ? { kind: 'unsigned' } : verifier(of.content, catalog);
}
