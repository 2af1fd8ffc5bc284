import { dirIdOf, type FileCopy, type InfSection, readCopyFiles } from '../../inf/index.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** A file that a CopyFiles copies. */
export interface CopiedFile {
  readonly file: FileCopy;
  /** The section with the CopyFiles. */
  readonly use: Use;
  /** The list that names the file; undefined for `CopyFiles = @file`. */
  readonly list: InfSection | undefined;
}

/** Every file that something copies, as often as it is copied, in the order of the file. */
export function copiesOf(subject: Subject): readonly CopiedFile[] {
  return subject.view('copies', () =>
    subject
      .statementsOf('CopyFiles')
      .flatMap(({ line, use }) =>
        readCopyFiles(subject.inf, line).files.map(file => ({
          file,
          use,
          list: subject.inf.section(file.section ?? ''),
        })),
      )
      .toSorted((a, b) => a.file.span.start - b.file.span.start),
  );
}

/** The driver store. */
export const STORE = 13;

/** `%SystemRoot%\System32\Contoso`, as far as the page of directory IDs tells; else `DIRID 66000, Contoso`. */
export function destinationText({ dirId, subdirectory }: FileCopy['destination']): string {
  const path = dirIdOf(dirId)?.path;
  if (path === undefined) return subdirectory ? `DIRID ${dirId}, ${subdirectory}` : `DIRID ${dirId}`;
  return subdirectory ? `${path}\\${subdirectory}` : path;
}
