import { documented, win32 } from '../base/index.ts';
import { readInteger, sourceFile } from '../inf/index.ts';
import { absolutePath } from '../machine/index.ts';
import {
  SP_COPY_DELETESOURCE,
  SP_COPY_SOURCE_ABSOLUTE,
  SP_COPY_SOURCEPATH_ABSOLUTE,
} from '../setupapi/index.ts';
import { pathIn } from './file-lists.ts';
import { rootOf, workOf } from './file-queues.ts';
import type { OpenInf } from './open-inf.ts';
import {
  findSource,
  joinPath,
  listingInf,
  missing,
  opened,
  performCopy,
  styleOf,
  targetOf,
} from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const ABSOLUTE: number = SP_COPY_SOURCE_ABSOLUTE | SP_COPY_SOURCEPATH_ABSOLUTE;

type Of = In<'SetupInstallFileEx'>;

/** Where a file comes from and where it goes. */
interface Request {
  readonly source: string;
  readonly target: string;
  readonly style: number;
}

/**
 * Copies one file. False without an error: it need not or may not be copied.
 * Observed: conformance `file-queue/install_file/single-files`.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupinstallfileexw
 */
export function installFile(session: Session, of: Of): Out<'SetupInstallFileEx'> {
  const request = requestOf(session, of);
  if (!request) return { ret: false, err: win32('ERROR_INVALID_PARAMETER'), inUse: false };
  const { style } = request;
  const whole = absolutePath(request.source, session.program.currentDirectory);
  const { transaction } = session;
  const source = findSource(transaction.volume, whole);
  const found =
    source === undefined ? missing(transaction.volume, whole) : opened(transaction.volume, source, style);
  if (typeof found === 'number') return { ret: false, err: found, inUse: false };
  const origin = { call: 'SetupInstallFile', because: documented('nf-setupapi-setupinstallfilew') };
  const target = absolutePath(targetOf(request, found.path), session.program.currentDirectory);
  const copy = { content: found.content, source: found.path, target, style, origin };
  const copied = performCopy(workOf(session, of.callback), copy);
  if (copied.kind === 'refused') return { ret: false, err: copied.error, inUse: false };
  if (copied.kind === 'copied' && style & SP_COPY_DELETESOURCE) {
    transaction.change({ kind: 'file', path: found.path }, origin);
  }
  return { ret: copied.kind !== 'kept', err: SUCCESS, inUse: copied.kind === 'delayed' };
}

function requestOf(session: Session, of: Of): Request | undefined {
  const { context, destFile, sourceFile: named, style = 0 } = of;
  const line = context ? session.line(context) : undefined;
  const open = session.inf(context?.inf ?? of.inf ?? null);
  const name = line ? line.field(2) || line.field(1) : named;
  if (!name || (!line && !destFile)) return undefined;
  const source = sourceOf(session, open, of, name);
  if (source === undefined) return undefined;
  if (!line || !open || !context) return { source, target: destFile!, style };
  const section = open.sections[context.section]?.name;
  const target = pathIn(session, open.inf, section, destFile ?? line.field(1) ?? name);
  return { source, target, style: styleOf(readInteger(line.field(4) ?? '') || 0, style) };
}

/** The folder of the file counts, the path of its medium does not. */
function sourceOf(session: Session, open: OpenInf | undefined, of: Of, name: string): string | undefined {
  const { sourceRoot, style = 0 } = of;
  if (style & SP_COPY_SOURCE_ABSOLUTE) return name;
  if (style & ABSOLUTE) return joinPath(sourceRoot, name);
  if (!open) return undefined;
  const { architecture } = session.program;
  const file = sourceFile(listingInf(open.infs, name, architecture), name, architecture);
  return joinPath(rootOf(open, sourceRoot), file?.subdirectory, name);
}
