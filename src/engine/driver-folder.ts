import { foldCase } from '../base/index.ts';
import type { NamedInf } from '../inf/index.ts';
import type { Content, FileNode } from '../machine/index.ts';
import { folderOpener, readingOf } from './inf-files.ts';
import {
  type DeviceIds,
  DriverIndex,
  type DriverNode,
  type Package,
  type SelectingWindows,
} from './select/index.ts';
import type { Session } from './session.ts';

/** A file of a folder that should be an INF; one that is one, and its number in the index. */
interface Member {
  readonly folded: string;
  readonly content: Content;
  readonly source?: NamedInf;
  readonly number?: number;
}

type Open = (name: string, content: Content) => NamedInf | undefined;

/** What was read of a folder as it was and as it is: it only grows, and a folder says what of it counts. */
class ReadInfs {
  readonly index: DriverIndex = new DriverIndex();
  /** Those in the index, by their numbers. */
  readonly indexed: Member[] = [];
  /** The last of each folded name. */
  readonly #members = new Map<string, Member>();

  /** What is known of a file, if it is the same file. */
  known({ folded, content }: FileNode): Member | undefined {
    const member = this.#members.get(folded);
    return member?.content === content ? member : undefined;
  }

  read({ name, folded, content }: FileNode, open: Open): Member {
    const source = open(name, content!);
    const number = source && this.index.add({ source, signature: 'unsigned' });
    const member = { folded, content: content!, ...(source && { source, number: number! }) };
    this.#members.set(folded, member);
    if (source) this.indexed.push(member);
    return member;
  }
}

/** The INFs of a folder as it is, found by the identifiers that they name. */
export class DriverFolder {
  readonly #node: FileNode;
  readonly #read: ReadInfs;
  /** In the order of the folder. */
  readonly #members: readonly Member[];

  /** What a folder has in common with what it was is not read again, unless most of that would be of no use. */
  constructor(node: FileNode, open: Open, before?: DriverFolder) {
    this.#node = node;
    const files = [...node.children()].filter(({ folded, content }) => content && folded.endsWith('.INF'));
    const was = before ? before.#read : new ReadInfs();
    const known = files.map(file => was.known(file));
    const useful = known.filter(member => member).length;
    const isShared = 2 * useful >= Math.max(files.length, was.index.packages);
    const read = isShared ? was : new ReadInfs();
    this.#read = read;
    this.#members = files.map((file, i) => (isShared && known[i]) || read.read(file, open));
  }

  /** The INFs of the folder, in its order. */
  get sources(): NamedInf[] {
    return this.#members.flatMap(({ source }) => source ?? []);
  }

  /**
   * The driver nodes for a device, in the order of files and lines; of those that match is asked who signed them, or
   * that they do not count.
   */
  match(
    device: DeviceIds,
    windows: SelectingWindows,
    signed: (source: NamedInf) => Package | undefined,
  ): DriverNode[] {
    const nodes = this.#read.index.match(device, windows, number => {
      const { folded, content, source } = this.#read.indexed[number]!;
      return this.#node.child(folded)?.content === content ? signed(source!) : undefined;
    });
    return nodes.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
  }
}

function placeOf(node: DriverNode): string {
  return foldCase(node.package.source.name);
}

/** What is known of folders, by what they are and how a program reads INFs; and what was read last, to go on from. */
const FOLDERS = new WeakMap<FileNode, Map<string, DriverFolder>>();
let latest: { readonly reading: string; readonly folder: DriverFolder } | undefined;

/** The INFs of a folder; undefined where there is none. What is no INF is passed over. */
export function readFolder(session: Session, path: string): DriverFolder | undefined {
  const node = session.transaction.volume.node(path);
  if (!node || node.content) return undefined;
  const known = FOLDERS.get(node) ?? new Map<string, DriverFolder>();
  FOLDERS.set(node, known);
  const reading = readingOf(session, path);
  const before = latest?.reading === reading ? latest.folder : undefined;
  const folder = known.get(reading) ?? new DriverFolder(node, folderOpener(session, path), before);
  known.set(reading, folder);
  latest = { reading, folder };
  return folder;
}
