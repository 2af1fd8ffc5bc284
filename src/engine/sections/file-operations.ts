import type { Win32Error } from '../../base/index.ts';
import type { NamedInf } from '../../inf/index.ts';
import type { Origin } from '../../machine/index.ts';

/** What a section wants done with a file. Paths are whole; `flags` are those of the line. */
export type FileOperation = { readonly origin: Origin } & (
  | {
      readonly kind: 'copy';
      /** The INF whose [SourceDisksFiles] says where the source lies, and the list that names it. */
      readonly inf: NamedInf;
      readonly section: string | undefined;
      readonly source: string;
      readonly target: string;
      /** COPYFLG_… bits. */
      readonly flags: number;
      /** SDDL of the copied file. */
      readonly security?: string;
    }
  /** `flags`: DELFLG_… bits. */
  | { readonly kind: 'delete'; readonly target: string; readonly flags: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  /** A further INF that the package brings along, before Vista. `file` is as the INF names it. */
  | { readonly kind: 'copy-inf'; readonly inf: NamedInf; readonly file: string }
);

/**
 * Takes what sections want done with files and does it, all at once or one by one. Deletions come before
 * renames, renames before copies. An answer other than undefined ends the installation with that error.
 */
export interface FileReceiver {
  receive(operation: FileOperation): Win32Error | undefined;
  /** Nothing more comes; files must be in their places when it returns. */
  commit(): Win32Error | undefined;
}
