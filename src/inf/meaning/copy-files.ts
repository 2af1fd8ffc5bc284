import type { Span } from '../../base/index.ts';
import type { Inf, InfLine } from '../open/inf.ts';
import { type Destination, destinationOf } from './destination-dirs.ts';
import { locatedFields, readInteger } from './located.ts';

/** A file that a CopyFiles directive names. */
export interface FileCopy {
  readonly target: string;
  readonly source: string;
  /** The list that names it; undefined for a file copied by `@name`. */
  readonly section: string | undefined;
  /** COPYFLG_… bits. */
  readonly flags: number;
  /** Where they are written, if they are. */
  readonly flagsSpan?: Span;
  readonly destination: Destination;
  /** Where the file is named. */
  readonly span: Span;
}

/** A section that a directive refers to and that the INF does not have. */
export interface MissingSection {
  readonly name: string;
  readonly span: Span;
}

export interface CopyFiles {
  readonly files: readonly FileCopy[];
  readonly missing: readonly MissingSection[];
}

/**
 * The files of a `CopyFiles = @file | section[, …]` line.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-copyfiles-directive
 */
export function readCopyFiles(inf: Inf, directive: InfLine): CopyFiles {
  const files: FileCopy[] = [];
  const missing: MissingSection[] = [];
  for (const { value, span } of locatedFields(directive)) {
    if (value.startsWith('@')) {
      const name = value.slice(1);
      const destination = destinationOf(inf, undefined);
      files.push({ target: name, source: name, section: undefined, flags: 0, destination, span });
      continue;
    }
    const section = inf.section(value);
    if (!section) missing.push({ name: value, span });
    for (const line of section?.lines ?? [])
      files.push(...readFileLine(line, value, destinationOf(inf, value)));
  }
  return { files, missing };
}

/** `destination[, source[, unused[, flags]]]` */
function readFileLine(line: InfLine, section: string, destination: Destination): FileCopy[] {
  const target = line.field(1);
  if (!target) return [];
  const source = line.field(2) || target;
  const flags = readInteger(line.field(4) ?? '') || 0;
  const span = line.lineSpan;
  return [{ target, source, section, flags, flagsSpan: line.span(4), destination, span }];
}
