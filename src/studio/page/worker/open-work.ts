import { type OpenedFiles, type OwnFile, openOwnFiles } from '../../model/index.ts';
import { digest } from './digest.ts';

/** What the worker is told: files that somebody opened. */
export interface OpenRequest {
  readonly kind: 'open-files';
  readonly files: readonly OwnFile[];
  /** Those that something was missing to. */
  readonly waiting: readonly OwnFile[];
}

/** What the worker tells. */
export type OpenReply =
  | { readonly kind: 'opened-files'; readonly opened: OpenedFiles }
  | { readonly kind: 'opened-files'; readonly why: string };

export function workOnFiles({ files, waiting }: OpenRequest, tell: (reply: OpenReply) => void): void {
  try {
    tell({ kind: 'opened-files', opened: openOwnFiles(files, digest, waiting) });
  } catch (error) {
    tell({ kind: 'opened-files', why: error instanceof Error ? error.message : String(error) });
  }
}
