import { type Citation, documented, LineIndex, type Span } from '../base/index.ts';
import { destinationOf, directoryText, type Inf, type InfLine, readInteger } from '../inf/index.ts';
import type { Origin } from '../machine/index.ts';
import type { OpenInf } from './open-inf.ts';
import { joinPath, listingInf, type QueuedOperation } from './sections/queue/index.ts';
import type { Session } from './session.ts';

/** What a file-list section is for. */
export type FileList = 'copy' | 'delete' | 'rename';

const PAGES: Readonly<Record<FileList, Citation>> = {
  copy: documented('inf-copyfiles-directive'),
  delete: documented('inf-delfiles-directive'),
  rename: documented('inf-renfiles-directive'),
};

/** The files of a list: where they go, and what they are called where they come from. */
export function fileTargets(
  session: Session,
  { inf }: OpenInf,
  section: string,
): { readonly target: string; readonly source: string }[] | undefined {
  return inf.section(section)?.lines.map(line => ({
    target: pathIn(session, inf, section, line.field(1) ?? ''),
    source: line.field(2) || (line.field(1) ?? ''),
  }));
}

/** The operations that a file-list section asks for; undefined where there is none. */
export function operationsOf(
  session: Session,
  source: OpenInf,
  list: OpenInf,
  section: string,
  kind: FileList,
): QueuedOperation[] | undefined {
  return list.inf
    .section(section)
    ?.lines.map(line => operationOf(session, source, list, section, line, kind));
}

function operationOf(
  session: Session,
  source: OpenInf,
  list: OpenInf,
  section: string,
  line: InfLine,
  kind: FileList,
): QueuedOperation {
  const path = (name: string | undefined): string => pathIn(session, list.inf, section, name ?? '');
  const origin = originOf(list, line.lineSpan, PAGES[kind]);
  const flags = readInteger(line.field(4) ?? '') || 0;
  const target = path(line.field(1));
  if (kind === 'delete') return { kind, origin, target, flags };
  if (kind === 'rename') return { kind, origin, from: path(line.field(2)), to: target };
  const security = list.inf.section(`${section}.security`)?.lineAt(0)?.field(1);
  const file = line.field(2) || (line.field(1) ?? '');
  const listing = listingInf(source.infs, file, session.program.architecture);
  const inf = { name: source.path, inf: listing };
  return { kind, origin, inf, source: file, target, flags, ...(security && { security }) };
}

/** Where the files of a list go, or without one where files go by default. */
export function pathIn(session: Session, inf: Inf, section: string | undefined, name: string): string {
  const { dirId, subdirectory } = destinationOf(inf, section);
  return joinPath(directoryText(dirId, session.directories), subdirectory, name);
}

function originOf({ path, inf }: OpenInf, span: Span, because: Citation): Origin {
  return {
    inf: path.slice(path.lastIndexOf('\\') + 1),
    line: new LineIndex(inf.text).position(span.start).line,
    because,
  };
}
