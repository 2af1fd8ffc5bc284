import { win32 } from '../base/index.ts';
import {
  destinationOf,
  directoryText,
  type InfLine,
  readInteger,
  type SourceDisk,
  sourceDisk,
  sourceFile,
} from '../inf/index.ts';
import { type InfContext, SRCINFO_DESCRIPTION, SRCINFO_PATH, SRCINFO_TAGFILE } from '../setupapi/index.ts';
import type { OpenInf } from './open-inf.ts';
import { returnedText } from './returned.ts';
import { listingInf } from './sections/queue/index.ts';
import type { In, Out, Session } from './session.ts';

const NO_LINE = { ret: false, err: win32('ERROR_LINE_NOT_FOUND') };
const NO_HANDLE = { ret: false, err: win32('ERROR_INVALID_HANDLE') };
const NO_SECTION = { ret: false, err: win32('ERROR_SECTION_NOT_FOUND') };
const NO_PARAMETER = { ret: false, err: win32('ERROR_INVALID_PARAMETER') };

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgettargetpathw */
export function getTargetPath(
  session: Session,
  { inf, context, section, ...to }: In<'SetupGetTargetPath'>,
): Out<'SetupGetTargetPath'> {
  const open = session.inf(inf);
  if (!open) return NO_HANDLE;
  const list = context ? sectionName(open, context) : (section ?? undefined);
  const { dirId, subdirectory } = destinationOf(open.inf, list);
  const folder = withoutBackslash(directoryText(dirId, session.directories));
  const path = [folder, subdirectory ?? ''].filter(part => part !== '').join('\\');
  return returnedText(to, 'path', withoutBackslash(path));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetsourceinfow */
export function getSourceInfo(
  session: Session,
  { inf, sourceId, info, ...to }: In<'SetupGetSourceInfo'>,
): Out<'SetupGetSourceInfo'> {
  const open = session.inf(inf);
  if (!open) return NO_HANDLE;
  const disks = open.infs.map(one => sourceDisk(one, sourceId, session.program.architecture));
  const disk = disks.find(one => one !== undefined);
  if (!disk) return NO_LINE;
  const value = tell(disk, info);
  return value === undefined ? NO_PARAMETER : returnedText(to, 'value', value);
}

function tell(disk: SourceDisk, info: number): string | undefined {
  switch (info) {
    case SRCINFO_PATH:
      return withoutBackslash(disk.path ?? '');
    case SRCINFO_TAGFILE:
      return disk.tagOrCabinet ?? '';
    case SRCINFO_DESCRIPTION:
      return disk.description?.value ?? '';
    default:
      return undefined;
  }
}

/**
 * Assumed: the path is the file's own subdirectory, without the path that the medium has; settled by asking a
 * Windows about a file whose medium has one.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetsourcefilelocationw
 */
export function getSourceFileLocation(
  session: Session,
  { inf, context, file, ...to }: In<'SetupGetSourceFileLocation'>,
): Out<'SetupGetSourceFileLocation'> {
  const open = session.inf(inf);
  if (!open) return NO_HANDLE;
  const line = context ? session.line(context) : undefined;
  const name = line ? line.field(2) || line.field(1) : file;
  if (name === undefined || name === null) return NO_PARAMETER;
  const { architecture } = session.program;
  const found = sourceFile(listingInf(open.infs, name, architecture), name, architecture);
  if (!found) return NO_LINE;
  return { sourceId: found.diskId, ...returnedText(to, 'path', inside(found.subdirectory ?? '')) };
}

/**
 * Assumed: a file without a size has the size 0, each file of a list is rounded by itself, and a list without lines
 * is none; settled by such INFs on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupgetsourcefilesizew
 */
export function getSourceFileSize(
  session: Session,
  { inf, context, file, section, roundingFactor = 1 }: In<'SetupGetSourceFileSize'>,
): Out<'SetupGetSourceFileSize'> {
  const open = session.inf(context?.inf ?? inf);
  if (!open) return NO_HANDLE;
  const line = context ? session.line(context) : undefined;
  const lines = line ? [line] : section ? (open.inf.section(section)?.lines ?? []) : [];
  const names = lines.flatMap(one => one.field(2) || one.field(1) || []);
  if (!line && !section && file) names.push(file);
  if (names.length === 0) return section ? NO_SECTION : NO_PARAMETER;
  const listings = names.map(name => sizeLine(session, open, name));
  if (listings.includes(undefined)) return NO_LINE;
  const block = Math.max(1, roundingFactor);
  const blocks = listings.map(one => Math.ceil((readInteger(one!.field(3) ?? '') || 0) / block));
  return { ret: true, err: win32('ERROR_SUCCESS'), size: block * blocks.reduce((sum, one) => sum + one, 0) };
}

/** The line of [SourceDisksFiles] that tells the size of a file: of the architecture first. */
export function sizeLine({ program }: Session, { infs }: OpenInf, file: string): InfLine | undefined {
  const inf = listingInf(infs, file, program.architecture);
  const sections = [`SourceDisksFiles.${program.architecture}`, 'SourceDisksFiles'];
  return sections.map(name => inf.section(name)?.line(file)).find(line => line !== undefined);
}

function sectionName(open: OpenInf, context: InfContext): string | undefined {
  return open.sections[context.section]?.name;
}

function withoutBackslash(path: string): string {
  return path.endsWith('\\') ? path.slice(0, -1) : path;
}

/** A path that neither starts nor ends with a backslash. */
function inside(path: string): string {
  return withoutBackslash(path.startsWith('\\') ? path.slice(1) : path);
}
