import { type Win32Error, win32 } from '../base/index.ts';
import {
  FILEOP_ABORT,
  FILEOP_DOIT,
  FILEOP_SKIP,
  type FileAnswer,
  type FileNotification,
  type SetupApi,
  SPFILENOTIFY_COPYERROR,
  SPFILENOTIFY_NEEDMEDIA,
} from '../setupapi/index.ts';
import { fileOf, folderOf, joinPath } from './paths.ts';

/** Files to copy from below one folder to the same places below another. */
export interface Copy {
  readonly from: string;
  readonly to: string;
  readonly files: readonly string[];
  /** Files that are not there are left out. */
  readonly lenient: boolean;
}

/**
 * Copies files through a file queue that shows and asks nothing.
 * @returns ERROR_SUCCESS, or why the first file could not be copied
 */
export function copyFiles(api: SetupApi, { from, to, files, lenient }: Copy): Win32Error {
  const success = win32('ERROR_SUCCESS');
  const { queue } = api.SetupOpenFileQueue({});
  let failure: Win32Error | undefined;
  for (const file of files) {
    const below = folderOf(file);
    const { ret, err } = api.SetupQueueCopy({
      queue,
      sourceRoot: from,
      sourcePath: below || null,
      sourceFile: fileOf(file),
      target: joinPath(to, below),
    });
    if (!ret) failure ??= err;
  }
  const wanted = new Set<string>();
  const callback = ({ notification, paths, media }: FileNotification): FileAnswer => {
    const isMissing = notification === SPFILENOTIFY_NEEDMEDIA && isTwice(wanted, media?.sourceFile ?? '');
    if (notification !== SPFILENOTIFY_COPYERROR && !isMissing) return { ret: FILEOP_DOIT };
    if (lenient) return { ret: FILEOP_SKIP };
    failure ??= paths?.error ?? win32('ERROR_FILE_NOT_FOUND');
    return { ret: FILEOP_ABORT };
  };
  const committed = failure === undefined ? api.SetupCommitFileQueue({ queue, callback }) : undefined;
  api.SetupCloseFileQueue({ queue });
  return failure ?? (committed?.ret ? success : (committed?.err ?? success));
}

/**
 * Whether a medium is wanted for a file once more: it is not there.
 * Observed: Wine 8.0 asks without end for the medium of a file that is missing; Windows reports a copy error.
 */
function isTwice(wanted: Set<string>, file: string): boolean {
  const before = wanted.has(file);
  wanted.add(file);
  return before;
}
