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
  readonly content: Content;
  readonly source?: NamedInf;
  readonly number?: number;
}

type Open = (name: string, content: Content) => NamedInf | undefined;

/**
 * The INFs of a folder as it is, found by the identifiers that they name. The index is shared with the folder as it
 * was before: it only grows, and the numbers say what of it counts.
 */
export class DriverFolder {
  readonly #index: DriverIndex;
  /** By folded name, in the order of the folder. */
  readonly #members: ReadonlyMap<string, Member>;
  readonly #sources: ReadonlyMap<number, NamedInf>;

  /** What a folder has in common with what it was is not indexed again, unless most of that index would be of no use. */
  constructor(node: FileNode, open: Open, before?: DriverFolder) {
    const files = [...node.children()].filter(({ name, content }) => content && /\.inf$/i.test(name));
    const known = files.filter(file => before?.member(file)).length;
    const shared = before && 2 * known >= Math.max(files.length, before.indexed) ? before : undefined;
    this.#index = shared ? shared.#index : new DriverIndex();
    this.#members = new Map(
      files.map(file => [
        file.folded,
        shared?.member(file) ?? this.#newMember(file.name, file.content!, open),
      ]),
    );
    this.#sources = new Map(
      [...this.#members.values()].flatMap(({ number, source }) =>
        number !== undefined && source ? [[number, source]] : [],
      ),
    );
  }

  /** How many INFs are in the index, counting those that are gone. */
  get indexed(): number {
    return this.#index.packages;
  }

  /** What is known of a file, if it is the same file. */
  member({ folded, content }: FileNode): Member | undefined {
    const member = this.#members.get(folded);
    return member?.content === content ? member : undefined;
  }

  /** The INFs of the folder, in its order. */
  get sources(): NamedInf[] {
    return [...this.#sources.values()];
  }

  /** The driver nodes for a device, in the order of files and lines; who signed is asked of those that match. */
  match(device: DeviceIds, windows: SelectingWindows, signed: (source: NamedInf) => Package): DriverNode[] {
    const nodes = this.#index.match(device, windows, number => {
      const source = this.#sources.get(number);
      return source && signed(source);
    });
    return nodes.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
  }

  #newMember(name: string, content: Content, open: Open): Member {
    const source = open(name, content);
    if (!source) return { content };
    return { content, source, number: this.#index.add({ source, signature: 'unsigned' }) };
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
