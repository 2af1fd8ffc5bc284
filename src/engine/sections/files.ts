import { documented, eraOf, foldCase } from '../../base/index.ts';
import {
  type Destination,
  destinationOf,
  directoryText,
  type FileCopy,
  type InfLine,
  locatedFields,
  readCopyFiles,
  readInteger,
} from '../../inf/index.ts';
import { securityOf } from './registry/security.ts';
import { type Refusal, type SectionWork, untilRefused } from './work.ts';

/** Hands on `CopyFiles = @file | list[, …]`. @see inf-copyfiles-directive */
export function performCopyFiles(work: SectionWork, directive: InfLine): Refusal {
  return untilRefused(copiesOf(work, directive), ({ own, file }) => copy(work, own, file));
}

/**
 * Hands on that the files go which `CopyFiles` copied; what runs from the driver store goes with the package, and what
 * is in use at the next start of Windows.
 * @see creating-a-primitive-driver
 */
export function undoCopyFiles(work: SectionWork, directive: InfLine): Refusal {
  const below = foldCase(`${work.installation.directories.package ?? ''}\\`);
  return untilRefused(copiesOf(work, directive), ({ own, file }) => {
    const target = pathIn(own, file.destination, file.target);
    if (foldCase(target).startsWith(below)) return undefined;
    const origin = own.origin(file.span, documented('creating-a-primitive-driver'));
    return work.installation.files.receive({ kind: 'delete', target, flags: DELFLG_IN_USE, origin });
  });
}

const DELFLG_IN_USE = 1;

/** The files that a directive names, each with the work of the INF that has its list. */
function copiesOf(work: SectionWork, directive: InfLine): { own: SectionWork; file: FileCopy }[] {
  const holders = locatedFields(directive).map(({ value }) => work.holding(value));
  const sources = new Map(holders.map(one => [one.source, one]));
  return [...sources.values()].flatMap(own =>
    readCopyFiles(own.inf, directive)
      .files.filter(file => work.holding(file.section ?? '').source === own.source)
      .map(file => ({ own, file })),
  );
}

/** `own` has the list, `work` the line that names it or a file. */
function copy(work: SectionWork, own: SectionWork, file: FileCopy): Refusal {
  const { section, source, flags, span } = file;
  const { sddl, refusal } = section === undefined ? {} : securityOf(own, section);
  if (refusal !== undefined) return refusal;
  return work.installation.files.receive({
    kind: 'copy',
    inf: own.source,
    section,
    source,
    target: pathIn(own, file.destination, file.target),
    flags,
    origin: own.origin(span, documented('inf-copyfiles-directive')),
    ...(sddl !== undefined && { security: sddl }),
  });
}

/** Hands on `DelFiles = list[, …]`, lines `name[, , , flags]`. @see inf-delfiles-directive */
export function performDelFiles(work: SectionWork, directive: InfLine): Refusal {
  const because = documented('inf-delfiles-directive');
  return untilRefused(work.linesOf(directive), ({ work: own, section, line }) =>
    own.installation.files.receive({
      kind: 'delete',
      target: pathIn(own, destinationOf(own.inf, section), line.field(1) ?? ''),
      flags: readInteger(line.field(4) ?? '') || 0,
      origin: own.origin(line.lineSpan, because),
    }),
  );
}

/** Hands on `RenFiles = list[, …]`, lines `new, old`. @see inf-renfiles-directive */
export function performRenFiles(work: SectionWork, directive: InfLine): Refusal {
  const because = documented('inf-renfiles-directive');
  return untilRefused(work.linesOf(directive), ({ work: own, section, line }) => {
    const destination = destinationOf(own.inf, section);
    return own.installation.files.receive({
      kind: 'rename',
      from: pathIn(own, destination, line.field(2) ?? ''),
      to: pathIn(own, destination, line.field(1) ?? ''),
      origin: own.origin(line.lineSpan, because),
    });
  });
}

/** Hands on `CopyINF = file[, …]` where sections still do that: since Vista importing a package does. */
export function performCopyInf(work: SectionWork, directive: InfLine): Refusal {
  if (eraOf(work.facts).copyInf !== 'after-install') return undefined;
  const because = documented('inf-copyinf-directive');
  return untilRefused(locatedFields(directive), ({ value: file, span }) =>
    work.installation.files.receive({
      kind: 'copy-inf',
      inf: work.source,
      file,
      origin: work.origin(span, because),
    }),
  );
}

/** The path of a file in the folder that [DestinationDirs] gives. */
function pathIn(work: SectionWork, { dirId, subdirectory }: Destination, name: string): string {
  return pathOf(work, dirId, subdirectory, name);
}

/** The path of what lies in a folder named by its identifier, and in a folder below. */
export function pathOf(work: SectionWork, dirId: number, ...below: readonly (string | undefined)[]): string {
  const parts = [directoryText(dirId, work.installation.directories), ...below.map(part => part ?? '')];
  return parts
    .filter(part => part !== '')
    .map(part => part.replace(/\\+$/, ''))
    .join('\\');
}
