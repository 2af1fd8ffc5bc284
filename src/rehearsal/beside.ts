import { foldCase, type Parsed, type Problem } from '../base/index.ts';
import { isInfFile } from '../inf/index.ts';
import { isStrangeName } from './names.ts';
import { locate } from './read.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Given, GivenFile } from './world.ts';

/** Finds what a rehearsal file names beside itself, or says why it is not there. */
export interface Beside {
  /** The files of a folder; of that of a package one must be an INF. */
  readonly folder: (named: string, isPackage: boolean) => Parsed<readonly GivenFile[] | undefined>;
  readonly text: (named: string) => Parsed<string | undefined>;
}

/** What a rehearsal of a text names: the folders of its packages and media, and the files of its applications. */
export function readBeside(
  rehearsal: Rehearsal,
  text: string,
  beside: Beside,
): Parsed<Pick<Given, 'folders' | 'texts'>> {
  const problems: Problem[] = [];
  const placed = <T>(keys: readonly string[], read: Parsed<T>): T => {
    for (const { message } of read.problems) {
      problems.push({ severity: 'error', code: 'rehearsal/folder', message, span: locate(text, keys) });
    }
    return read.value;
  };
  const folders = new Map<string, readonly GivenFile[]>();
  for (const table of ['packages', 'media'] as const) {
    for (const [name, { folder }] of Object.entries(rehearsal[table])) {
      if (folder === undefined || folders.has(folder)) continue;
      const files = placed([table, name, 'folder'], beside.folder(folder, table === 'packages'));
      folders.set(folder, files ?? []);
    }
  }
  for (const [name, clash] of clashesOnMedia(rehearsal, folders)) {
    placed(['media', name], refused(clash));
  }
  const texts = new Map<string, string>();
  for (const [name, { application }] of Object.entries(rehearsal.programs)) {
    if (application === undefined) continue;
    const read = placed(['programs', name, 'application'], beside.text(application));
    if (read !== undefined) texts.set(application, read);
  }
  return { value: { folders, texts }, problems };
}

/** Something that cannot be used, and why. */
export function refused(message: string): Parsed<undefined> {
  return { value: undefined, problems: [{ severity: 'error', code: 'rehearsal/folder', message }] };
}

/** Media on which two files are in each other's way: those of their folder and of the packages on them. */
function clashesOnMedia(
  { media, packages }: Rehearsal,
  folders: Given['folders'],
): (readonly [medium: string, why: string])[] {
  return Object.entries(media).flatMap(([name, { folder, packages: on }]) => {
    const all = [folder, ...on.map(one => packages[one]?.folder)];
    const names = all.flatMap(one => folders.get(one ?? '')?.map(({ path }) => path) ?? []);
    const distinct = [...new Map(names.map(path => [foldCase(path), path])).values()];
    const clash = clashAmong(`the medium ${name}`, distinct);
    return clash === undefined ? [] : [[name, clash] as const];
  });
}

/** The files of one folder are not more than these: a package is not a disk. */
export const MOST_FILES = 5000;

/** Why files are none that a folder of Windows can have, or of a package, which has an INF; undefined if they are. */
export function wrongInFolder(
  folder: string,
  names: readonly string[],
  isPackage: boolean,
): string | undefined {
  if (names.length > MOST_FILES) return `${folder} holds more than ${MOST_FILES} files: no driver package`;
  if (isPackage && !names.some(isInfFile))
    return `${folder} holds no INF: no file ends in .inf, .inx or .inf.in`;
  const strange = names.find(name => name.split('\\').some(isStrangeName));
  if (strange !== undefined)
    return `${folder}: Windows has no file of the name ${strange}; rename it, or take it out`;
  return clashAmong(folder, names);
}

/** Two names that are one to Windows, or a file where others have a folder. */
function clashAmong(where: string, names: readonly string[]): string | undefined {
  const folders = new Map(names.flatMap(name => foldersAbove(name).map(one => [foldCase(one), name])));
  const files = new Map<string, string>();
  for (const name of names) {
    const other = files.get(foldCase(name)) ?? folders.get(foldCase(name));
    if (other !== undefined)
      return `${where}: ${other} and ${name} are in each other's way on Windows; rename one of them`;
    files.set(foldCase(name), name);
  }
  return undefined;
}

function foldersAbove(name: string): string[] {
  const parts = name.split('\\');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('\\'));
}
