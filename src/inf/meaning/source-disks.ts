import { type Architecture, sameName } from '../../base/index.ts';
import type { Inf, InfLine } from '../open/inf.ts';
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
  const line = findLine(inf, 'SourceDisksNames', architecture, key => readInteger(key) === id);
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
  const line = findLine(inf, 'SourceDisksFiles', architecture, key => sameName(key, name));
  return (
    line && {
      file: locatedField(line, 0)!,
      diskId: readInteger(line.field(1) ?? ''),
      subdirectory: line.field(2) || undefined,
    }
  );
}

function findLine(
  inf: Inf,
  section: string,
  architecture: Architecture,
  matches: (key: string) => boolean,
): InfLine | undefined {
  return [`${section}.${architecture}`, section]
    .flatMap(name => inf.section(name)?.lines ?? [])
    .find(line => line.key !== undefined && matches(line.key));
}
