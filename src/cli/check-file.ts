import { existsSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import {
  applySettings,
  type Baseline,
  type Beside,
  type CheckOptions,
  judgeInf,
  type PackageFiles,
  printJson,
  readPredecessor,
  type Setting,
  type Verdict,
  withoutBaseline,
} from '../check/index.ts';
import { isInfFile } from '../inf/index.ts';
import { digest } from './digest.ts';
import { Failure } from './failure.ts';
import { isFolder, readInput, walk } from './files.ts';

/** An INF to check: where it is read, and the name it goes by in the output. */
export interface CheckJob {
  readonly path: string;
  readonly name: string;
}

/** What workers do: how to check, and whether to look at the files beside each INF. */
export interface CheckWork {
  readonly options: CheckOptions;
  /** What of it is told. */
  readonly settings: readonly Setting[];
  readonly known: Baseline;
  readonly wholePackage: boolean;
  /** The INF that came before, or the folder of those. */
  readonly predecessor?: string | undefined;
}

/** What was found, and why files could not be read; the others are checked all the same. */
export interface CheckAnswer {
  readonly verdicts: readonly Verdict[];
  readonly unread: readonly string[];
}

/** The same, printed already: a text is handed from thread to thread sooner than what it tells of. */
export interface PrintedAnswer {
  readonly text: string;
  readonly hasRemarks: boolean;
  readonly unread: readonly string[];
}

/** Checks files and prints them as JSON, which has a line for each INF and nothing about all. */
export function printFiles(jobs: readonly CheckJob[], work: CheckWork): PrintedAnswer {
  const { verdicts, unread } = checkFiles(jobs, work);
  return { text: printJson(verdicts), hasRemarks: hasRemarks(verdicts), unread };
}

export function hasRemarks(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ remarks }) => remarks.length > 0);
}

/** Checks files, one after the other. An .inx or .inf.in is a template: its placeholders are no mistake. */
export function checkFiles(jobs: readonly CheckJob[], work: CheckWork): CheckAnswer {
  const verdicts: Verdict[] = [];
  const unread: string[] = [];
  const take = (verdict: Verdict): void => {
    verdicts.push(withoutBaseline(applySettings(verdict, work.settings), work.known));
  };
  for (const { path, name } of jobs) {
    const template = work.options.template || /\.(inx|inf\.in)$/i.test(path);
    try {
      const bytes = readInput(path);
      const file = { path: name, name: basename(path), bytes, ...besideOf(path, work) };
      take(judgeInf(file, { ...work.options, template }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unread.push(error.message);
      if (!existsSync(path))
        take(judgeInf({ path: name, name: basename(path), bytes: undefined }, work.options));
    }
  }
  return { verdicts, unread };
}

function besideOf(path: string, { wholePackage, predecessor }: CheckWork): Beside {
  return {
    package: wholePackage && path !== '-' ? filesBeside(path) : undefined,
    predecessor: predecessor === undefined ? undefined : predecessorOf(path, predecessor),
  };
}

/** The INF named, or that of the same name in the folder, a template and what is made of it being the same. */
function predecessorOf(path: string, before: string): Beside['predecessor'] {
  const plain = (file: string): string =>
    basename(file)
      .replace(/\.(inf|inx|inf\.in)$/i, '')
      .toLowerCase();
  const found = isFolder(before) ? walk(before, isInfFile).find(file => plain(file) === plain(path)) : before;
  if (found === undefined) return undefined;
  const predecessor = readPredecessor(basename(found), readInput(found));
  if (predecessor) return predecessor;
  throw new Failure(`${found} is no INF to Windows: nothing can be held against it`);
}

/** All files below the folder of an INF. */
function filesBeside(path: string): PackageFiles {
  const folder = dirname(path);
  const files = walk(folder, () => true).map(file => ({
    path: relative(folder, file).replaceAll('\\', '/'),
    bytes: () => readInput(file),
  }));
  return { files, digest };
}
