import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { foldCase } from '../base/index.ts';
import { sha256 } from '../machine/folder/index.ts';
import { type Given, type GivenFile, isStrangeName, locate, type Rehearsal } from '../rehearsal/index.ts';
import { Failure, printProblems } from './failure.ts';
import { isFolder, isInf, readInput, walk } from './files.ts';

/** Where a rehearsal was read. */
export interface ReadFrom {
  readonly path: string;
  readonly text: string;
  /** Which YAML document of the text. */
  readonly document: number;
}

/** The files of one folder are not more than these: a package is not a disk. */
const MOST_FILES = 5000;
const MOST_BYTES = 1 << 30;

/** Reads what a rehearsal names: the folders of its packages and media, and the files of its applications. */
export function givenOf(rehearsal: Rehearsal, from: ReadFrom): Given {
  const base = dirname(from.path);
  const folders = new Map<string, readonly GivenFile[]>();
  for (const table of ['packages', 'media'] as const) {
    for (const [name, { folder }] of Object.entries(rehearsal[table])) {
      if (folder === undefined) continue;
      const read = (): readonly GivenFile[] => filesBelow(resolve(base, folder), table === 'packages');
      folders.set(folder, folders.get(folder) ?? placed(from, [table, name, 'folder'], read));
    }
  }
  for (const [name, { folder, packages }] of Object.entries(rehearsal.media)) {
    const on = [folder, ...packages.map(one => rehearsal.packages[one]?.folder)];
    const names = on.flatMap(one => folders.get(one ?? '')?.map(({ path }) => path) ?? []);
    const distinct = [...new Map(names.map(path => [foldCase(path), path])).values()];
    placed(from, ['media', name], () => refuseClash(`the medium ${name}`, distinct));
  }
  const texts = new Map<string, string>();
  for (const [name, { application }] of Object.entries(rehearsal.programs)) {
    if (application === undefined) continue;
    const read = (): string => readText(resolve(base, application));
    texts.set(application, placed(from, ['programs', name, 'application'], read));
  }
  return { digest: sha256, folders, texts };
}

/** A failure gets the place in the rehearsal that names what fails. */
function placed<T>({ path, text }: ReadFrom, keys: readonly string[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const span = locate(text, keys);
    const problem = { severity: 'error', code: 'rehearsal/folder', message: error.message, span } as const;
    throw new Failure(printProblems(path, text, [problem]));
  }
}

/** The files below a folder of this computer; of a package one must be an INF. */
export function filesBelow(folder: string, isPackage: boolean): GivenFile[] {
  if (!isFolder(folder)) throw new Failure(`${folder} is a file; a folder is wanted`);
  const inside = realpathSync(folder) + sep;
  let [files, bytes] = [0, 0];
  const paths = walk(folder, (_, path) => {
    refuseLink(folder, path, inside);
    if (++files > MOST_FILES)
      throw new Failure(`${folder} holds more than ${MOST_FILES} files: no driver package`);
    bytes += statSync(path).size;
    if (bytes > MOST_BYTES)
      throw new Failure(`${folder} holds more than ${MOST_BYTES} bytes: no driver package`);
    return true;
  });
  if (isPackage && !paths.some(isInf)) {
    throw new Failure(`${folder} holds no INF: no file ends in .inf, .inx or .inf.in`);
  }
  const names = paths.map(path => relative(folder, path).split(sep).join('\\'));
  const strange = names.find(name => name.split('\\').some(isStrangeName));
  if (strange !== undefined)
    throw new Failure(`${folder}: Windows has no file of the name ${strange}; rename it, or take it out`);
  refuseClash(folder, names);
  return paths.map((path, i) => ({ path: names[i]!, bytes: readInput(path) }));
}

/** What is no ordinary file of the folder: nothing outside of it is read. */
function refuseLink(folder: string, path: string, inside: string): void {
  const found = lstatSync(path);
  if (!found.isSymbolicLink()) {
    if (!found.isFile()) throw new Failure(`${path} is no ordinary file; take it out of ${folder}`);
    return;
  }
  const remedy = 'put a copy of what it leads to there';
  const target = targetOf(path);
  if (target === undefined) throw new Failure(`${path} is a link that leads nowhere; ${remedy}`);
  if (!target.startsWith(inside))
    throw new Failure(`${path} is a link that leads out of ${folder}; ${remedy}`);
  if (!statSync(path).isFile())
    throw new Failure(`${path} is a link to something that is no file; ${remedy}`);
}

function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Two names that are one to Windows, or a file where others have a folder. */
function refuseClash(where: string, names: readonly string[]): void {
  const folders = new Map(names.flatMap(name => foldersAbove(name).map(one => [foldCase(one), name])));
  const files = new Map<string, string>();
  for (const name of names) {
    const other = files.get(foldCase(name)) ?? folders.get(foldCase(name));
    if (other !== undefined)
      throw new Failure(
        `${where}: ${other} and ${name} are in each other's way on Windows; rename one of them`,
      );
    files.set(foldCase(name), name);
  }
}

function foldersAbove(name: string): string[] {
  const parts = name.split('\\');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('\\'));
}

function readText(path: string): string {
  if (isFolder(path)) throw new Failure(`${path} is a folder; a file is wanted`);
  if (!statSync(path).isFile()) throw new Failure(`${path} is no ordinary file`);
  return new TextDecoder().decode(readInput(path));
}
