import type { Win32Error } from '../base/index.ts';
import type {
  CabinetInfo,
  FileAnswer,
  FileCallback,
  FileInCabinet,
  FileNotification,
  FilePaths,
  SourceMedia,
} from '../setupapi/index.ts';
import * as s from '../setupapi/index.ts';
import { readPointer, wide } from './memory.ts';
import type { Windows } from './windows.ts';

/** PSP_FILE_CALLBACK. */
const FILE_CALLBACK = 'DWORD (PVOID, DWORD, HANDLE, HANDLE)';

const MAX_PATH = 260;
/** Where FILE_IN_CABINET_INFO has FullTargetName. */
const FULL_TARGET_NAME = 22;

/** A notification as Windows gave it, with its two parameters: the default callback is given the same. */
export interface WindowsNotification extends FileNotification {
  readonly parameters: readonly [number, number];
}

/**
 * Has Windows call a callback while `run` runs. Without one nobody is asked: media are said to be there, existing
 * files are kept, and what fails fails.
 */
export function withCallback<T>(
  windows: Windows,
  callback: FileCallback | null | undefined,
  run: (address: bigint) => T,
): T {
  const asked = (notification: number, first: number, second: number): number => {
    const of = readNotification(windows, notification, [first, second]);
    const answer = callback ? callback(of) : unasked(notification);
    if (answer.path !== undefined) giveBack(windows, of, answer);
    return answer.ret;
  };
  return windows.calledBack(
    FILE_CALLBACK,
    (_, notification, first, second) => asked(Number(notification), Number(first), Number(second)),
    run,
  );
}

const ERRORS: readonly number[] = [
  s.SPFILENOTIFY_COPYERROR,
  s.SPFILENOTIFY_RENAMEERROR,
  s.SPFILENOTIFY_DELETEERROR,
  s.SPFILENOTIFY_BACKUPERROR,
];

/** The notifications of SP_COPY_… flags are bits above the others. */
const EXISTING = 0x10000;

function unasked(notification: number): FileAnswer {
  const no = ERRORS.includes(notification) || notification >= EXISTING;
  return { ret: no ? s.FILEOP_ABORT : s.FILEOP_DOIT };
}

function readNotification(
  windows: Windows,
  notification: number,
  parameters: readonly [number, number],
): WindowsNotification {
  const [first, second] = parameters;
  const of = { notification, parameters };
  switch (notification) {
    case s.SPFILENOTIFY_STARTQUEUE:
      return of;
    case s.SPFILENOTIFY_ENDQUEUE:
      return { ...of, succeeded: first !== 0 };
    case s.SPFILENOTIFY_STARTSUBQUEUE:
      return { ...of, operation: first, count: second };
    case s.SPFILENOTIFY_ENDSUBQUEUE:
      return { ...of, operation: first };
    case s.SPFILENOTIFY_NEEDMEDIA:
      return { ...of, media: readMedia(windows, first) };
    case s.SPFILENOTIFY_QUEUESCAN:
      return { ...of, target: windows.text(first) ?? '', delayed: second };
    case s.SPFILENOTIFY_CABINETINFO:
    case s.SPFILENOTIFY_NEEDNEWCABINET:
      return { ...of, cabinet: readCabinet(windows, first) };
    case s.SPFILENOTIFY_FILEINCABINET:
      return { ...of, file: readFileInCabinet(windows, first), cabinetFile: windows.text(second) ?? '' };
    default:
      return { ...of, paths: readPaths(windows, first) };
  }
}

/** Where a notification wants the path of an answer. */
function giveBack(
  windows: Windows,
  { notification, parameters }: WindowsNotification,
  answer: FileAnswer,
): void {
  const [first, second] = parameters;
  const target = notification === s.SPFILENOTIFY_FILEINCABINET ? first + FULL_TARGET_NAME : second;
  if (target !== 0) windows.write(target, wide((answer.path ?? '').slice(0, MAX_PATH - 1)));
}

/** FILEPATHS: target, source, error, flags. */
function readPaths(windows: Windows, address: number): FilePaths {
  const bytes = windows.read(address, 24);
  return {
    target: windows.text(readPointer(bytes)) ?? null,
    source: windows.text(readPointer(bytes, 8)) ?? null,
    error: bytes.readUInt32LE(16) as Win32Error,
    flags: bytes.readUInt32LE(20),
  };
}

/** SOURCE_MEDIA: reserved, tag file, description, path, file, flags. */
function readMedia(windows: Windows, address: number): SourceMedia {
  const bytes = windows.read(address, 48);
  const text = (offset: number): string | undefined => windows.text(readPointer(bytes, offset));
  return {
    tagfile: text(8) ?? null,
    description: text(16) ?? null,
    sourcePath: text(24) ?? '',
    sourceFile: text(32) ?? '',
    flags: bytes.readUInt32LE(40),
  };
}

/** CABINET_INFO: path, file, disk, and two numbers of 16 bits. */
function readCabinet(windows: Windows, address: number): CabinetInfo {
  const bytes = windows.read(address, 32);
  const text = (offset: number): string => windows.text(readPointer(bytes, offset)) ?? '';
  return {
    cabinetPath: text(0),
    cabinetFile: text(8),
    diskName: text(16),
    setId: bytes.readUInt16LE(24),
    cabinetNumber: bytes.readUInt16LE(26),
  };
}

/** FILE_IN_CABINET_INFO: name, size, error, date, time, attributes, and room for a path. */
function readFileInCabinet(windows: Windows, address: number): FileInCabinet {
  const bytes = windows.read(address, FULL_TARGET_NAME);
  return {
    name: windows.text(readPointer(bytes)) ?? '',
    size: bytes.readUInt32LE(8),
    error: bytes.readUInt32LE(12) as Win32Error,
    dosDate: bytes.readUInt16LE(16),
    dosTime: bytes.readUInt16LE(18),
    attributes: bytes.readUInt16LE(20),
  };
}
