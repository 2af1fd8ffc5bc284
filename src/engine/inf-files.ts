import { invariant, win32 } from '../base/index.ts';
import {
  type Directories,
  locatedFields,
  type NamedInf,
  type OpenOptions,
  type OpenResult,
  openInf,
} from '../inf/index.ts';
import type { Content } from '../machine/index.ts';
import {
  INF_STYLE_OLDNT,
  INF_STYLE_WIN4,
  INFINFO_INF_SPEC_IS_HINF,
  INVALID_HANDLE_VALUE,
  type ReturnBuffer,
} from '../setupapi/index.ts';
import { findInf, foldersOf, searchInf } from './inf-search.ts';
import { OpenInf } from './open-inf.ts';
import { returned, returnedText } from './returned.ts';
import type { In, Out, Session } from './session.ts';

const BOTH_STYLES = INF_STYLE_OLDNT | INF_STYLE_WIN4;

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupopeninffilew */
export function openInfFile(
  session: Session,
  { path, style }: In<'SetupOpenInfFile'>,
): Out<'SetupOpenInfFile'> {
  const none = { ret: false, inf: INVALID_HANDLE_VALUE, errorLine: 0 };
  if (style === 0 || (style & ~BOTH_STYLES) !== 0) return { ...none, err: win32('ERROR_INVALID_PARAMETER') };
  const file = findInf(session, path);
  if (file === undefined) return { ...none, err: win32('ERROR_FILE_NOT_FOUND') };
  const opened = openFile(session, file, style);
  if (!opened.ok) return { ...none, err: opened.error, errorLine: opened.errorLine };
  const inf = session.addInf(new OpenInf(file, opened.inf));
  return { ret: true, err: win32('ERROR_SUCCESS'), inf, errorLine: 0 };
}

/**
 * Appends an INF, or without a name those that LayoutFile of [Version] names.
 * Assumed: of several that LayoutFile names each is appended, up to the first that cannot be; settled by such an INF
 * on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupopenappendinffilew
 */
export function openAppendInfFile(
  session: Session,
  { inf, path }: In<'SetupOpenAppendInfFile'>,
): Out<'SetupOpenAppendInfFile'> {
  const open = session.inf(inf);
  if (!open) return { ret: false, err: win32('ERROR_INVALID_HANDLE'), errorLine: 0 };
  const layout = open.inf.section('Version')?.line('LayoutFile');
  const names = path === null ? (layout ? locatedFields(layout).map(({ value }) => value) : []) : [path];
  if (names.length === 0) return { ret: false, err: win32('ERROR_INVALID_DATA'), errorLine: 0 };
  for (const name of names) {
    const file = findInf(session, name);
    if (file === undefined) return { ret: false, err: win32('ERROR_FILE_NOT_FOUND'), errorLine: 0 };
    const opened = openFile(session, file, INF_STYLE_WIN4);
    if (!opened.ok) return { ret: false, err: opened.error, errorLine: opened.errorLine };
    open.append(file, opened.inf);
  }
  return { ret: true, err: win32('ERROR_SUCCESS'), errorLine: 0 };
}

/**
 * The INF that tells where the files of Windows lie on its own media.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupopenmasterinf
 */
export function openMasterInf(session: Session): Out<'SetupOpenMasterInf'> {
  const { errorLine: _, ...opened } = openInfFile(session, { path: 'layout.inf', style: INF_STYLE_WIN4 });
  return opened;
}

/** Closes an INF; a handle that is none is left alone. Observed: conformance `inf-open/close_inf_file/null`. */
export function closeInfFile(session: Session, { inf }: In<'SetupCloseInfFile'>): Out<'SetupCloseInfFile'> {
  session.closeInf(inf);
  return { ret: true };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetinfinformationw */
export function getInfInformation(
  session: Session,
  { spec, search, ...to }: In<'SetupGetInfInformation'>,
): Out<'SetupGetInfInformation'> {
  if (search === INFINFO_INF_SPEC_IS_HINF) {
    const open = typeof spec === 'string' ? undefined : session.inf(spec);
    return open
      ? returnedPaths(
          to,
          open.files.map(({ name }) => name),
        )
      : { ret: false, err: win32('ERROR_INVALID_HANDLE') };
  }
  if (typeof spec !== 'string' || !foldersOf(session, search)) {
    return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  }
  const file = searchInf(session, spec, search);
  if (file === undefined) return { ret: false, err: win32('ERROR_FILE_NOT_FOUND') };
  const opened = openFile(session, file, BOTH_STYLES);
  return opened.ok ? returnedPaths(to, [file]) : { ret: false, err: opened.error };
}

/**
 * Assumed: a size without buffer is a wrong parameter here; and SP_INF_INFORMATION is as large as two numbers
 * and the paths (Windows adds version data). Settled by asking a Windows for both.
 */
function returnedPaths(to: ReturnBuffer, paths: readonly string[]): Out<'SetupGetInfInformation'> {
  const required = 8 + 2 * paths.reduce((sum, path) => sum + path.length + 1, 0);
  if (to.buffer === null && to.size) return { ret: false, err: win32('ERROR_INVALID_PARAMETER'), required };
  return returned(to, 'information', { paths }, required);
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueryinffileinformationw */
export function queryInfFileInformation({
  information,
  index,
  ...to
}: In<'SetupQueryInfFileInformation'>): Out<'SetupQueryInfFileInformation'> {
  const path = information.paths[index];
  if (path === undefined) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  return returnedText(to, 'path', path);
}

/**
 * Assumed: a key that is not there is ERROR_LINE_NOT_FOUND; settled by asking for one on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueryinfversioninformationw
 */
export function queryInfVersionInformation(
  session: Session,
  { information, index, key, ...to }: In<'SetupQueryInfVersionInformation'>,
): Out<'SetupQueryInfVersionInformation'> {
  const path = information.paths[index];
  if (path === undefined) return { ret: false, err: win32('ERROR_INVALID_PARAMETER') };
  if (!session.transaction.volume.file(path)?.bytes())
    return { ret: false, err: win32('ERROR_FILE_NOT_FOUND') };
  const opened = openFile(session, path, BOTH_STYLES);
  if (!opened.ok) return { ret: false, err: opened.error };
  const version = opened.inf.section('Version');
  const value = (key === null ? version?.lineAt(0) : version?.line(key))?.field(1);
  return value === undefined
    ? { ret: false, err: win32('ERROR_LINE_NOT_FOUND') }
    : returnedText(to, 'value', value);
}

/** Opens an INF for a program, as one of its styles. */
export function openFile(
  session: Session,
  path: string,
  style: number,
  more: Partial<Directories> = {},
): OpenResult {
  const bytes = session.transaction.volume.file(path)?.bytes();
  invariant(bytes, `an INF whose bytes nobody has: ${path}`);
  const { directories, ...options } = optionsOf(session, path.slice(0, path.lastIndexOf('\\')));
  return openInf(bytes, {
    ...options,
    directories: { ...directories, ...more },
    style: style & INF_STYLE_OLDNT ? 'oldnt' : 'win4',
  });
}

function optionsOf(
  { transaction, program, directories }: Session,
  source: string,
): OpenOptions & { readonly directories: Directories } {
  return {
    version: transaction.facts.version,
    directories: { ...directories, source },
    ...(program.language !== undefined && { language: program.language }),
  };
}

/** Opens the INFs of a folder, to be kept longer than the program: directory identifiers stay as they are now. */
export function folderOpener(
  session: Session,
  folder: string,
): (name: string, content: Content) => NamedInf | undefined {
  const { directories, ...options } = optionsOf(session, folder);
  const user = new Map(session.userDirectories);
  return (name, content) => {
    const bytes = content.bytes();
    const opened =
      bytes && openInf(bytes, { ...options, style: 'win4', directories: { ...directories, user } });
    return opened?.ok ? { name: `${folder}\\${name}`, inf: opened.inf } : undefined;
  };
}

/** Names all that the reading of INFs of a folder depends on: two programs with the same name read the same. */
export function readingOf(session: Session, folder: string): string {
  return JSON.stringify([optionsOf(session, folder), [...session.userDirectories]]);
}
