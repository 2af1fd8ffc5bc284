import type { Win32Error } from '../base/index.ts';
import type { Reply, ReturnBuffer } from './reply.ts';

type Of<T> = Readonly<T>;
type Answer<T> = Reply & Readonly<T>;

/** A place that the user gave: DPROMPT_… as `result`, and where the file is. */
type Prompted = Answer<{ result: number; path?: string; required?: number }>;

/** A file on which an operation failed, and what the dialog is like: IDF_… as `style`. */
type FailedFile = Of<{ title?: string | null; error: Win32Error; style: number }>;

/**
 * What SetupAPI asks its user about media and files, and the places where it has found files. With nobody at the
 * program's desk every question is answered by cancelling.
 * @see https://learn.microsoft.com/windows/win32/setupapi/disk-prompting-and-error-handling-functions
 */
export interface SourceFunctions {
  /** With IDF_CHECKFIRST nobody is asked about a file that is there. */
  SetupPromptForDisk(
    of: Of<{
      title?: string | null;
      disk?: string | null;
      path?: string | null;
      file: string;
      tagfile?: string | null;
      style: number;
    }> &
      ReturnBuffer,
  ): Prompted;
  /** DPROMPT_SUCCESS: try again, from the place told. */
  SetupCopyError(
    of: FailedFile &
      Of<{ disk?: string | null; path: string; file: string; target?: string | null }> &
      ReturnBuffer,
  ): Prompted;
  /** DPROMPT_SUCCESS: try again. */
  SetupDeleteError(of: FailedFile & Of<{ file: string }>): Answer<{ result: number }>;
  SetupRenameError(of: FailedFile & Of<{ source: string; target: string }>): Answer<{ result: number }>;

  /** Whether the program is asked nothing, as if nobody were there; `before` is how it was. */
  SetupSetNonInteractiveMode(of: Of<{ nonInteractive: boolean }>): Reply & Of<{ before: boolean }>;
  SetupGetNonInteractiveMode(of: Of<object>): Reply & Of<{ nonInteractive: boolean }>;

  /** SRCLIST_…: which list, and whether to its end. */
  SetupAddToSourceList(of: Of<{ flags: number; source: string | null }>): Reply;
  SetupRemoveFromSourceList(of: Of<{ flags: number; source: string | null }>): Reply;
  /** With SRCLIST_TEMPORARY the list counts for this program, and instead of the others. */
  SetupSetSourceList(of: Of<{ flags: number; sources: readonly string[] }>): Reply;
  SetupCancelTemporarySourceList(of: Of<object>): Reply;
  SetupQuerySourceList(of: Of<{ flags: number }>): Answer<{ sources?: readonly string[] }>;
}
