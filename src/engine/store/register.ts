import { documented, observed, type Win32Error, win32 } from '../../base/index.ts';
import type { DriverDatabase, NodeName, PackageObject } from './database.ts';
import type { DriverPackage } from './driver-package.ts';
import { hex, type Signer } from './signature.ts';
import type { StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const DENIED = win32('ERROR_ACCESS_DENIED');
const DELETED = observed('recordings staging 001: Delete Directory');

/** A package on its way into the store. */
export interface Entrant {
  readonly of: DriverPackage;
  readonly directory: string;
  readonly node: NodeName;
  /** The name under which its INF is or will be published. */
  readonly inf: string;
  readonly signer: Signer;
}

/** Copies the files of a package to its directory in the repository. @see driver-store */
export function putFiles(work: StoreWork, { of, directory }: Entrant): void {
  for (const { name, content } of of.files) {
    if (!content) continue;
    const path = `${work.repository}\\${directory}\\${name}`;
    work.change({ kind: 'file', path, after: content }, documented('driver-store'));
  }
}

/** Adds a package to the database. */
export function register(work: StoreWork, database: DriverDatabase, entrant: Entrant): Win32Error {
  const { of, directory, node, inf, signer } = entrant;
  const { tell } = work;
  return tell.phase('Register Driver Package', `${work.repository}\\${directory}\\${of.name}`, () => {
    const known = database.inf(inf);
    database.addPackage(node, directory, of, inf, signer);
    tell.entry('package-object', { package: directory, node });
    database.setPackages(known?.node ?? node, inf, [...(known?.packages ?? []), directory]);
    tell.entry(known ? 'inf-object-exists' : 'inf-object', { inf, node: known?.node ?? node });
    tell.entry('registered', { package: directory, inf });
    return SUCCESS;
  });
}

/** Takes a package out of the database, and its directory out of the repository. */
export function unregister(
  work: StoreWork,
  database: DriverDatabase,
  entry: PackageObject,
  path: string,
): void {
  const { directory, inf, node } = entry;
  const { tell } = work;
  tell.phase('Unregister Driver Package', path, () => {
    const known = database.inf(inf);
    const left = (known?.packages ?? []).filter(other => other !== directory);
    database.setPackages(known?.node ?? node, inf, left);
    tell.entry('unregistered', { package: directory, inf });
    database.removePackage(entry);
    tell.entry('package-object-deleted', { package: directory, node });
    if (left.length === 0) tell.entry('inf-object-deleted', { inf, node });
    else {
      tell.entry('registered-list', { inf });
      for (const other of left) tell.item(other);
    }
    return SUCCESS;
  });
  const folder = `${work.repository}\\${directory}`;
  const code = deleteDirectory(work, folder);
  if (code !== SUCCESS) tell.entry('directory-not-deleted', { path: folder, code: hex(code) }, 'warning');
}

/**
 * Deletes what can be deleted. Files that are loaded stay, and the directory with them.
 * Observed: recordings staging 001 (usbport.inf: drivers of a started device).
 */
function deleteDirectory(work: StoreWork, path: string): Win32Error {
  const { volume } = work.transaction;
  return work.tell.phase('Delete Directory', path, () => {
    for (const name of volume.list(path)) {
      if (volume.directory(`${path}\\${name}`)) deleteDirectory(work, `${path}\\${name}`);
      else deleteFile(work, path, name);
    }
    if (volume.list(path).length > 0) return DENIED;
    work.change({ kind: 'directory', path, after: false }, DELETED);
    return SUCCESS;
  });
}

function deleteFile(work: StoreWork, folder: string, name: string): void {
  const path = `${folder}\\${name}`;
  if (!work.transaction.running.state('loaded', path)) work.change({ kind: 'file', path }, DELETED);
  else {
    work.tell.entry('file-not-deleted', { file: name, code: hex(DENIED) }, 'warning');
    work.tell.entry('file-free', { file: path });
  }
}
