import { foldCase } from '../base/index.ts';
import { type Content, contentOf, type Digest } from './content.ts';
import type { UnrecordedReads } from './coverage.ts';
import type { Disks, FileNode, VolumeReader } from './reader.ts';

/**
 * The parts of an absolute path: the drive (`C:` or `\\server\share`) and the names below, without `.`, `..`
 * and the dots and blanks that Windows drops from the end of a name. Undefined when there is no drive or a
 * name has a character that no file can have.
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function pathParts(path: string): readonly string[] | undefined {
  const plain = path.replaceAll('/', '\\').replace(/^\\\\\?\\/, '');
  const drive = /^(?:[A-Za-z]:|\\\\[^\\]+\\[^\\]+)(?=\\|$)/.exec(plain)?.[0];
  if (drive === undefined) return undefined;
  const parts = [drive];
  for (const name of plain.slice(drive.length).split('\\')) {
    const trimmed = name === '..' ? name : name.replace(/[. ]+$/, '');
    if (trimmed === '..') parts.splice(Math.max(1, parts.length - 1), 1);
    else if (/[<>:"|?*\0-\x1f]/.test(trimmed)) return undefined;
    else if (trimmed !== '') parts.push(trimmed);
  }
  return parts;
}

/** A path as it is meant in a current directory. */
export function absolutePath(path: string, current: string): string {
  if (/^(?:[a-z]:|[\\/]{2})/i.test(path)) return path;
  return /^[\\/]/.test(path) ? current.slice(0, 2) + path : `${current}\\${path}`;
}

/** Windows' rules over stored files: names that differ only in case, and what a path names. */
export class Volume implements VolumeReader {
  readonly #disks: Disks;
  readonly #digest: Digest;
  readonly #reads: UnrecordedReads | undefined;

  constructor(disks: Disks, digest: Digest, reads?: UnrecordedReads) {
    this.#disks = disks;
    this.#digest = digest;
    this.#reads = reads;
  }

  resolve(path: string): string | undefined {
    const parts = pathParts(path);
    if (!parts) return undefined;
    const names: string[] = [];
    let node: FileNode | undefined = this.#disks.root;
    for (const part of parts) {
      node = node?.child(foldCase(part));
      names.push(node?.name ?? part);
    }
    return names.join('\\');
  }

  drives(): readonly string[] {
    return [...this.#disks.root.children()].map(node => node.name);
  }

  file(path: string): Content | undefined {
    return this.#find(path, this.#disks.root)?.content;
  }

  directory(path: string): boolean {
    const node = this.#find(path, this.#disks.root);
    return node !== undefined && node.content === undefined;
  }

  list(path: string): readonly string[] {
    this.#reads?.listed(path);
    return [...(this.#find(path, this.#disks.root)?.children() ?? [])].map(node => node.name);
  }

  node(path: string): FileNode | undefined {
    this.#reads?.listed(path);
    return this.#find(path, this.#disks.frozen());
  }

  security(path: string): string | undefined {
    return this.#find(path, this.#disks.root)?.security;
  }

  content(bytes: Uint8Array): Content {
    return contentOf(bytes, this.#digest);
  }

  #find(path: string, root: FileNode): FileNode | undefined {
    let node: FileNode | undefined = root;
    const parts = pathParts(path) ?? [''];
    for (const part of parts) node = node?.child(foldCase(part));
    if (!node) this.#reads?.missed(parts.join('\\'));
    return node;
  }
}
