import type { Win32Error } from '../base/index.ts';
import type { InfContext, InfHandle } from './inf-functions.ts';
import type { Reply } from './reply.ts';

/** An open file queue; null and INVALID_HANDLE_VALUE are none. */
export type QueueHandle = number & { readonly queue: unique symbol };

/** FILEPATHS: a file on its way. Null where an operation has no such side. */
export interface FilePaths {
  readonly target: string | null;
  readonly source: string | null;
  readonly error: Win32Error;
  /** FILEOP_… in the notification of a delayed operation, SP_COPY_… in others. */
  readonly flags: number;
}

/** SOURCE_MEDIA: the medium that is needed, and the first file needed from it. */
export interface SourceMedia {
  readonly tagfile: string | null;
  readonly description: string | null;
  readonly sourcePath: string;
  readonly sourceFile: string;
  /** SP_COPY_… */
  readonly flags: number;
}

/** CABINET_INFO: a cabinet; in SPFILENOTIFY_NEEDNEWCABINET the one that is wanted. */
export interface CabinetInfo {
  readonly cabinetPath: string;
  readonly cabinetFile: string;
  readonly diskName: string;
  readonly setId: number;
  readonly cabinetNumber: number;
}

/** FILE_IN_CABINET_INFO. */
export interface FileInCabinet {
  readonly name: string;
  readonly size: number;
  readonly error: Win32Error;
  readonly dosDate: number;
  readonly dosTime: number;
  readonly attributes: number;
}

/** One call of a callback: SPFILENOTIFY_… and what its two parameters mean with it. */
export interface FileNotification {
  readonly notification: number;
  readonly paths?: FilePaths;
  readonly media?: SourceMedia;
  /** FILEOP_… */
  readonly operation?: number;
  /** Operations in a subqueue that starts. */
  readonly count?: number;
  /** Whether the queue that ends was committed. */
  readonly succeeded?: boolean;
  /** In a scan: the target, and SPQ_DELAYED_COPY where it is in use. */
  readonly target?: string;
  readonly delayed?: number;
  readonly cabinet?: CabinetInfo;
  readonly file?: FileInCabinet;
  /** The cabinet that a file is in. */
  readonly cabinetFile?: string;
}

/** FILEOP_…, an error or a truth, as the notification asks; and the path with FILEOP_NEWPATH and files to extract. */
export interface FileAnswer {
  readonly ret: number;
  readonly path?: string;
}

/** PSP_FILE_CALLBACK. What it sets as the last error is what a commit fails with that it aborts. */
export type FileCallback = (notification: FileNotification) => FileAnswer;

/** A context of the default callback. */
export type CallbackContext = number & { readonly callback: unique symbol };

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;
type QueueOf<T> = Of<{ queue: QueueHandle | null } & T>;
type Source = Of<{ sourceRoot?: string | null; style?: number }>;
type SectionOf = QueueOf<{ inf: InfHandle | null; listInf?: InfHandle | null; section: string }>;

/** SP_FILE_COPY_PARAMS, without its security. Source paths may be relative to the current directory. */
export type FileCopyParameters = QueueOf<
  Source & {
    sourcePath?: string | null;
    sourceFile: string | null;
    description?: string | null;
    tagfile?: string | null;
    target: string | null;
    targetFile?: string | null;
    layoutInf?: InfHandle | null;
    security?: string | null;
  }
>;

type InstallFileOf = Source &
  Of<{
    inf?: InfHandle | null;
    context?: InfContext | null;
    /** A file name; with SP_COPY_SOURCE_ABSOLUTE a path. */
    sourceFile?: string | null;
    /** A file name with a context, else a path. */
    destFile?: string | null;
    callback?: FileCallback | null;
  }>;

/**
 * File queues, and single files. Paths are those of the machine; relative ones lie in the current directory.
 * @see https://learn.microsoft.com/windows/win32/setupapi/file-queue-functions
 */
export interface QueueFunctions {
  SetupOpenFileQueue(of: Of<object>): Answer<{ queue: QueueHandle }>;
  SetupCloseFileQueue(of: QueueOf<object>): Reply;

  SetupQueueCopy(of: FileCopyParameters): Reply;
  SetupQueueCopyIndirect(of: FileCopyParameters): Reply;
  /** The file goes where the INF says by default, and comes from where it says. */
  SetupQueueDefaultCopy(
    of: QueueOf<Source & { inf: InfHandle | null; sourceFile: string | null; targetFile: string | null }>,
  ): Reply;
  SetupQueueCopySection(of: SectionOf & Source): Reply;
  SetupQueueDelete(of: QueueOf<{ path1: string | null; path2?: string | null }>): Reply;
  SetupQueueDeleteSection(of: SectionOf): Reply;
  SetupQueueRename(
    of: QueueOf<{
      sourcePath: string | null;
      sourceFile?: string | null;
      targetPath?: string | null;
      targetFile: string | null;
    }>,
  ): Reply;
  SetupQueueRenameSection(of: SectionOf): Reply;
  /** The files of an install section: CopyFiles, DelFiles, RenFiles. The layout INF says where files come from. */
  SetupInstallFilesFromInfSection(
    of: QueueOf<Source & { inf: InfHandle | null; layoutInf?: InfHandle | null; section: string }>,
  ): Reply;

  /** Without a callback nobody is asked, and nothing is overwritten that would be asked about. */
  SetupCommitFileQueue(of: QueueOf<{ callback?: FileCallback | null }>): Reply;
  /** `result` as the function's page says. */
  SetupScanFileQueue(
    of: QueueOf<{ flags: number; callback?: FileCallback | null }>,
  ): Answer<{ result: number }>;
  SetupGetFileQueueCount(of: QueueOf<{ operation: number }>): Answer<{ count?: number }>;
  SetupGetFileQueueFlags(of: QueueOf<object>): Answer<{ flags?: number }>;
  SetupSetFileQueueFlags(of: QueueOf<{ mask: number; flags: number }>): Reply;
  /**
   * SPFILEQ_… as `flags`; -1 for what is no queue. Asks the user where a restart is needed, or without a queue,
   * unless `scanOnly`.
   */
  SetupPromptReboot(of: QueueOf<{ scanOnly?: boolean }>): Answer<{ flags: number }>;

  SetupInitDefaultQueueCallback(of: Of<object>): Answer<{ context: CallbackContext }>;
  /** The same with a window that is told of progress; here nobody has windows. */
  SetupInitDefaultQueueCallbackEx(of: Of<object>): Answer<{ context: CallbackContext }>;
  SetupTermDefaultQueueCallback(of: Of<{ context: CallbackContext }>): Reply;
  SetupDefaultQueueCallback(
    of: Of<{ context: CallbackContext } & FileNotification>,
  ): Reply & { answer: FileAnswer };

  SetupInstallFile(of: InstallFileOf): Reply;
  /** `inUse`: the file was in use and is copied at the next start of Windows. */
  SetupInstallFileEx(of: InstallFileOf): Answer<{ inUse: boolean }>;
}
