import { type Architecture, foldCase, type Span, sameName } from '../../base/index.ts';
import {
  CabinetSet,
  compressedName,
  decompressed,
  readCabinet,
  readCompression,
} from '../../cabinet/index.ts';
import { type SourceDisk, type SourceFile, sourceDisk, sourceFile } from '../../inf/index.ts';
import type { PackageFile } from '../package.ts';
import { architecturesOf } from './architectures.ts';
import { copiesOf } from './copies.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A file that an install section copies, and where in the package it has to be. */
export interface WantedFile {
  readonly name: string;
  /** From the INF's folder, with slashes. */
  readonly path: string;
  readonly architecture: Architecture;
  readonly span: Span;
  readonly use: Use;
  /** The file of that path, whatever its case; else the compressed file or the cabinet that it is in. */
  readonly file: PackageFile | undefined;
  readonly held: 'plain' | 'compressed' | 'in a cabinet';
  /** The cabinet that [SourceDisksNames] names. */
  readonly cabinet: string | undefined;
  /** What is installed; undefined where it cannot be decompressed. */
  readonly content: () => Uint8Array | undefined;
}

/** The files that the package has to hold; none where its files are not at hand. */
export function wantedFiles(subject: Subject): readonly WantedFile[] {
  return subject.view('wanted files', () => {
    const beside = subject.source.package;
    if (!beside) return [];
    const shelf = new Shelf(beside.files);
    return copiesOf(subject).flatMap(({ file, use }) =>
      architecturesOf(subject, use).flatMap((architecture): WantedFile[] => {
        const listed = sourceFile(subject.inf, file.source, architecture);
        const disk = listed && sourceDisk(subject.inf, listed.diskId, architecture);
        if (!disk) return [];
        const { source: name, span } = file;
        return [{ name, architecture, span, use, ...shelf.find(name, listed, disk) }];
      }),
    );
  });
}

/** With 0x10 in its flags a medium has its tag file in a field of its own. */
const IS_CABINET = 0x10;

/** The files of a package by their paths, and cabinets that were looked into. */
class Shelf {
  readonly #byPath: ReadonlyMap<string, PackageFile>;
  readonly #cabinets = new Map<PackageFile, CabinetSet | undefined>();

  constructor(files: readonly PackageFile[]) {
    this.#byPath = new Map(files.map(file => [foldCase(file.path), file]));
  }

  /**
   * A file as it lies, compressed for itself, or in the cabinet of its medium, in this order.
   * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-sourcedisksnames-section
   */
  find(
    name: string,
    { subdirectory }: SourceFile,
    disk: SourceDisk,
  ): Pick<WantedFile, 'path' | 'file' | 'held' | 'cabinet' | 'content'> {
    const path = joined(disk.path, subdirectory, name);
    const cabinet = cabinetOf(disk);
    const plain = this.#file(path);
    if (plain) return { path, cabinet, file: plain, held: 'plain', content: () => plain.bytes() };
    const small = this.#file(compressedName(path));
    if (small) return { path, cabinet, file: small, held: 'compressed', content: () => expanded(small) };
    const holder = cabinet === undefined ? undefined : this.#cabinet(disk, cabinet);
    const member = holder?.set?.first.files.find(file => sameName(lastPart(file.name), name));
    return {
      path,
      cabinet,
      file: member && holder?.file,
      held: 'in a cabinet',
      content: () => (member ? holder?.set?.read(member).value : undefined),
    };
  }

  #file(path: string): PackageFile | undefined {
    return this.#byPath.get(foldCase(path));
  }

  /** In the folder of the medium, or where the medium begins. */
  #cabinet(disk: SourceDisk, name: string): { file: PackageFile; set: CabinetSet | undefined } | undefined {
    const file = this.#file(joined(disk.path, name)) ?? this.#file(joined(name));
    if (!file) return undefined;
    if (!this.#cabinets.has(file)) this.#cabinets.set(file, this.#opened(file));
    return { file, set: this.#cabinets.get(file) };
  }

  #opened(file: PackageFile): CabinetSet | undefined {
    const first = readCabinet(file.bytes()).value;
    const folder = file.path.slice(0, -lastPart(file.path).length);
    return (
      first &&
      new CabinetSet(first, next => {
        const other = this.#file(joined(folder, next.cabinet));
        return other && readCabinet(other.bytes()).value;
      })
    );
  }
}

function cabinetOf({ tagOrCabinet, flags }: SourceDisk): string | undefined {
  const isCabinet = (flags & IS_CABINET) !== 0 || /\.cab$/i.test(tagOrCabinet ?? '');
  return isCabinet ? tagOrCabinet : undefined;
}

function expanded(file: PackageFile): Uint8Array | undefined {
  const bytes = file.bytes();
  const { compression } = readCompression(bytes);
  return compression === 'none' ? undefined : decompressed(bytes, compression);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts
    .map(part => part ?? '')
    .join('/')
    .replaceAll(/[\\/]+/g, '/')
    .replace(/^\//, '');
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
