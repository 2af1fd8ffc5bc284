import { type Win32Error, win32 } from '../../../base/index.ts';
import { type Content, type Origin, readFileLanguage, type VolumeReader } from '../../../machine/index.ts';
import {
  FILEOP_COPY,
  SP_COPY_FORCE_IN_USE,
  SP_COPY_FORCE_NEWER,
  SP_COPY_FORCE_NOOVERWRITE,
  SP_COPY_IN_USE_TRY_RENAME,
  SP_COPY_LANGUAGEAWARE,
  SP_COPY_NEWER_ONLY,
  SP_COPY_NEWER_OR_SAME,
  SP_COPY_NODECOMP,
  SP_COPY_NOOVERWRITE,
  SP_COPY_REPLACEONLY,
  SPFILENOTIFY_FILEOPDELAYED,
  SPFILENOTIFY_LANGMISMATCH,
  SPFILENOTIFY_TARGETEXISTS,
  SPFILENOTIFY_TARGETNEWER,
} from '../../../setupapi/index.ts';
import { changeAside, changeLater, isInUse } from './in-use.ts';
import { folderOf } from './paths.ts';
import { notify, pathsOf, type QueueWork } from './work.ts';

/** A file to be copied: what it holds, from where, to where. */
export interface Copy {
  readonly content: Content;
  /** Whole paths. */
  readonly source: string;
  readonly target: string;
  /** SP_COPY_… */
  readonly style: number;
  readonly origin: Origin;
  readonly security?: string | undefined;
}

/** What became of a copy: done, not necessary or not wanted, delayed until Windows starts, or refused. */
export type Copied =
  | { readonly kind: 'copied' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'delayed'; readonly temporary: string }
  | { readonly kind: 'refused'; readonly error: Win32Error };

/**
 * Copies a file where its style lets it.
 * @see nf-setupapi-setupqueuecopyw
 */
export function performCopy(work: QueueWork, copy: Copy): Copied {
  const { transaction } = work;
  const error = refusalOf(transaction.volume, copy.target);
  if (error !== undefined) return { kind: 'refused', error };
  const existing = transaction.volume.file(copy.target);
  if (!existing && copy.style & SP_COPY_REPLACEONLY) return { kind: 'kept' };
  if (existing && !mayReplace(work, copy, existing)) return { kind: 'kept' };
  const busy = existing !== undefined && isInUse(transaction, copy.target);
  if (existing && copy.style & SP_COPY_FORCE_IN_USE) return delay(work, copy);
  if (busy && !(copy.style & SP_COPY_IN_USE_TRY_RENAME)) return delay(work, copy);
  if (busy) changeAside(transaction, copy.target, copy.origin);
  transaction.change({ kind: 'file', path: copy.target, after: copy.content }, copy.origin);
  changeSecurity(work, copy.target, copy);
  return { kind: 'copied' };
}

/**
 * Why no file can be made at a path.
 * Assumed: below a file and in a share that is not there it is ERROR_PATH_NOT_FOUND, over a directory
 * ERROR_ACCESS_DENIED; settled by such copies on Windows.
 */
export function refusalOf(volume: VolumeReader, path: string): Win32Error | undefined {
  if (volume.resolve(path) === undefined) return win32('ERROR_INVALID_NAME');
  if (volume.directory(path)) return win32('ERROR_ACCESS_DENIED');
  const folder = folderOf(path);
  if (path.startsWith('\\\\') && !volume.directory(folder)) return win32('ERROR_PATH_NOT_FOUND');
  for (let above = folder; above.length > 2; above = folderOf(above)) {
    if (volume.file(above)) return win32('ERROR_PATH_NOT_FOUND');
  }
  return undefined;
}

/**
 * Whether a file may take the place of one that is there; asks where the style says so.
 * Assumed: the language of a file is that of its version resource, and a file without one, or with a neutral one, is
 * like any other; settled by copying such files with SP_COPY_LANGUAGEAWARE on Windows.
 * @see file-version-comparisons
 */
function mayReplace(work: QueueWork, { style, content, source, target }: Copy, existing: Content): boolean {
  if (style & SP_COPY_FORCE_NOOVERWRITE) return false;
  const order = style & SP_COPY_NODECOMP ? undefined : compareVersions(content, existing);
  if (style & SP_COPY_NEWER_ONLY && order !== undefined && order <= 0) return false;
  const newer = order !== undefined && order < 0;
  if (style & SP_COPY_FORCE_NEWER && newer) return false;
  const questions =
    (style & SP_COPY_LANGUAGEAWARE && differInLanguage(content, existing) ? SPFILENOTIFY_LANGMISMATCH : 0) |
    (style & SP_COPY_NOOVERWRITE ? SPFILENOTIFY_TARGETEXISTS : 0) |
    (style & SP_COPY_NEWER_OR_SAME && newer ? SPFILENOTIFY_TARGETNEWER : 0);
  if (questions === 0) return true;
  return notify(work, { notification: questions, paths: pathsOf(source, target, style) }, 0).ret !== 0;
}

function differInLanguage(source: Content, target: Content): boolean {
  const [a, b] = [source, target].map(content => languageOf(content));
  return Boolean(a) && Boolean(b) && a !== b;
}

/** Zero is neutral. */
function languageOf(content: Content): number | undefined {
  const bytes = content.bytes();
  return bytes && readFileLanguage(bytes);
}

/** Above 0 where the first is newer; undefined where one of the two has no version: then the source is newer. */
function compareVersions(source: Content, target: Content): number | undefined {
  const [a, b] = [source.version(), target.version()];
  if (!a || !b) return undefined;
  const different = a.findIndex((part, i) => part !== b[i]);
  return different < 0 ? 0 : a[different]! - b[different]!;
}

function delay(work: QueueWork, copy: Copy): Copied {
  const temporary = changeLater(work.transaction, copy.target, copy.content, copy.origin);
  changeSecurity(work, temporary, copy);
  const paths = pathsOf(temporary, copy.target, FILEOP_COPY);
  notify(work, { notification: SPFILENOTIFY_FILEOPDELAYED, paths }, 0);
  return { kind: 'delayed', temporary };
}

function changeSecurity({ transaction }: QueueWork, path: string, { security, origin }: Copy): void {
  if (security) transaction.change({ kind: 'security', of: 'file', path, after: security }, origin);
}
