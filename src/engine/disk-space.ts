import { foldCase, type Win32Error, win32 } from '../base/index.ts';
import { readInteger } from '../inf/index.ts';
import { absolutePath, pathParts } from '../machine/index.ts';
import { FILEOP_COPY, FILEOP_DELETE, SPDSL_IGNORE_DISK } from '../setupapi/index.ts';
import { fileTargets } from './file-lists.ts';
import { sizeLine } from './inf-sources.ts';
import { returned } from './returned.ts';
import type { In, Out, Session } from './session.ts';
import { SpaceList, type SpaceOperation } from './space-list.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const NO_LIST = { ret: false, err: win32('ERROR_INVALID_HANDLE') };
const NO_PARAMETER = { ret: false, err: win32('ERROR_INVALID_PARAMETER') };

/**
 * Assumed: a cluster has 4096 bytes, what NTFS uses up to 16 TB; settled by the volume, which no machine here
 * describes.
 */
const CLUSTER = 4096;

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupcreatediskspacelistw */
export function createDiskSpaceList(
  session: Session,
  { flags, ...reserved }: In<'SetupCreateDiskSpaceList'>,
): Out<'SetupCreateDiskSpaceList'> {
  if (isUsed(reserved) || (flags & ~SPDSL_IGNORE_DISK) !== 0) return NO_PARAMETER;
  return { ret: true, list: session.spaces.add(new SpaceList(flags)) };
}

/**
 * Assumed: it takes no flags, and looks at them before the list; settled by duplicating on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupduplicatediskspacelistw
 */
export function duplicateDiskSpaceList(
  session: Session,
  { list, flags, ...reserved }: In<'SetupDuplicateDiskSpaceList'>,
): Out<'SetupDuplicateDiskSpaceList'> {
  if (isUsed(reserved) || flags !== 0) return NO_PARAMETER;
  const space = session.spaces.get(list);
  return space
    ? { ret: true, list: session.spaces.add(new SpaceList(space.flags, space.operations)) }
    : NO_LIST;
}

export function destroyDiskSpaceList(
  session: Session,
  { list }: In<'SetupDestroyDiskSpaceList'>,
): Out<'SetupDestroyDiskSpaceList'> {
  return session.spaces.close(list) ? { ret: true } : NO_LIST;
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupaddtodiskspacelistw */
export function addToDiskSpaceList(
  session: Session,
  { list, target, size, operation, ...reserved }: In<'SetupAddToDiskSpaceList'>,
): Out<'SetupAddToDiskSpaceList'> {
  return withList(session, list, reserved, space => add(session, space, { target, size, operation }));
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupremovefromdiskspacelistw */
export function removeFromDiskSpaceList(
  session: Session,
  { list, target, operation, ...reserved }: In<'SetupRemoveFromDiskSpaceList'>,
): Out<'SetupRemoveFromDiskSpaceList'> {
  return withList(session, list, reserved, space => {
    space.operations.delete(keyOf(absolutePath(target, session.program.currentDirectory), operation));
    return undefined;
  });
}

/**
 * Assumed: a file without size in [SourceDisksFiles] counts as 0; settled by such a section on Windows.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupaddsectiontodiskspacelistw
 */
export function addSectionToDiskSpaceList(
  session: Session,
  { list, inf, section, operation, ...reserved }: In<'SetupAddSectionToDiskSpaceList'>,
): Out<'SetupAddSectionToDiskSpaceList'> {
  const open = session.inf(inf);
  if (!open) return NO_LIST;
  const targets = fileTargets(session, open, section);
  if (!targets) return { ret: false, err: win32('ERROR_SECTION_NOT_FOUND') };
  return withList(session, list, reserved, space => {
    for (const { target, source } of targets) {
      const size = readInteger(sizeLine(session, open, source)?.field(3) ?? '') || 0;
      const refusal = add(session, space, { target, size, operation });
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  });
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupremovesectionfromdiskspacelistw */
export function removeSectionFromDiskSpaceList(
  session: Session,
  { list, inf, section, operation, ...reserved }: In<'SetupRemoveSectionFromDiskSpaceList'>,
): Out<'SetupRemoveSectionFromDiskSpaceList'> {
  const open = session.inf(inf);
  if (!open) return NO_LIST;
  const targets = fileTargets(session, open, section);
  if (!targets) return { ret: false, err: win32('ERROR_SECTION_NOT_FOUND') };
  return withList(session, list, reserved, space => {
    for (const { target } of targets) {
      space.operations.delete(keyOf(absolutePath(target, session.program.currentDirectory), operation));
    }
    return undefined;
  });
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupqueryspacerequiredondrivew */
export function querySpaceRequiredOnDrive(
  session: Session,
  { list, drive, space: told, ...reserved }: In<'SetupQuerySpaceRequiredOnDrive'>,
): Out<'SetupQuerySpaceRequiredOnDrive'> {
  const space = session.spaces.get(list);
  if (!space) return NO_LIST;
  if (drive === null || isUsed(reserved)) return NO_PARAMETER;
  const operations = [...space.operations.values()].filter(
    ({ target }) => driveOf(target) === foldCase(drive),
  );
  if (operations.length === 0) return { ret: false, err: win32('ERROR_INVALID_DRIVE') };
  if (told === null) return NO_PARAMETER;
  const spaceRequired = operations.reduce((sum, one) => sum + requiredBy(session, space, one), 0);
  return { ret: true, err: SUCCESS, spaceRequired };
}

/** @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupquerydrivesindiskspacelistw */
export function queryDrivesInDiskSpaceList(
  session: Session,
  { list, reserved1, reserved2, ...to }: In<'SetupQueryDrivesInDiskSpaceList'>,
): Out<'SetupQueryDrivesInDiskSpaceList'> {
  const space = session.spaces.get(list);
  if (!space) return NO_LIST;
  if (reserved1 || reserved2) return NO_PARAMETER;
  const names = [...space.operations.values()].map(({ target }) => driveOf(target).toLowerCase());
  const drives = [...new Set(names)];
  return returned(
    to,
    'drives',
    drives,
    drives.reduce((sum, drive) => sum + drive.length + 1, 1),
  );
}

interface Reserved {
  readonly reserved1?: number;
  readonly reserved2?: number;
}

function isUsed({ reserved1, reserved2 }: Reserved): boolean {
  return Boolean(reserved1 || reserved2);
}

function withList(
  { spaces }: Session,
  list: Parameters<typeof spaces.get>[0],
  reserved: Reserved,
  change: (space: SpaceList) => Win32Error | undefined,
): { ret: boolean; err: Win32Error } {
  const space = spaces.get(list);
  if (!space) return NO_LIST;
  const refusal = isUsed(reserved) ? win32('ERROR_INVALID_PARAMETER') : change(space);
  return refusal === undefined ? { ret: true, err: SUCCESS } : { ret: false, err: refusal };
}

function add({ program }: Session, space: SpaceList, of: SpaceOperation): Win32Error | undefined {
  const target = absolutePath(of.target, program.currentDirectory);
  if (of.operation !== FILEOP_COPY && of.operation !== FILEOP_DELETE) return win32('ERROR_INVALID_PARAMETER');
  if (!pathParts(target)) return win32('ERROR_INVALID_NAME');
  const size = of.operation === FILEOP_COPY ? of.size : 0;
  space.operations.set(keyOf(target, of.operation), { target, size, operation: of.operation });
  return undefined;
}

function keyOf(target: string, operation: number): string {
  return `${operation} ${foldCase(pathParts(target)?.join('\\') ?? target)}`;
}

function driveOf(target: string): string {
  return foldCase(pathParts(target)![0]!);
}

/** What is there already becomes free. @see about-the-disk-space-list */
function requiredBy(
  { transaction }: Session,
  { flags }: SpaceList,
  { target, size }: SpaceOperation,
): number {
  const present = flags & SPDSL_IGNORE_DISK ? 0 : (transaction.volume.file(target)?.size ?? 0);
  return clusters(size) - clusters(present);
}

function clusters(size: number): number {
  return Math.ceil(size / CLUSTER) * CLUSTER;
}
