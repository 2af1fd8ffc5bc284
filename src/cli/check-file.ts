import { existsSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { type CheckOptions, judgeInf, type PackageFiles, type Verdict } from '../check/index.ts';
import { digest } from './digest.ts';
import { Failure } from './failure.ts';
import { readInput, walk } from './files.ts';

/** An INF to check: where it is read, and the name it goes by in the output. */
export interface CheckJob {
  readonly path: string;
  readonly name: string;
}

/** What workers do: how to check, and whether to look at the files beside each INF. */
export interface CheckWork {
  readonly options: CheckOptions;
  readonly wholePackage: boolean;
}

/** What was found, and why files could not be read; the others are checked all the same. */
export interface CheckAnswer {
  readonly verdicts: readonly Verdict[];
  readonly unread: readonly string[];
}

/** Checks files, one after the other. An .inx or .inf.in is a template: its placeholders are no mistake. */
export function checkFiles(jobs: readonly CheckJob[], { options, wholePackage }: CheckWork): CheckAnswer {
  const verdicts: Verdict[] = [];
  const unread: string[] = [];
  for (const { path, name } of jobs) {
    const template = options.template || /\.(inx|inf\.in)$/i.test(path);
    try {
      const bytes = readInput(path);
      const beside = wholePackage && path !== '-' ? filesBeside(path) : undefined;
      verdicts.push(
        judgeInf({ path: name, name: basename(path), bytes, package: beside }, { ...options, template }),
      );
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unread.push(error.message);
      if (!existsSync(path))
        verdicts.push(judgeInf({ path: name, name: basename(path), bytes: undefined }, options));
    }
  }
  return { verdicts, unread };
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
