import type { OwnFile } from '../../model/index.ts';

/** A driver package is not a disk: more than these are not read. */
const MOST_FILES = 5000;
const MOST_BYTES = 256 << 20;
/** Folders that are no part of a rehearsal, and large. */
const LEFT_OUT = /^(?:node_modules|\.git)$/;

/** A file, and where it is below what was chosen, with slashes. */
interface Found {
  readonly path: string;
  readonly file: File;
}

/** The only file that was dropped; a folder is none. */
export function fileOf({ items, files }: Pick<DataTransfer, 'items' | 'files'>): File | undefined {
  const [file, more] = files;
  const isFolder = items[0]?.webkitGetAsEntry()?.isDirectory ?? false;
  return file && !more && !isFolder ? file : undefined;
}

/** What was opened: files, or a folder with all that is in it. */
export function readChosen(files: FileList | null): Promise<OwnFile[]> {
  return read(Array.from(files ?? [], file => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Of Chromium; the types of pages know only what all browsers have. */
type Item = DataTransferItem & {
  readonly getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
};

/**
 * What was dropped. It has to be asked for at once: when the drop is over, nothing is there any more. Entries are what
 * all browsers have; but to a page that is a file Chromium reads handles only.
 */
export async function readDropped({ items, files }: DataTransfer): Promise<OwnFile[]> {
  const dropped = Array.from(items as Iterable<Item>, item => ({
    handle: item.getAsFileSystemHandle?.(),
    entry: item.webkitGetAsEntry(),
  }));
  if (!dropped.some(({ entry }) => entry)) return readChosen(files);
  const found: Found[] = [];
  for (const { handle, entry } of dropped) {
    const own = await handle;
    if (own) await gatherHandle(own, own.name, found);
    else if (entry) await gatherEntry(entry, found);
  }
  return read(found);
}

async function gatherHandle(handle: FileSystemHandle, path: string, found: Found[]): Promise<void> {
  if (handle.kind === 'file') {
    add({ path, file: await (handle as FileSystemFileHandle).getFile() }, found);
  } else if (!LEFT_OUT.test(handle.name)) {
    for await (const one of (handle as FileSystemDirectoryHandle).values())
      await gatherHandle(one, `${path}/${one.name}`, found);
  }
}

async function gatherEntry(entry: FileSystemEntry, found: Found[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    add({ path: entry.fullPath.replace(/^\//, ''), file }, found);
  } else if (!LEFT_OUT.test(entry.name)) {
    for (const one of await entriesIn(entry as FileSystemDirectoryEntry)) await gatherEntry(one, found);
  }
}

function add(file: Found, found: Found[]): void {
  found.push(file);
  if (found.length > MOST_FILES) throw new TooMuch(`${MOST_FILES} files`);
}

/** Thrown with what to tell whoever dropped it. */
class TooMuch extends Error {
  constructor(what: string) {
    super(
      `more than ${what}: open a rehearsal with the folders that it names, or the folder of a driver package`,
    );
  }
}

/** A reader gives a hundred at a time, and none when there are no more. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function read(found: readonly Found[]): Promise<OwnFile[]> {
  const wanted = found.filter(({ path }) => !path.split('/').some(part => LEFT_OUT.test(part)));
  if (wanted.length > MOST_FILES) throw new TooMuch(`${MOST_FILES} files`);
  if (wanted.reduce((sum, { file }) => sum + file.size, 0) > MOST_BYTES)
    throw new TooMuch(`${MOST_BYTES >> 20} MB`);
  return Promise.all(
    wanted.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}
