import { eraOf } from '../base/index.ts';
import { textOf } from '../machine/index.ts';
import {
  INFINFO_DEFAULT_SEARCH,
  INFINFO_INF_NAME_IS_ABSOLUTE,
  INFINFO_INF_PATH_LIST_SEARCH,
  INFINFO_REVERSE_DEFAULT_SEARCH,
} from '../setupapi/index.ts';
import type { Session } from './session.ts';

/** Finds the file that an INF's name means: itself where it is a path, else the first in the default folders. */
export function findInf(session: Session, name: string): string | undefined {
  const isPath = /[\\/]/.test(name);
  return searchInf(session, name, isPath ? INFINFO_INF_NAME_IS_ABSOLUTE : INFINFO_DEFAULT_SEARCH);
}

/** Finds a file where a search, one of INFINFO_…, looks for it. */
export function searchInf(session: Session, name: string, search: number): string | undefined {
  return (foldersOf(session, search) ?? [])
    .map(folder => absolutePath(name, folder))
    .find(path => session.transaction.volume.file(path));
}

/**
 * The folders that a search looks in; undefined for a number that is no search.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetinfinformationw
 */
export function foldersOf(session: Session, search: number): readonly string[] | undefined {
  switch (search) {
    case INFINFO_INF_NAME_IS_ABSOLUTE:
      return [session.program.currentDirectory];
    case INFINFO_DEFAULT_SEARCH:
      return defaultFolders(session);
    case INFINFO_REVERSE_DEFAULT_SEARCH:
      return defaultFolders(session).toReversed();
    case INFINFO_INF_PATH_LIST_SEARCH:
      return devicePath(session);
    default:
      return undefined;
  }
}

function defaultFolders({ transaction, directories }: Session): string[] {
  const infs = `${directories.windows}\\inf`;
  return eraOf(transaction.facts).infsInSystem ? [infs, directories.system] : [infs];
}

/** DevicePath; where it is not set, as Windows sets it. */
function devicePath({ transaction, directories }: Session): string[] {
  const value = transaction.registry.value(
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion',
    'DevicePath',
  );
  const list = textOf(value) ?? '%SystemRoot%\\inf';
  return list.replace(/%systemroot%/gi, () => directories.windows).split(';');
}

export function absolutePath(path: string, folder: string): string {
  if (/^(?:[a-z]:|[\\/]{2})/i.test(path)) return path;
  return /^[\\/]/.test(path) ? folder.slice(0, 2) + path : `${folder}\\${path}`;
}
