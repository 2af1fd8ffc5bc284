import type { Span } from '../../base/index.ts';
import type { Inf } from '../open/inf.ts';
import { readInteger } from './located.ts';

/** Where the files of a file-list section go. */
export interface Destination {
  readonly dirId: number;
  readonly subdirectory: string | undefined;
  /** The [DestinationDirs] entry that says so; absent where none does. */
  readonly span: Span | undefined;
}

/** Files that nothing gives a place go here: the system directory. Observed: `query/SetupGetTargetPath`. */
const DEFAULT_DIRID = 11;

/**
 * The destination of a file-list section, or without a section of files copied by `@name`.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-destinationdirs-section
 */
export function destinationOf(inf: Inf, fileListSection: string | undefined): Destination {
  const section = inf.section('DestinationDirs');
  const own = fileListSection === undefined ? undefined : section?.line(fileListSection);
  const line = own ?? section?.line('DefaultDestDir');
  if (!line) return { dirId: DEFAULT_DIRID, subdirectory: undefined, span: undefined };
  return {
    dirId: readInteger(line.field(1) ?? ''),
    subdirectory: line.field(2) || undefined,
    span: line.lineSpan,
  };
}
