import { lstatSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { sha256 } from '../machine/folder/index.ts';
import { type Given, type GivenFile, locate, type Rehearsal } from '../rehearsal/index.ts';
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
  const texts = new Map<string, string>();
  for (const [name, { application }] of Object.entries(rehearsal.programs)) {
    if (application === undefined) continue;
    const read = (): string => new TextDecoder().decode(readInput(resolve(base, application)));
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
  const paths = walk(folder, () => true);
  if (isPackage && !paths.some(isInf)) {
    throw new Failure(`${folder} holds no INF: no file ends in .inf, .inx or .inf.in`);
  }
  if (paths.length > MOST_FILES) {
    throw new Failure(`${folder} holds ${paths.length} files; more than ${MOST_FILES} are no driver package`);
  }
  let bytes = 0;
  return paths.map(path => {
    const name = relative(folder, path).split(sep).join('\\');
    refuseStrange(folder, path, name);
    bytes += lstatSync(path).size;
    if (bytes > MOST_BYTES) throw new Failure(`${folder} holds more than ${MOST_BYTES} bytes`);
    return { path: name, bytes: readInput(path) };
  });
}

const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Names that Windows cannot have, and links that lead out of the folder. */
function refuseStrange(folder: string, path: string, name: string): void {
  const parts = name.split('\\');
  if (parts.some(part => DEVICE_NAME.test(part) || /[<>:"|?*\x00-\x1f]|[. ]$/.test(part))) {
    throw new Failure(`${path}: Windows has no file of that name`);
  }
  const inside = realpathSync(folder) + sep;
  if (!realpathSync(path).startsWith(inside))
    throw new Failure(`${path} is a link that leads out of ${folder}`);
}
