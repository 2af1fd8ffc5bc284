import { type Architecture, foldCase, type Span } from '../../base/index.ts';
import {
  type Catalog,
  type CatalogIndex,
  type CatalogMember,
  indexOfCatalog,
  isDigestedOtherwise,
  membersOf,
  readCatalog,
  valuesOf,
} from '../../catalog/index.ts';
import { catalogFor } from '../../inf/index.ts';
import type { PackageFile } from '../package.ts';
import { architecturesIn } from './architectures.ts';
import { type WantedFile, wantedFiles } from './package-files.ts';
import type { Subject } from './subject.ts';

/** A catalog that the INF names and the package has. */
export interface NamedCatalog {
  readonly name: string;
  /** Where the INF names it. */
  readonly span: Span;
  /** Undefined: the file is no catalog. */
  readonly catalog: Catalog | undefined;
  readonly index: CatalogIndex;
}

/** The catalogs of the package that can be looked into, each once. */
export function catalogsOf(subject: Subject): readonly NamedCatalog[] {
  return subject.view('catalogs', () => {
    const byPath = new Map(subject.source.package?.files.map(file => [foldCase(file.path), file]));
    const named = new Map(subject.version.catalogs.map(({ file }) => [foldCase(file.value), file]));
    return [...named].flatMap(([id, { value: name, span }]): NamedCatalog[] => {
      const bytes = byPath.get(id)?.bytes();
      if (!bytes) return [];
      const catalog = readCatalog(bytes).value;
      return [{ name, span, catalog, index: catalog ? indexOfCatalog(catalog) : new Map() }];
    });
  });
}

/** The catalog that counts on an architecture. */
export function catalogOn(subject: Subject, architecture: Architecture): NamedCatalog | undefined {
  const name = catalogFor(subject.version, architecture)?.value;
  return name === undefined
    ? undefined
    : catalogsOf(subject).find(catalog => foldCase(catalog.name) === foldCase(name));
}

/** A file that the catalog has to list and does not, and what it lists under its name. */
export interface UnlistedFile {
  /** Its path in the package. */
  readonly name: string;
  readonly catalog: NamedCatalog;
  readonly bytes: Uint8Array;
  readonly listed: CatalogMember | undefined;
  /** Where it is copied; undefined for the INF itself. */
  readonly wanted: WantedFile | undefined;
}

/**
 * Files of the package whose bytes are not among those that the catalog lists: the INF, and what is copied. A file
 * that Windows digests in a way of its kind counts as listed where one of its name is.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/catalog-files
 */
export function unlistedFiles(subject: Subject): readonly UnlistedFile[] {
  return subject.view('unlisted files', () => {
    const { package: beside } = subject.source;
    if (!beside || catalogsOf(subject).length === 0) return [];
    const look = new Look(subject);
    const own = ownFile(subject);
    return [
      ...(own ? architecturesIn(subject).flatMap(one => look.at(own.path, own.bytes, one)) : []),
      ...wantedFiles(subject).flatMap(wanted =>
        wanted.file ? look.at(wanted.path, wanted.content, wanted.architecture, wanted) : [],
      ),
    ];
  });
}

/** The INF; a template is not yet the one that is signed. */
function ownFile({ source, options }: Subject): PackageFile | undefined {
  if (options.template) return undefined;
  return source.package?.files.find(({ path }) => foldCase(path) === foldCase(source.name));
}

type Content = () => Uint8Array | undefined;
type Unlisted = Pick<UnlistedFile, 'name' | 'catalog' | 'bytes' | 'listed'>;

/** Looks files up in the catalogs, each once however often it is copied. */
class Look {
  readonly #subject: Subject;
  readonly #seen = new Map<string, Unlisted | undefined>();

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  at(path: string, content: Content, architecture: Architecture, wanted?: WantedFile): UnlistedFile[] {
    const catalog = catalogOn(this.#subject, architecture);
    if (!catalog?.catalog) return [];
    const id = `${foldCase(catalog.name)}\0${foldCase(path)}`;
    if (!this.#seen.has(id)) this.#seen.set(id, this.#look(path, content(), catalog));
    const unlisted = this.#seen.get(id);
    return unlisted ? [{ ...unlisted, wanted }] : [];
  }

  #look(path: string, bytes: Uint8Array | undefined, catalog: NamedCatalog): Unlisted | undefined {
    const { digest } = this.#subject.source.package!;
    if (!bytes || membersOf(catalog.index, bytes, digest).length > 0) return undefined;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const listed = catalog.catalog!.members.find(({ attributes }) =>
      valuesOf(attributes, 'File').some(file => foldCase(file) === foldCase(name)),
    );
    const isUnknown = isDigestedOtherwise(name, bytes) && (listed || !namesFiles(catalog.catalog!));
    return isUnknown ? undefined : { name: path, catalog, bytes, listed };
  }
}

function namesFiles({ members }: Catalog): boolean {
  return members.some(({ attributes }) => valuesOf(attributes, 'File').length > 0);
}
