import { type Architecture, foldCase, type Span } from '../../base/index.ts';
import { readCopyFiles, sourceDisk, sourceFile } from '../../inf/index.ts';
import type { PackageFile } from '../package.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A file that an install section copies, and where in the package it has to be. */
export interface WantedFile {
  readonly name: string;
  /** From the INF's folder, with slashes; undefined where [SourceDisksFiles] does not tell. */
  readonly path: string;
  readonly architecture: Architecture;
  readonly span: Span;
  readonly use: Use;
  /** The file of that path, whatever its case. */
  readonly file: PackageFile | undefined;
}

/** The files that the package has to hold; none where its files are not at hand, or where they are in cabinets. */
export function wantedFiles(subject: Subject): readonly WantedFile[] {
  return subject.view('wanted files', () => {
    const files = subject.source.files;
    if (!files) return [];
    const byPath = new Map(files.map(file => [foldCase(file.path), file]));
    return subject.models.flatMap(({ architecture, section }) => {
      const uses = section ? installsOf(subject, section.name) : [];
      return uses.flatMap(use => wantedBy(subject, use, architecture, byPath));
    });
  });
}

/** The install sections that a Models section leads to: those that its lines name, with their decorations. */
function installsOf(subject: Subject, models: string): readonly Use[] {
  const names = (subject.inf.section(models)?.lines ?? []).flatMap(line => line.field(1) ?? []);
  return subject
    .usesOf('DDInstall')
    .filter(({ section }) =>
      names.some(name => foldCase(section.name).replace(/\.NT[A-Z0-9]*$/, '') === foldCase(name)),
    );
}

function wantedBy(
  { inf }: Subject,
  use: Use,
  architecture: Architecture,
  byPath: ReadonlyMap<string, PackageFile>,
): WantedFile[] {
  const lines = use.statements
    .filter(({ directive }) => directive?.name === 'CopyFiles')
    .map(({ line }) => line);
  return lines.flatMap(line =>
    readCopyFiles(inf, line).files.flatMap(({ source, span }): WantedFile[] => {
      const listed = sourceFile(inf, source, architecture);
      const disk = listed && sourceDisk(inf, listed.diskId, architecture);
      if (!disk || disk.tagOrCabinet) return [];
      const path = [disk.path ?? '', listed.subdirectory ?? '', source]
        .join('/')
        .replaceAll(/[\\/]+/g, '/')
        .replace(/^\//, '');
      return [{ name: source, path, architecture, span, use, file: byPath.get(foldCase(path)) }];
    }),
  );
}
