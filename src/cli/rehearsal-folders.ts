import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Parsed } from '../base/index.ts';
import { sha256 } from '../machine/folder/index.ts';
import {
  type Given,
  type GivenFile,
  MOST_FILES,
  type Rehearsal,
  readBeside,
  refused,
  wrongInFolder,
} from '../rehearsal/index.ts';
import { Failure, printProblems } from './failure.ts';
import { isFolder, readInput, walk } from './files.ts';

/** Where a rehearsal was read. */
export interface ReadFrom {
  readonly path: string;
  readonly text: string;
}

const MOST_BYTES = 1 << 30;

/** Reads what a rehearsal names: the folders of its packages and media, and the files of its applications. */
export function givenOf(rehearsal: Rehearsal, { path, text }: ReadFrom): Given {
  const base = dirname(path);
  const { value, problems } = readBeside(rehearsal, text, {
    folder: (named, isPackage) => readOrSay(() => filesBelow(resolve(base, named), isPackage)),
    text: named => readOrSay(() => readText(resolve(base, named))),
  });
  if (problems.length > 0) throw new Failure(printProblems(path, text, problems));
  return { digest: sha256, ...value };
}

/** A failure becomes a problem of the file that wants it. */
export function readOrSay<T>(read: () => T): Parsed<T | undefined> {
  try {
    return { value: read(), problems: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return refused(error.message);
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
  const names = paths.map(path => relative(folder, path).split(sep).join('\\'));
  const wrong = wrongInFolder(folder, names, isPackage);
  if (wrong !== undefined) throw new Failure(wrong);
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

function readText(path: string): string {
  if (isFolder(path)) throw new Failure(`${path} is a folder; a file is wanted`);
  if (!statSync(path).isFile()) throw new Failure(`${path} is no ordinary file`);
  return new TextDecoder().decode(readInput(path));
}
