import type { Architecture } from '../../base/index.ts';
import type { Inf, InfSection } from '../open/inf.ts';
import { type Located, locatedField, readInteger } from './located.ts';

/** An entry of [SourceDisksNames]: a medium the package comes on. */
export interface SourceDisk {
  readonly id: number;
  readonly description: Located<string> | undefined;
  /** A tag file, or a cabinet that holds the files. */
  readonly tagOrCabinet: string | undefined;
  readonly path: string | undefined;
  readonly flags: number;
  /** The tag file where `flags` has 0x10: the field before then names a cabinet. */
  readonly tagFile: string | undefined;
}

/** An entry of [SourceDisksFiles]: where on its medium a file lies. */
export interface SourceFile {
  readonly file: Located<string>;
  readonly diskId: number;
  readonly subdirectory: string | undefined;
}

/**
 * A medium by its number; the architecture's own section is looked at first.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-sourcedisksnames-section
 */
export function sourceDisk(inf: Inf, id: number, architecture: Architecture): SourceDisk | undefined {
  const line = sectionsFor(inf, 'SourceDisksNames', architecture)
    .flatMap(({ lines }) => lines)
    .find(({ key }) => key !== undefined && readInteger(key) === id);
  return (
    line && {
      id,
      description: locatedField(line, 1),
      tagOrCabinet: line.field(2) || undefined,
      path: line.field(4) || undefined,
      flags: readInteger(line.field(5) ?? '') || 0,
      tagFile: line.field(6) || undefined,
    }
  );
}

/**
 * Where a source file lies; the architecture's own section is looked at first.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-sourcedisksfiles-section
 */
export function sourceFile(inf: Inf, name: string, architecture: Architecture): SourceFile | undefined {
  const line = sectionsFor(inf, 'SourceDisksFiles', architecture)
    .map(section => section.line(name))
    .find(found => found !== undefined);
  return (
    line && {
      file: locatedField(line, 0)!,
      diskId: readInteger(line.field(1) ?? ''),
      subdirectory: line.field(2) || undefined,
    }
  );
}

/** The architecture's own section and the one for all, as far as they are there. */
function sectionsFor(inf: Inf, name: string, architecture: Architecture): InfSection[] {
  return [`${name}.${architecture}`, name].flatMap(one => inf.section(one) ?? []);
}
