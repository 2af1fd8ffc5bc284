import { foldCase, sameName, type Win32Error, win32 } from '../../../base/index.ts';
import {
  type Cabinet,
  CabinetSet,
  decompressed,
  isCabinet,
  readCabinet,
  readCompression,
} from '../../../cabinet/index.ts';
import { absolutePath, type Content, type Transaction, type VolumeReader } from '../../../machine/index.ts';
import {
  FILEOP_ABORT,
  FILEOP_DOIT,
  FILEOP_NEWPATH,
  FILEOP_SKIP,
  SP_COPY_NODECOMP,
  SP_COPY_NOSKIP,
  SP_COPY_WARNIFSKIP,
  SPFILENOTIFY_NEEDMEDIA,
} from '../../../setupapi/index.ts';
import { findSource } from './compressed-source.ts';
import type { CopyOperation, Medium } from './file-queue.ts';
import { baseName, folderOf, joinPath } from './paths.ts';
import { notify, type QueueWork } from './work.ts';

/** A source that was found: its path, and what the target is to hold. */
export interface FoundSource {
  readonly path: string;
  readonly content: Content;
  /** Whether it came out of a cabinet that holds other files too. */
  readonly inCabinet: boolean;
}

/** Where a medium is after the callback was asked. */
interface Present {
  root: string;
  cabinets: CabinetSet | undefined;
}

/**
 * The media of a queue while it is committed: each is asked for when the first of its files is needed, and a
 * new path for one of its files holds for those that follow.
 * Observed: conformance `file-queue/need_media` and `need_media_newpath`.
 * @see spfilenotify-needmedia
 */
export class Media {
  readonly #work: QueueWork;
  readonly #present = new Map<Medium, Present>();

  constructor(work: QueueWork) {
    this.#work = work;
  }

  /** FILEOP_DOIT once the medium of a file is there, else FILEOP_SKIP or FILEOP_ABORT. */
  ask(copy: CopyOperation): number {
    const { medium, folder, source, style } = copy;
    if (this.#present.has(medium)) return FILEOP_DOIT;
    const { description, tagfile } = medium;
    const sourcePath = joinPath(medium.root, folder);
    const flags = style & (SP_COPY_WARNIFSKIP | SP_COPY_NOSKIP);
    const media = { tagfile, description, sourcePath, sourceFile: source, flags };
    const { ret, path } = notify(this.#work, { notification: SPFILENOTIFY_NEEDMEDIA, media }, FILEOP_DOIT);
    if (ret === FILEOP_ABORT || ret === FILEOP_SKIP) return ret;
    if (ret === FILEOP_NEWPATH && path) this.move(copy, path);
    else this.#enter(copy, medium.root);
    return FILEOP_DOIT;
  }

  /** The medium of a file is elsewhere: in a folder that may end in the file's own. */
  move(copy: CopyOperation, path: string): void {
    this.#enter(copy, withoutFolder(path, copy.folder));
  }

  pathOf({ medium, folder, source }: CopyOperation): string {
    return this.#absolute(joinPath(this.#present.get(medium)?.root ?? medium.root, folder, source));
  }

  /** The file outside of the cabinet counts. @see extracting-files-from-cabinets */
  find(copy: CopyOperation): FoundSource | Win32Error {
    const { volume } = this.#work.transaction;
    const outside = findSource(volume, this.pathOf(copy));
    if (outside !== undefined) return opened(volume, outside, copy.style);
    const cabinets = this.#present.get(copy.medium)?.cabinets;
    if (cabinets) return this.#extracted(copy, cabinets);
    return missing(volume, this.pathOf(copy));
  }

  #extracted(copy: CopyOperation, cabinets: CabinetSet): FoundSource | Win32Error {
    const member = cabinets.first.files.find(file => sameName(baseName(file.name), copy.source));
    if (!member) return win32('ERROR_FILE_NOT_FOUND');
    const bytes = cabinets.read(member).value;
    if (!bytes) return win32('ERROR_INVALID_DATA');
    const content = this.#work.transaction.volume.content(bytes);
    return { path: this.pathOf(copy), content, inCabinet: true };
  }

  #enter(copy: CopyOperation, root: string): void {
    this.#present.set(copy.medium, { root, cabinets: this.#cabinets(copy, root) });
  }

  /** The tag file, where it is a cabinet. */
  #cabinets({ medium: { tagfile }, folder }: CopyOperation, root: string): CabinetSet | undefined {
    if (!tagfile) return undefined;
    return [joinPath(root, folder, tagfile), joinPath(root, tagfile)]
      .map(path => openCabinets(this.#work.transaction, this.#absolute(path)))
      .find(set => set !== undefined);
  }

  #absolute(path: string): string {
    return absolutePath(path, this.#work.currentDirectory);
  }
}

/** Opens a cabinet; those that follow it are looked for in its folder. */
export function openCabinets({ volume }: Transaction, path: string): CabinetSet | undefined {
  const open = (file: string): Cabinet | undefined => {
    const bytes = volume.file(file)?.bytes();
    return bytes && isCabinet(bytes) ? readCabinet(bytes).value : undefined;
  };
  const first = open(path);
  return first && new CabinetSet(first, next => open(joinPath(folderOf(path), next.cabinet)));
}

/**
 * What copying a file gives: itself decompressed, unless its style says otherwise.
 * Assumed: a queue finds out by the file's beginning whether it is compressed, as SetupDecompressOrCopyFile
 * does, so of a cabinet its first file is copied; settled by copying a cabinet with CopyFiles on Windows.
 */
export function opened(volume: VolumeReader, path: string, style: number): FoundSource | Win32Error {
  const content = volume.file(path)!;
  const bytes = content.bytes();
  const compression = bytes && !(style & SP_COPY_NODECOMP) ? readCompression(bytes).compression : 'none';
  if (!bytes || compression === 'none') return { path, content, inCabinet: false };
  const plain = decompressed(bytes, compression);
  return plain ? { path, content: volume.content(plain), inCabinet: false } : win32('ERROR_INVALID_DATA');
}

/** Whether an error says that a file is not there. */
export function isAbsence(error: Win32Error): boolean {
  return error === win32('ERROR_FILE_NOT_FOUND') || error === win32('ERROR_PATH_NOT_FOUND');
}

/**
 * The error of a file that is not there.
 * Assumed: a source folder that is missing is told from a missing file; settled by copying from one on Windows.
 */
export function missing(volume: VolumeReader, path: string): Win32Error {
  return win32(volume.directory(folderOf(path)) ? 'ERROR_FILE_NOT_FOUND' : 'ERROR_PATH_NOT_FOUND');
}

function withoutFolder(path: string, folder: string): string {
  const [whole, end] = [path.replace(/[\\/]+$/, ''), `\\${foldCase(folder)}`];
  return folder !== '' && foldCase(`\\${whole}`).endsWith(end)
    ? whole.slice(0, -folder.length).replace(/\\$/, '')
    : whole;
}
