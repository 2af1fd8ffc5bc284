import { type Win32Error, win32 } from '../base/index.ts';
import {
  FILEOP_ABORT,
  FILEOP_DOIT,
  FILEOP_SKIP,
  type FileAnswer,
  type FileNotification,
  type SetupApi,
  SPFILENOTIFY_COPYERROR,
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
  const callback = ({ notification, paths }: FileNotification): FileAnswer => {
    if (notification !== SPFILENOTIFY_COPYERROR) return { ret: FILEOP_DOIT };
    if (lenient) return { ret: FILEOP_SKIP };
    failure ??= paths?.error;
    return { ret: FILEOP_ABORT };
  };
  const committed = failure === undefined ? api.SetupCommitFileQueue({ queue, callback }) : undefined;
  api.SetupCloseFileQueue({ queue });
  return failure ?? (committed?.ret ? success : (committed?.err ?? success));
}
