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
    const copied = wantedFiles(subject).flatMap(wanted => {
      const bytes = wanted.file && wanted.content();
      return bytes ? look.at(wanted.name, bytes, wanted.architecture, wanted) : [];
    });
    const own = look.own();
    const inf = own
      ? architecturesIn(subject).flatMap(one => look.at(subject.source.name, own.bytes(), one))
      : [];
    return [...inf, ...copied];
  });
}

/** Looks files up in the catalogs; each content is digested once for each catalog. */
class Look {
  readonly #subject: Subject;
  readonly #seen = new Map<string, readonly UnlistedFile[]>();

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** A template is not yet the INF that is signed. */
  own(): PackageFile | undefined {
    const { source, options } = this.#subject;
    if (options.template) return undefined;
    return source.package?.files.find(({ path }) => foldCase(path) === foldCase(source.name));
  }

  at(
    name: string,
    bytes: Uint8Array,
    architecture: Architecture,
    wanted?: WantedFile,
  ): readonly UnlistedFile[] {
    const catalog = catalogOn(this.#subject, architecture);
    if (!catalog?.catalog) return [];
    const id = `${foldCase(catalog.name)} ${foldCase(wanted?.path ?? name)} ${wanted?.span.start}`;
    const seen = this.#seen.get(id) ?? this.#look(name, bytes, catalog, wanted);
    this.#seen.set(id, seen);
    return seen;
  }

  #look(
    name: string,
    bytes: Uint8Array,
    catalog: NamedCatalog,
    wanted: WantedFile | undefined,
  ): readonly UnlistedFile[] {
    const { digest } = this.#subject.source.package!;
    if (membersOf(catalog.index, bytes, digest).length > 0) return [];
    const listed = catalog.catalog!.members.find(({ attributes }) =>
      valuesOf(attributes, 'File').some(file => foldCase(file) === foldCase(name)),
    );
    const isUnknown = isDigestedOtherwise(name, bytes) && (listed || !namesFiles(catalog.catalog!));
    return isUnknown ? [] : [{ name, catalog, bytes, listed, wanted }];
  }
}

function namesFiles({ members }: Catalog): boolean {
  return members.some(({ attributes }) => valuesOf(attributes, 'File').length > 0);
}
