import { DEFAULT_DIRECTORIES, type Directories } from '../inf/index.ts';
import type { Transaction } from '../machine/index.ts';
import { type PackageRecord, packageText } from './package-text.ts';

/** Where everything comes from that a machine is given because a record shows it. */
export const RECORDED = {
  call: 'the recording',
  because: { grade: 'observed', record: 'recordings' },
} as const;

/** As logs write them, and with the person whose name stands in recordings. */
export const DIRECTORIES: Directories = {
  ...DEFAULT_DIRECTORIES,
  windows: 'C:\\Windows',
  system: 'C:\\Windows\\System32',
  userProfile: 'C:\\Users\\user',
};

/** Writes a rebuilt package with its INF at that path. */
export function writePackage(transaction: Transaction, path: string, of: PackageRecord): void {
  const folder = path.slice(0, path.lastIndexOf('\\'));
  const put = (name: string, text: string): void => {
    const after = transaction.volume.content(new TextEncoder().encode(text));
    transaction.change({ kind: 'file', path: `${folder}\\${name}`, after }, RECORDED);
  };
  for (const file of of.files) put(file, file);
  if (of.catalog !== undefined) put(of.catalog, of.catalog);
  put(path.slice(folder.length + 1), packageText(of));
}
