import { type Architecture, foldCase, type Win32Error, win32 } from '../base/index.ts';
import {
  INF_STYLE_WIN4,
  type InfContext,
  type InfHandle,
  type SetupApi,
  SRCINFO_PATH,
  SRCINFO_TAGFILE,
} from '../setupapi/index.ts';
import { fileOf, folderOf, joinPath } from './paths.ts';

/** The files of a driver package, below the folder of its INF; or why the INF cannot be read. */
export type PackageFiles = { readonly files: readonly string[] } | { readonly error: Win32Error };

/**
 * What belongs to a driver package for an architecture: the INF, its catalogs, the files that it has on its media
 * (of a file in a cabinet the cabinet), and the same of the INFs that it copies.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/driver-packages
 */
export function packageFiles(api: SetupApi, inf: string, architecture: Architecture): PackageFiles {
  const found = new Map<string, string>();
  const error = addFiles(api, folderOf(inf), fileOf(inf), architecture, found);
  return error === undefined ? { files: [...found.values()] } : { error };
}

function addFiles(
  api: SetupApi,
  folder: string,
  name: string,
  architecture: Architecture,
  found: Map<string, string>,
): Win32Error | undefined {
  if (found.has(foldCase(name))) return undefined;
  const opened = api.SetupOpenInfFile({ path: joinPath(folder, name), style: INF_STYLE_WIN4 });
  if (!opened.ret) return opened.err;
  const { inf } = opened;
  const add = (path: string): unknown => found.set(foldCase(path), path);
  add(name);
  for (const catalog of catalogsOf(api, inf, architecture)) add(catalog);
  for (const file of sourceFilesOf(api, inf, architecture)) add(file);
  const more = copiedInfsOf(api, inf);
  api.SetupCloseInfFile({ inf });
  for (const other of more) addFiles(api, folder, other, architecture, found);
  return undefined;
}

/** @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-version-section */
function catalogsOf(api: SetupApi, inf: InfHandle, architecture: Architecture): string[] {
  return ['', '.nt', `.nt${architecture}`].flatMap(decoration => {
    const line = api.SetupFindFirstLine({ inf, section: 'Version', key: `CatalogFile${decoration}` });
    return line.context ? (field(api, line.context, 1) ?? []) : [];
  });
}

/** @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-sourcedisksfiles-section */
function sourceFilesOf(api: SetupApi, inf: InfHandle, architecture: Architecture): string[] {
  return [`SourceDisksFiles.${architecture}`, 'SourceDisksFiles'].flatMap(section =>
    linesOf(api, inf, section).flatMap(context => {
      const name = field(api, context, 0);
      return name === undefined ? [] : sourceOf(api, inf, name);
    }),
  );
}

/** Where a file is below the folder of the INF. */
function sourceOf(api: SetupApi, inf: InfHandle, file: string): string {
  const { sourceId, path: below = '' } = api.SetupGetSourceFileLocation({ inf, file });
  if (sourceId === undefined) return file;
  const told = (info: number): string => api.SetupGetSourceInfo({ inf, sourceId, info }).value ?? '';
  const medium = inside(told(SRCINFO_PATH));
  const tagfile = told(SRCINFO_TAGFILE);
  if (/\.cab$/i.test(tagfile)) return joinPath(medium, tagfile);
  return joinPath(joinPath(medium, inside(below)), file);
}

/** A path without `.` before it and backslashes around it. */
function inside(path: string): string {
  return path.replace(/^(?:\.?\\)+|^\.$|\\+$/g, '');
}

/** @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-copyinf-directive */
function copiedInfsOf(api: SetupApi, inf: InfHandle): string[] {
  const found: string[] = [];
  for (let index = 0; ; index++) {
    const { name } = api.SetupEnumInfSections({ inf, index });
    if (name === undefined) return found;
    let line = api.SetupFindFirstLine({ inf, section: name, key: 'CopyINF' });
    for (; line.context; line = api.SetupFindNextMatchLine({ context: line.context, key: 'CopyINF' })) {
      const { context } = line;
      const { count } = api.SetupGetFieldCount({ context });
      for (let number = 1; number <= count; number++) {
        const other = field(api, context, number);
        if (other !== undefined) found.push(other);
      }
    }
  }
}

function linesOf(api: SetupApi, inf: InfHandle, section: string): InfContext[] {
  const { count } = api.SetupGetLineCount({ inf, section });
  const indices = Array.from({ length: Math.max(count, 0) }, (_, index) => index);
  return indices.flatMap(index => api.SetupGetLineByIndex({ inf, section, index }).context ?? []);
}

/** A field that is not empty. */
function field(api: SetupApi, context: InfContext, index: number): string | undefined {
  return api.SetupGetStringField({ context, index }).value || undefined;
}

/** The first of some files that is not on the medium, compressed or not. */
export function missingFile(api: SetupApi, folder: string, files: readonly string[]): string | undefined {
  const absent = [win32('ERROR_FILE_NOT_FOUND'), win32('ERROR_PATH_NOT_FOUND')];
  return files.find(file => {
    const { ret, err } = api.SetupGetFileCompressionInfoEx({ source: joinPath(folder, file) });
    return !ret && absent.includes(err);
  });
}
